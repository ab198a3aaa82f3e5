#include "CPreview.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char script[] = {
#embed "preview.js"
};

const unsigned char *cpreview_script(void) { return script; }

size_t cpreview_script_count(void) { return sizeof script; }
