// Written by scripts/embed-theme from the files of starter/: run it instead of editing this.
#include "CStarter.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../../starter/pages/dataset.csv"
};
static const unsigned char file1[] = {
#embed "../../starter/pages/dataset.en.md"
};
static const unsigned char file2[] = {
#embed "../../starter/pages/dataset.zh-Hant.md"
};
static const unsigned char file3[] = {
#embed "../../starter/pages/evaluation.en.md"
};
static const unsigned char file4[] = {
#embed "../../starter/pages/evaluation.zh-Hant.md"
};
static const unsigned char file5[] = {
#embed "../../starter/pages/faq.en.md"
};
static const unsigned char file6[] = {
#embed "../../starter/pages/faq.zh-Hant.md"
};
static const unsigned char file7[] = {
#embed "../../starter/pages/news.en.md"
};
static const unsigned char file8[] = {
#embed "../../starter/pages/news.zh-Hant.md"
};
static const unsigned char file9[] = {
#embed "../../starter/pages/page.en.md"
};
static const unsigned char file10[] = {
#embed "../../starter/pages/page.zh-Hant.md"
};
static const unsigned char file11[] = {
#embed "../../starter/pages/plan.en.md"
};
static const unsigned char file12[] = {
#embed "../../starter/pages/plan.zh-Hant.md"
};
static const unsigned char file13[] = {
#embed "../../starter/pages/sop.en.md"
};
static const unsigned char file14[] = {
#embed "../../starter/pages/sop.zh-Hant.md"
};
static const unsigned char file15[] = {
#embed "../../starter/site/content/categories/cake.yml"
};
static const unsigned char file16[] = {
#embed "../../starter/site/content/categories/service.yml"
};
static const unsigned char file17[] = {
#embed "../../starter/site/content/categories/theme.yml"
};
static const unsigned char file18[] = {
#embed "../../starter/site/content/datasets/_index.en.md"
};
static const unsigned char file19[] = {
#embed "../../starter/site/content/datasets/_index.zh-Hant.md"
};
static const unsigned char file20[] = {
#embed "../../starter/site/content/datasets/service-counts.en.md"
};
static const unsigned char file21[] = {
#embed "../../starter/site/content/datasets/service-counts.zh-Hant.md"
};
static const unsigned char file22[] = {
#embed "../../starter/site/content/datasets/service-counts/service-counts.csv"
};
static const unsigned char file23[] = {
#embed "../../starter/site/content/evaluations/@YEAR@-h1.en.md"
};
static const unsigned char file24[] = {
#embed "../../starter/site/content/evaluations/@YEAR@-h1.zh-Hant.md"
};
static const unsigned char file25[] = {
#embed "../../starter/site/content/evaluations/_index.en.md"
};
static const unsigned char file26[] = {
#embed "../../starter/site/content/evaluations/_index.zh-Hant.md"
};
static const unsigned char file27[] = {
#embed "../../starter/site/content/faqs/_index.en.md"
};
static const unsigned char file28[] = {
#embed "../../starter/site/content/faqs/_index.zh-Hant.md"
};
static const unsigned char file29[] = {
#embed "../../starter/site/content/faqs/services.en.md"
};
static const unsigned char file30[] = {
#embed "../../starter/site/content/faqs/services.zh-Hant.md"
};
static const unsigned char file31[] = {
#embed "../../starter/site/content/index.en.md"
};
static const unsigned char file32[] = {
#embed "../../starter/site/content/index.zh-Hant.md"
};
static const unsigned char file33[] = {
#embed "../../starter/site/content/news/_index.en.md"
};
static const unsigned char file34[] = {
#embed "../../starter/site/content/news/_index.zh-Hant.md"
};
static const unsigned char file35[] = {
#embed "../../starter/site/content/news/site-opened.en.md"
};
static const unsigned char file36[] = {
#embed "../../starter/site/content/news/site-opened.zh-Hant.md"
};
static const unsigned char file37[] = {
#embed "../../starter/site/content/plans/@YEAR@.en.md"
};
static const unsigned char file38[] = {
#embed "../../starter/site/content/plans/@YEAR@.zh-Hant.md"
};
static const unsigned char file39[] = {
#embed "../../starter/site/content/plans/_index.en.md"
};
static const unsigned char file40[] = {
#embed "../../starter/site/content/plans/_index.zh-Hant.md"
};
static const unsigned char file41[] = {
#embed "../../starter/site/content/site.yml"
};
static const unsigned char file42[] = {
#embed "../../starter/site/content/sops/_index.en.md"
};
static const unsigned char file43[] = {
#embed "../../starter/site/content/sops/_index.zh-Hant.md"
};
static const unsigned char file44[] = {
#embed "../../starter/site/content/sops/application.en.md"
};
static const unsigned char file45[] = {
#embed "../../starter/site/content/sops/application.zh-Hant.md"
};

