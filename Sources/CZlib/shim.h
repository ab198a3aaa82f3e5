#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

/// Readies a stream for gzip alone; Z_OK where it is. `inflateInit2` is a macro, which Swift doesn't see.
static inline int czlib_begin_gzip(z_stream *stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}

#endif
