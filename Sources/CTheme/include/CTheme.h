#ifndef CTHEME_H
#define CTHEME_H

#include <stddef.h>

/// A file of the built-in theme.
typedef struct {
  /// Its path below `templates/`, such as `partials/head.mustache`.
  const char *_Nonnull path;
  /// Its bytes, alive as long as the program; no zero byte follows them.
  const unsigned char *_Nonnull bytes;
  size_t count;
} CThemeFile;

/// The files of the built-in theme, sorted by the bytes of their paths.
const CThemeFile *_Nonnull ctheme_files(void);

/// How many files there are.
size_t ctheme_file_count(void);

#endif
