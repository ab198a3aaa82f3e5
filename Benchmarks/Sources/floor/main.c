// The floor: the least that any generator of pages must do.
//
// Reads every .md file below DIR, takes its front matter off, has cmark make HTML of the rest, puts
// that into a frame of 3,000 bytes and writes OUT/N/index.html, with THREADS threads. It knows no
// metadata, links, lists, languages or templates.
//
//   floor DIR OUT [THREADS]
//   floor --version          the version of cmark
//
// Exit status: 0 done, 64 a wrong command line, 74 a file could not be read or written.
#define _GNU_SOURCE
#include <cmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { frame_length = 3000, most_threads = 256 };

static char **sources;
static size_t source_count;
static atomic_size_t next_source;
static const char *output;
static char frame[frame_length];

static void fail(const char *path) {
  perror(path);
  exit(74);
}

static void *check(void *memory) {
  if (!memory) fail("floor");
  return memory;
}

static char *joined(const char *folder, const char *name) {
  char *path;
  if (asprintf(&path, "%s/%s", folder, name) < 0) fail(folder);
  return path;
}

static void collect(const char *folder) {
  static size_t capacity;
  DIR *directory = opendir(folder);
  if (!directory) fail(folder);
  for (struct dirent *entry; (entry = readdir(directory));) {
    if (entry->d_name[0] == '.') continue;
    char *path = joined(folder, entry->d_name);
    const char *extension = strrchr(entry->d_name, '.');
    if (entry->d_type == DT_DIR) {
      collect(path);
      free(path);
    } else if (extension && strcmp(extension, ".md") == 0) {
      if (source_count == capacity) {
        capacity = capacity ? 2 * capacity : 1024;
        sources = check(realloc(sources, capacity * sizeof *sources));
      }
      sources[source_count++] = path;
    } else {
      free(path);
    }
  }
  closedir(directory);
}

static char *contents(const char *path, size_t *length) {
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) < 0) fail(path);
  *length = (size_t)status.st_size;
  char *bytes = check(malloc(*length + 1));
  if (read(file, bytes, *length) != status.st_size) fail(path);
  bytes[*length] = 0;
  close(file);
  return bytes;
}

// Where the Markdown begins, after the front matter.
static const char *body(const char *text) {
  if (strncmp(text, "---\n", 4) != 0) return text;
  const char *end = strstr(text + 3, "\n---\n");
  return end ? end + 5 : text;
}

static void write_page(size_t number, const char *html) {
  char path[4096];
  int length = snprintf(path, sizeof path, "%s/%zu", output, number);
  if (length < 0 || (size_t)length + sizeof "/index.html" > sizeof path) fail(output);
  if (mkdir(path, 0755) < 0) fail(path);
  strcat(path, "/index.html");
  size_t size = strlen(html);
  char *page = check(malloc(frame_length + size));
  memcpy(page, frame, frame_length);
  memcpy(page + frame_length, html, size);
  size += frame_length;
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0 || write(file, page, size) != (ssize_t)size || close(file) < 0) fail(path);
  free(page);
}

static void *work(void *unused) {
  (void)unused;
  for (size_t number; (number = atomic_fetch_add(&next_source, 1)) < source_count;) {
    size_t length;
    char *text = contents(sources[number], &length);
    const char *markdown = body(text);
    char *html =
        cmark_markdown_to_html(markdown, length - (size_t)(markdown - text), CMARK_OPT_DEFAULT);
    write_page(number, check(html));
    free(html);
    free(text);
  }
  return NULL;
}

int main(int count, char **arguments) {
  if (count == 2 && strcmp(arguments[1], "--version") == 0) {
    puts(cmark_version_string());
    return 0;
  }
  int threads = count == 4 ? atoi(arguments[3]) : 1;
  if (count < 3 || count > 4 || threads < 1 || threads > most_threads) {
    fputs("usage: floor DIR OUT [THREADS]\n", stderr);
    return 64;
  }
  output = arguments[2];
  memset(frame, 'x', frame_length);
  if (mkdir(output, 0755) < 0) fail(output);
  collect(arguments[1]);
  pthread_t workers[most_threads];
  for (int index = 0; index < threads; index++) {
    if (pthread_create(&workers[index], NULL, work, NULL) != 0) fail("floor");
  }
  for (int index = 0; index < threads; index++) pthread_join(workers[index], NULL);
  return 0;
}
