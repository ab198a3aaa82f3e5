// Written by scripts/embed-theme from the files of templates/: run it instead of editing this.
#include "CTheme.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../../templates/README.md"
};
static const unsigned char file1[] = {
#embed "../../templates/assets/enhance.js"
};
static const unsigned char file2[] = {
#embed "../../templates/assets/mark.svg"
};
static const unsigned char file3[] = {
#embed "../../templates/assets/search-index.js"
};
static const unsigned char file4[] = {
#embed "../../templates/assets/search.js"
};
static const unsigned char file5[] = {
#embed "../../templates/assets/style.css"
};
static const unsigned char file6[] = {
#embed "../../templates/base.mustache"
};
static const unsigned char file7[] = {
#embed "../../templates/categories.mustache"
};
static const unsigned char file8[] = {
#embed "../../templates/check-report.mustache"
};
static const unsigned char file9[] = {
#embed "../../templates/data.mustache"
};
static const unsigned char file10[] = {
#embed "../../templates/dataset.mustache"
};
static const unsigned char file11[] = {
#embed "../../templates/evaluation.mustache"
};
static const unsigned char file12[] = {
#embed "../../templates/faq.mustache"
};
static const unsigned char file13[] = {
#embed "../../templates/freshness.mustache"
};
static const unsigned char file14[] = {
#embed "../../templates/gone.mustache"
};
static const unsigned char file15[] = {
#embed "../../templates/home.mustache"
};
static const unsigned char file16[] = {
#embed "../../templates/landing.mustache"
};
static const unsigned char file17[] = {
#embed "../../templates/link-report.mustache"
};
static const unsigned char file18[] = {
#embed "../../templates/messages/en.yml"
};
static const unsigned char file19[] = {
#embed "../../templates/messages/zh-Hant.yml"
};
static const unsigned char file20[] = {
#embed "../../templates/not-found.mustache"
};
static const unsigned char file21[] = {
#embed "../../templates/page.mustache"
};
static const unsigned char file22[] = {
#embed "../../templates/pages/open-data-declaration.en.md"
};
static const unsigned char file23[] = {
#embed "../../templates/pages/open-data-declaration.zh-Hant.md"
};
static const unsigned char file24[] = {
#embed "../../templates/pages/privacy.en.md"
};
static const unsigned char file25[] = {
#embed "../../templates/pages/privacy.zh-Hant.md"
};
static const unsigned char file26[] = {
#embed "../../templates/partials/breadcrumb.mustache"
};
static const unsigned char file27[] = {
#embed "../../templates/partials/colophon.mustache"
};
static const unsigned char file28[] = {
#embed "../../templates/partials/contact.mustache"
};
static const unsigned char file29[] = {
#embed "../../templates/partials/data-aside.mustache"
};
static const unsigned char file30[] = {
#embed "../../templates/partials/data-quality.mustache"
};
static const unsigned char file31[] = {
#embed "../../templates/partials/data-request.mustache"
};
static const unsigned char file32[] = {
#embed "../../templates/partials/data-versions.mustache"
};
static const unsigned char file33[] = {
#embed "../../templates/partials/doc-foot.mustache"
};
static const unsigned char file34[] = {
#embed "../../templates/partials/doc-head.mustache"
};
static const unsigned char file35[] = {
#embed "../../templates/partials/download.mustache"
};
static const unsigned char file36[] = {
#embed "../../templates/partials/downloads.mustache"
};
static const unsigned char file37[] = {
#embed "../../templates/partials/entry-meta.mustache"
};
static const unsigned char file38[] = {
#embed "../../templates/partials/fields.mustache"
};
static const unsigned char file39[] = {
#embed "../../templates/partials/finding-place.mustache"
};
static const unsigned char file40[] = {
#embed "../../templates/partials/head.mustache"
};
static const unsigned char file41[] = {
#embed "../../templates/partials/icons/caution.mustache"
};
static const unsigned char file42[] = {
#embed "../../templates/partials/icons/check.mustache"
};
static const unsigned char file43[] = {
#embed "../../templates/partials/icons/cross.mustache"
};
static const unsigned char file44[] = {
#embed "../../templates/partials/icons/feed.mustache"
};
static const unsigned char file45[] = {
#embed "../../templates/partials/icons/important.mustache"
};
static const unsigned char file46[] = {
#embed "../../templates/partials/icons/menu.mustache"
};
static const unsigned char file47[] = {
#embed "../../templates/partials/icons/moved.mustache"
};
static const unsigned char file48[] = {
#embed "../../templates/partials/icons/note.mustache"
};
static const unsigned char file49[] = {
#embed "../../templates/partials/icons/question.mustache"
};
static const unsigned char file50[] = {
#embed "../../templates/partials/icons/search.mustache"
};
static const unsigned char file51[] = {
#embed "../../templates/partials/icons/table.mustache"
};
static const unsigned char file52[] = {
#embed "../../templates/partials/icons/text-size.mustache"
};
static const unsigned char file53[] = {
#embed "../../templates/partials/icons/trace.mustache"
};
static const unsigned char file54[] = {
#embed "../../templates/partials/icons/warning.mustache"
};
static const unsigned char file55[] = {
#embed "../../templates/partials/listing.mustache"
};
static const unsigned char file56[] = {
#embed "../../templates/partials/masthead.mustache"
};
static const unsigned char file57[] = {
#embed "../../templates/partials/navigation-item.mustache"
};
static const unsigned char file58[] = {
#embed "../../templates/partials/notices.mustache"
};
static const unsigned char file59[] = {
#embed "../../templates/partials/outcome-counts.mustache"
};
static const unsigned char file60[] = {
#embed "../../templates/partials/outcome.mustache"
};
static const unsigned char file61[] = {
#embed "../../templates/partials/outline-item.mustache"
};
static const unsigned char file62[] = {
#embed "../../templates/partials/outline.mustache"
};
static const unsigned char file63[] = {
#embed "../../templates/partials/pager.mustache"
};
static const unsigned char file64[] = {
#embed "../../templates/partials/preferences.mustache"
};
static const unsigned char file65[] = {
#embed "../../templates/partials/quality-marks.mustache"
};
static const unsigned char file66[] = {
#embed "../../templates/partials/reported-link.mustache"
};
static const unsigned char file67[] = {
#embed "../../templates/partials/results.mustache"
};
static const unsigned char file68[] = {
#embed "../../templates/partials/search-field.mustache"
};
static const unsigned char file69[] = {
#embed "../../templates/partials/site-map-node.mustache"
};
static const unsigned char file70[] = {
#embed "../../templates/partials/subnavigation.mustache"
};
static const unsigned char file71[] = {
#embed "../../templates/partials/table-files.mustache"
};
static const unsigned char file72[] = {
#embed "../../templates/partials/targets.mustache"
};
static const unsigned char file73[] = {
#embed "../../templates/partials/term.mustache"
};
static const unsigned char file74[] = {
#embed "../../templates/partials/text.mustache"
};
static const unsigned char file75[] = {
#embed "../../templates/partials/verdict-icon.mustache"
};
static const unsigned char file76[] = {
#embed "../../templates/plan.mustache"
};
static const unsigned char file77[] = {
#embed "../../templates/quality.mustache"
};
static const unsigned char file78[] = {
#embed "../../templates/redirect.mustache"
};
static const unsigned char file79[] = {
#embed "../../templates/scheme.mustache"
};
static const unsigned char file80[] = {
#embed "../../templates/search.mustache"
};
static const unsigned char file81[] = {
#embed "../../templates/search.yml"
};
static const unsigned char file82[] = {
#embed "../../templates/section.mustache"
};
static const unsigned char file83[] = {
#embed "../../templates/sitemap.mustache"
};
static const unsigned char file84[] = {
#embed "../../templates/sop.mustache"
};
static const unsigned char file85[] = {
#embed "../../templates/table.mustache"
};
static const unsigned char file86[] = {
#embed "../../templates/term.mustache"
};
static const unsigned char file87[] = {
#embed "../../templates/trace.mustache"
};
static const unsigned char file88[] = {
#embed "../../templates/untranslated.mustache"
};

