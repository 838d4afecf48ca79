// A library for LD_PRELOAD that makes one system call of a program fail. TestSupport/FaultInjection.swift compiles it.
//
//   FAULT_CALL     write, fsync, open, link, rename, mkdir, chmod or close
//   FAULT_NUMBER   which of these calls in FAULT_FOLDER, from 1
//   FAULT_ERROR    its error number; -1 for a write that takes one byte only; -2 for EINTR twice and then success
//   FAULT_FOLDER   only files in this folder count
//   FAULT_LOG      a file that gets a byte when the call failed
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int seen;
static atomic_int repeats;

static int is_within(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  if (!folder || !path) return 0;
  if (path[0] == '/') return strncmp(path, folder, strlen(folder)) == 0;
  char here[4096];
  return getcwd(here, sizeof here) && strncmp(here, folder, strlen(folder)) == 0;
}

static int is_open_within(int descriptor) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t count = readlink(link, path, sizeof path - 1);
  if (count <= 0) return 0;
  path[count] = 0;
  return is_within(path);
}

// The error for this call, or 0. The call is named and concerns the folder.
static int fault(const char *call) {
  const char *wanted = getenv("FAULT_CALL"), *number = getenv("FAULT_NUMBER"), *error = getenv("FAULT_ERROR");
  if (!wanted || !number || !error || strcmp(wanted, call) != 0) return 0;
  int code = atoi(error);
  int turn = atomic_load(&repeats) > 0 ? atoi(number) : atomic_fetch_add(&seen, 1) + 1;
  if (turn != atoi(number)) return 0;
  if (code == -2) {
    // Interrupted twice: the caller has to try again, and the third time succeeds.
    if (atomic_fetch_add(&repeats, 1) >= 2) {
      atomic_store(&repeats, 0);
      return 0;
    }
    code = EINTR;
  }
  const char *log = getenv("FAULT_LOG");
  int file = log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
  if (file >= 0) {
    syscall(SYS_write, file, "x", 1);
    syscall(SYS_close, file);
  }
  return code;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void *bytes, size_t count) {
  int code = is_open_within(descriptor) ? fault("write") : 0;
  if (code > 0) return errno = code, -1;
  return NEXT(write)(descriptor, bytes, code == -1 && count > 1 ? 1 : count);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  int code = is_open_within(descriptor) ? fault("write") : 0;
  if (code > 0) return errno = code, -1;
  if (code == -1 && count > 0 && parts[0].iov_len > 0) return NEXT(write)(descriptor, parts[0].iov_base, 1);
  return NEXT(writev)(descriptor, parts, count);
}

int fsync(int descriptor) {
  int code = is_open_within(descriptor) ? fault("fsync") : 0;
  return code > 0 ? (errno = code, -1) : NEXT(fsync)(descriptor);
}

int close(int descriptor) {
  int code = is_open_within(descriptor) ? fault("close") : 0;
  int result = NEXT(close)(descriptor);
  return code > 0 ? (errno = code, -1) : result;
}

int fchmod(int descriptor, mode_t mode) {
  int code = is_open_within(descriptor) ? fault("chmod") : 0;
  return code > 0 ? (errno = code, -1) : NEXT(fchmod)(descriptor, mode);
}

int mkdir(const char *path, mode_t mode) {
  int code = is_within(path) ? fault("mkdir") : 0;
  return code > 0 ? (errno = code, -1) : NEXT(mkdir)(path, mode);
}

int rename(const char *from, const char *to) {
  int code = is_within(to) ? fault("rename") : 0;
  return code > 0 ? (errno = code, -1) : NEXT(rename)(from, to);
}

int link(const char *from, const char *to) {
  int code = is_within(to) ? fault("link") : 0;
  return code > 0 ? (errno = code, -1) : NEXT(link)(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
  int code = is_within(to) ? fault("link") : 0;
  return code > 0 ? (errno = code, -1) : NEXT(linkat)(from_folder, from, to_folder, to, flags);
}

static int open_fault(const char *path, int flags) {
  return (flags & (O_WRONLY | O_RDWR)) && is_within(path) ? fault("open") : 0;
}

#define OPEN(name)                                                     \
  int name(const char *path, int flags, ...) {                         \
    va_list rest;                                                      \
    va_start(rest, flags);                                             \
    mode_t mode = va_arg(rest, mode_t);                                \
    va_end(rest);                                                      \
    int code = open_fault(path, flags);                                \
    return code > 0 ? (errno = code, -1) : NEXT(name)(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