static const CStarterFile files[] = {
  {"pages/dataset.csv", file0, sizeof file0},
  {"pages/dataset.en.md", file1, sizeof file1},
  {"pages/dataset.zh-Hant.md", file2, sizeof file2},
  {"pages/evaluation.en.md", file3, sizeof file3},
  {"pages/evaluation.zh-Hant.md", file4, sizeof file4},
  {"pages/faq.en.md", file5, sizeof file5},
  {"pages/faq.zh-Hant.md", file6, sizeof file6},
  {"pages/news.en.md", file7, sizeof file7},
  {"pages/news.zh-Hant.md", file8, sizeof file8},
  {"pages/page.en.md", file9, sizeof file9},
  {"pages/page.zh-Hant.md", file10, sizeof file10},
  {"pages/plan.en.md", file11, sizeof file11},
  {"pages/plan.zh-Hant.md", file12, sizeof file12},
  {"pages/sop.en.md", file13, sizeof file13},
  {"pages/sop.zh-Hant.md", file14, sizeof file14},
  {"site/content/categories/cake.yml", file15, sizeof file15},
  {"site/content/categories/service.yml", file16, sizeof file16},
  {"site/content/categories/theme.yml", file17, sizeof file17},
  {"site/content/datasets/_index.en.md", file18, sizeof file18},
  {"site/content/datasets/_index.zh-Hant.md", file19, sizeof file19},
  {"site/content/datasets/service-counts.en.md", file20, sizeof file20},
  {"site/content/datasets/service-counts.zh-Hant.md", file21, sizeof file21},
  {"site/content/datasets/service-counts/service-counts.csv", file22, sizeof file22},
  {"site/content/evaluations/@YEAR@-h1.en.md", file23, sizeof file23},
  {"site/content/evaluations/@YEAR@-h1.zh-Hant.md", file24, sizeof file24},
  {"site/content/evaluations/_index.en.md", file25, sizeof file25},
  {"site/content/evaluations/_index.zh-Hant.md", file26, sizeof file26},
  {"site/content/faqs/_index.en.md", file27, sizeof file27},
  {"site/content/faqs/_index.zh-Hant.md", file28, sizeof file28},
  {"site/content/faqs/services.en.md", file29, sizeof file29},
  {"site/content/faqs/services.zh-Hant.md", file30, sizeof file30},
  {"site/content/index.en.md", file31, sizeof file31},
  {"site/content/index.zh-Hant.md", file32, sizeof file32},
  {"site/content/news/_index.en.md", file33, sizeof file33},
  {"site/content/news/_index.zh-Hant.md", file34, sizeof file34},
  {"site/content/news/site-opened.en.md", file35, sizeof file35},
  {"site/content/news/site-opened.zh-Hant.md", file36, sizeof file36},
  {"site/content/plans/@YEAR@.en.md", file37, sizeof file37},
  {"site/content/plans/@YEAR@.zh-Hant.md", file38, sizeof file38},
  {"site/content/plans/_index.en.md", file39, sizeof file39},
  {"site/content/plans/_index.zh-Hant.md", file40, sizeof file40},
  {"site/content/site.yml", file41, sizeof file41},
  {"site/content/sops/_index.en.md", file42, sizeof file42},
  {"site/content/sops/_index.zh-Hant.md", file43, sizeof file43},
  {"site/content/sops/application.en.md", file44, sizeof file44},
  {"site/content/sops/application.zh-Hant.md", file45, sizeof file45},
};

const CStarterFile *cstarter_files(void) { return files; }

size_t cstarter_file_count(void) { return sizeof files / sizeof *files; }
