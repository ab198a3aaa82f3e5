// Linux calls that Swift's Glibc module does not show.
#ifndef GAZETTE_CLINUX_H
#define GAZETTE_CLINUX_H

/// Exchanges two names, each looked up in its folder, in a single step: at every moment both exist.
/// 0, or -1 with `errno`; EINVAL or ENOSYS where the file system or the kernel cannot.
int linux_exchange(int first_folder, const char *first, int second_folder, const char *second);

/// Opens a file for reading below `folder`, following no symbolic link on the way.
/// Never waits, not even for a pipe's writer. A descriptor, or -1 with `errno`:
/// ELOOP for a symbolic link, EXDEV for a path that leads out of the folder.
int linux_open_beneath(int folder, const char *path);

/// The same, part after part: what `linux_open_beneath` does on kernels before 5.6 and in sandboxes
/// that refuse its system call. `errno` is ENOTDIR for a linked folder on the way.
int linux_open_by_parts(int folder, const char *path);

/// Lets memory of `byte_count` and more go back to the system as soon as it is freed.
/// Otherwise the C library keeps ever larger pieces, after the first large one that was freed.
void linux_return_large_memory(int byte_count);

/// The number of processors this process may run on; at least 1.
int linux_processor_count(void);

#endif
