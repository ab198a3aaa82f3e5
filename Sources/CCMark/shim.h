#ifndef CCMARK_SHIM_H
#define CCMARK_SHIM_H

#include <cmark.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Memory for libcmark's trees.
//
// A page's tree is some hundred small blocks, made together and given up together. Taking them one
// by one from malloc and giving them back cost a third of all that libcmark does. Here they are cut
// from large chunks, and the chunks go when the thread's last tree goes. libcmark hands its
// allocator no context, so the chunks belong to the thread: a tree must be released on the thread
// that parsed it.

struct ccmark_chunk {
  struct ccmark_chunk *previous;
  size_t size;
  size_t used;
  size_t unused;  // Keeps the bytes behind it aligned to 16.
};

struct ccmark_block {
  size_t size;
  size_t unused;
};

struct ccmark_arena {
  struct ccmark_chunk *chunk;
  size_t trees;
};

/// A variable of its own would not be part of what Swift makes of this header.
static inline struct ccmark_arena *ccmark_arena_of_thread(void) {
  static _Thread_local struct ccmark_arena arena;
  return &arena;
}

static inline struct ccmark_block *ccmark_header(void *pointer) {
  return (struct ccmark_block *)pointer - 1;
}

/// Whether a block is the last one that was cut from the current chunk.
static inline int ccmark_is_last(void *pointer, size_t size) {
  struct ccmark_chunk *chunk = ccmark_arena_of_thread()->chunk;
  return (char *)pointer + size == (char *)(chunk + 1) + chunk->used;
}

static inline void *ccmark_allocate(size_t size) {
  if (size > PTRDIFF_MAX / 2) abort();
  size = (size + 15) & ~(size_t)15;
  size_t needed = size + sizeof(struct ccmark_block);
  struct ccmark_arena *arena = ccmark_arena_of_thread();
  struct ccmark_chunk *chunk = arena->chunk;
  if (chunk == NULL || chunk->size - chunk->used < needed) {
    // Small enough to come from the heap and not from the kernel each time.
    size_t room = needed > 64000 ? needed : 64000;
    chunk = (struct ccmark_chunk *)malloc(sizeof(struct ccmark_chunk) + room);
    if (chunk == NULL) abort();
    chunk->previous = arena->chunk;
    chunk->size = room;
    chunk->used = 0;
    arena->chunk = chunk;
  }
  struct ccmark_block *block = (struct ccmark_block *)((char *)(chunk + 1) + chunk->used);
  block->size = size;
  chunk->used += needed;
  return block + 1;
}

static void *ccmark_calloc(size_t count, size_t size) {
  if (size != 0 && count > PTRDIFF_MAX / size) abort();
  return memset(ccmark_allocate(count * size), 0, count * size);
}

static void ccmark_free(void *pointer) {
  if (pointer == NULL) return;
  size_t size = ccmark_header(pointer)->size;
  if (ccmark_is_last(pointer, size)) {
    ccmark_arena_of_thread()->chunk->used -= size + sizeof(struct ccmark_block);
  }
}

static void *ccmark_realloc(void *pointer, size_t size) {
  if (pointer == NULL) return ccmark_allocate(size);
  size_t old = ccmark_header(pointer)->size;
  if (size <= old) return pointer;
  void *larger = ccmark_allocate(size);
  memcpy(larger, pointer, old);
  return larger;
}

static struct cmark_mem ccmark_mem = {ccmark_calloc, ccmark_realloc, ccmark_free};

/// Parses a text. The tree lives until `ccmark_release` was called as often as this.
static inline cmark_node *ccmark_parse(const char *text, size_t length, int options) {
  ccmark_arena_of_thread()->trees += 1;
  cmark_parser *parser = cmark_parser_new_with_mem(options, &ccmark_mem);
  cmark_parser_feed(parser, text, length);
  cmark_node *root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return root;
}

/// Gives one tree up; the memory of all goes with the last.
static inline void ccmark_release(void) {
  struct ccmark_arena *arena = ccmark_arena_of_thread();
  arena->trees -= 1;
  if (arena->trees != 0) return;
  while (arena->chunk != NULL) {
    struct ccmark_chunk *chunk = arena->chunk;
    arena->chunk = chunk->previous;
    free(chunk);
  }
}

#endif