static const CThemeFile files[] = {
  {"README.md", file0, sizeof file0},
  {"assets/enhance.js", file1, sizeof file1},
  {"assets/mark.svg", file2, sizeof file2},
  {"assets/search-index.js", file3, sizeof file3},
  {"assets/search.js", file4, sizeof file4},
  {"assets/style.css", file5, sizeof file5},
  {"base.mustache", file6, sizeof file6},
  {"categories.mustache", file7, sizeof file7},
  {"check-report.mustache", file8, sizeof file8},
  {"data.mustache", file9, sizeof file9},
  {"dataset.mustache", file10, sizeof file10},
  {"evaluation.mustache", file11, sizeof file11},
  {"faq.mustache", file12, sizeof file12},
  {"freshness.mustache", file13, sizeof file13},
  {"gone.mustache", file14, sizeof file14},
  {"home.mustache", file15, sizeof file15},
  {"landing.mustache", file16, sizeof file16},
  {"link-report.mustache", file17, sizeof file17},
  {"messages/en.yml", file18, sizeof file18},
  {"messages/zh-Hant.yml", file19, sizeof file19},
  {"not-found.mustache", file20, sizeof file20},
  {"page.mustache", file21, sizeof file21},
  {"pages/open-data-declaration.en.md", file22, sizeof file22},
  {"pages/open-data-declaration.zh-Hant.md", file23, sizeof file23},
  {"pages/privacy.en.md", file24, sizeof file24},
  {"pages/privacy.zh-Hant.md", file25, sizeof file25},
  {"partials/breadcrumb.mustache", file26, sizeof file26},
  {"partials/colophon.mustache", file27, sizeof file27},
  {"partials/contact.mustache", file28, sizeof file28},
  {"partials/data-aside.mustache", file29, sizeof file29},
  {"partials/data-quality.mustache", file30, sizeof file30},
  {"partials/data-request.mustache", file31, sizeof file31},
  {"partials/data-versions.mustache", file32, sizeof file32},
  {"partials/doc-foot.mustache", file33, sizeof file33},
  {"partials/doc-head.mustache", file34, sizeof file34},
  {"partials/download.mustache", file35, sizeof file35},
  {"partials/downloads.mustache", file36, sizeof file36},
  {"partials/entry-meta.mustache", file37, sizeof file37},
  {"partials/fields.mustache", file38, sizeof file38},
  {"partials/finding-place.mustache", file39, sizeof file39},
  {"partials/head.mustache", file40, sizeof file40},
  {"partials/icons/caution.mustache", file41, sizeof file41},
  {"partials/icons/check.mustache", file42, sizeof file42},
  {"partials/icons/cross.mustache", file43, sizeof file43},
  {"partials/icons/feed.mustache", file44, sizeof file44},
  {"partials/icons/important.mustache", file45, sizeof file45},
  {"partials/icons/menu.mustache", file46, sizeof file46},
  {"partials/icons/moved.mustache", file47, sizeof file47},
  {"partials/icons/note.mustache", file48, sizeof file48},
  {"partials/icons/question.mustache", file49, sizeof file49},
  {"partials/icons/search.mustache", file50, sizeof file50},
  {"partials/icons/table.mustache", file51, sizeof file51},
  {"partials/icons/text-size.mustache", file52, sizeof file52},
  {"partials/icons/trace.mustache", file53, sizeof file53},
  {"partials/icons/warning.mustache", file54, sizeof file54},
  {"partials/listing.mustache", file55, sizeof file55},
  {"partials/masthead.mustache", file56, sizeof file56},
  {"partials/navigation-item.mustache", file57, sizeof file57},
  {"partials/notices.mustache", file58, sizeof file58},
  {"partials/outcome-counts.mustache", file59, sizeof file59},
  {"partials/outcome.mustache", file60, sizeof file60},
  {"partials/outline-item.mustache", file61, sizeof file61},
  {"partials/outline.mustache", file62, sizeof file62},
  {"partials/pager.mustache", file63, sizeof file63},
  {"partials/preferences.mustache", file64, sizeof file64},
  {"partials/quality-marks.mustache", file65, sizeof file65},
  {"partials/reported-link.mustache", file66, sizeof file66},
  {"partials/results.mustache", file67, sizeof file67},
  {"partials/search-field.mustache", file68, sizeof file68},
  {"partials/site-map-node.mustache", file69, sizeof file69},
  {"partials/subnavigation.mustache", file70, sizeof file70},
  {"partials/table-files.mustache", file71, sizeof file71},
  {"partials/targets.mustache", file72, sizeof file72},
  {"partials/term.mustache", file73, sizeof file73},
  {"partials/text.mustache", file74, sizeof file74},
  {"partials/verdict-icon.mustache", file75, sizeof file75},
  {"plan.mustache", file76, sizeof file76},
  {"quality.mustache", file77, sizeof file77},
  {"redirect.mustache", file78, sizeof file78},
  {"scheme.mustache", file79, sizeof file79},
  {"search.mustache", file80, sizeof file80},
  {"search.yml", file81, sizeof file81},
  {"section.mustache", file82, sizeof file82},
  {"sitemap.mustache", file83, sizeof file83},
  {"sop.mustache", file84, sizeof file84},
  {"table.mustache", file85, sizeof file85},
  {"term.mustache", file86, sizeof file86},
  {"trace.mustache", file87, sizeof file87},
  {"untranslated.mustache", file88, sizeof file88},
};

const CThemeFile *ctheme_files(void) { return files; }

size_t ctheme_file_count(void) { return sizeof files / sizeof *files; }
