// Valgrind writes into the mask that sigsuspend is given, and crashes where that is a constant, as the one is that
// Swift's libdispatch waits with. Loaded before the C library, this gives it a copy.
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
  // The kernel's set is one word of the C library's.
  unsigned long copy = *(const unsigned long *)mask;
  return (int)syscall(SYS_rt_sigsuspend, &copy, sizeof copy);
}
