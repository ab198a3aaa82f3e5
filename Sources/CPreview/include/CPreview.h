// The script that previews add to pages.
#ifndef CPREVIEW_H
#define CPREVIEW_H

#include <stddef.h>

/// The bytes of preview.js, alive as long as the program; no zero byte follows them.
const unsigned char *_Nonnull cpreview_script(void);

/// How many bytes there are.
size_t cpreview_script_count(void);

#endif
