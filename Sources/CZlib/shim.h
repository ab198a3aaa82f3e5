#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

// `inflateInit2` and `deflateInit2` are macros, which Swift doesn't see.

/// Readies a stream for gzip alone; Z_OK where it is.
static inline int czlib_begin_gzip(z_stream *stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}

/// Readies a stream that packs without header and checksum; Z_OK where it is. It looks back 32 KB and is quick rather
/// than thorough.
static inline int czlib_begin_raw_deflate(z_stream *stream) {
  return deflateInit2(stream, 5, Z_DEFLATED, -MAX_WBITS, 7, Z_DEFAULT_STRATEGY);
}

/// Readies a stream that undoes that; Z_OK where it is.
static inline int czlib_begin_raw_inflate(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}

#endif
