#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <malloc.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int linux_exchange(int first_folder, const char *first, int second_folder, const char *second) {
  return renameat2(first_folder, first, second_folder, second, RENAME_EXCHANGE);
}

static const int reading = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

int linux_open_by_parts(int folder, const char *path) {
  int current = folder;
  for (;;) {
    const char *slash = strchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : strlen(path);
    char part[256];
    int next = -1;
    if (length == 0 || (length == 2 && memcmp(path, "..", 2) == 0)) {
      errno = EXDEV;
    } else if (length >= sizeof part) {
      errno = ENAMETOOLONG;
    } else {
      memcpy(part, path, length);
      part[length] = '\0';
      next = openat(current, part, slash ? reading | O_DIRECTORY : reading);
    }
    if (current != folder) {
      int reason = errno;
      close(current);
      errno = reason;
    }
    if (next < 0 || !slash) return next;
    current = next;
    path = slash + 1;
  }
}

int linux_open_beneath(int folder, const char *path) {
  struct open_how how = {
      .flags = (unsigned long long)reading,
      .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
  };
  int descriptor = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
  if (descriptor >= 0 || (errno != ENOSYS && errno != EPERM)) return descriptor;
  return linux_open_by_parts(folder, path);
}

int linux_processor_count(void) {
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof processors, &processors) == 0) {
    int count = CPU_COUNT(&processors);
    if (count > 0) return count;
  }
  // More processors than the fixed set can name.
  long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (int)online : 1;
}

void linux_return_large_memory(int byte_count) {
  mallopt(M_MMAP_THRESHOLD, byte_count);
  mallopt(M_TRIM_THRESHOLD, byte_count);
}
