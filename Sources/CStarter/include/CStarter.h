#ifndef CSTARTER_H
#define CSTARTER_H

#include <stddef.h>

/// A file that sites and pages begin with.
typedef struct {
  /// Its path below `starter/`, such as `site/content/site.yml`.
  const char *_Nonnull path;
  /// Its bytes, alive as long as the program; no zero byte follows them.
  const unsigned char *_Nonnull bytes;
  size_t count;
} CStarterFile;

/// The files, sorted by the bytes of their paths.
const CStarterFile *_Nonnull cstarter_files(void);

/// How many files there are.
size_t cstarter_file_count(void);

#endif
