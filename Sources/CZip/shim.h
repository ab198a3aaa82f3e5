#ifndef CZIP_SHIM_H
#define CZIP_SHIM_H

#include <zip.h>

// libzip names the commands that a source answers by a function of any number of arguments, which
// Swift doesn't call.

/// What a source answers that is only read, once and in order.
static inline zip_int64_t czip_commands_of_entry(void) {
  return zip_source_make_command_bitmap(
      ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
      ZIP_SOURCE_FREE, -1);
}

/// What the source answers that an archive is written to.
static inline zip_int64_t czip_commands_of_archive(void) { return ZIP_SOURCE_SUPPORTS_WRITABLE; }

#endif
