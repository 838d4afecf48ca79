#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "CFloors.h"

uint64_t floor_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t floor_processor_time(int process) {
  clockid_t clock;
  struct timespec time;
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0) return 0;
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int start(
  char *const *arguments, char *const *environment, const char *output, const char *errors, pid_t *process
) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(
    &actions, 1, output == NULL ? "/dev/null" : output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  posix_spawn_file_actions_addopen(
    &actions, 2, errors == NULL ? "/dev/null" : errors, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  // A benchmark in the background of a shell ignores SIGINT, and so would all that it starts.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const int code = posix_spawnp(process, arguments[0], &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

/// Waits for the end; returns it together with the time since `start`.
static int finish(pid_t process, uint64_t start, floor_process *result) {
  struct rusage usage;
  int status = 0;
  while (wait4(process, &status, 0, &usage) < 0) {
    if (errno != EINTR) return errno;
  }
  result->nanoseconds = floor_now() - start;
  result->user_microseconds = (uint64_t)usage.ru_utime.tv_sec * 1000000u + (uint64_t)usage.ru_utime.tv_usec;
  result->system_microseconds = (uint64_t)usage.ru_stime.tv_sec * 1000000u + (uint64_t)usage.ru_stime.tv_usec;
  result->voluntary_switches = (uint64_t)usage.ru_nvcsw;
  result->involuntary_switches = (uint64_t)usage.ru_nivcsw;
  result->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return 0;
}

int floor_run(
  char *const *arguments, char *const *environment, const char *output, const char *errors, floor_process *result
) {
  memset(result, 0, sizeof *result);
  const uint64_t begin = floor_now();
  pid_t process;
  const int code = start(arguments, environment, output, errors, &process);
  return code != 0 ? code : finish(process, begin, result);
}

int floor_interrupt(
  char *const *arguments, char *const *environment, uint64_t after, floor_process *result
) {
  memset(result, 0, sizeof *result);
  pid_t process;
  const int code = start(arguments, environment, NULL, NULL, &process);
  if (code != 0) return code;
  struct timespec pause = {.tv_sec = (time_t)(after / 1000000000u), .tv_nsec = (long)(after % 1000000000u)};
  while (nanosleep(&pause, &pause) != 0 && errno == EINTR) {}
  const uint64_t begin = floor_now();
  kill(process, SIGINT);
  return finish(process, begin, result);
}
