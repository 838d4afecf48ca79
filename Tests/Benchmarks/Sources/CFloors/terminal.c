#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

#include "CFloors.h"

struct floor_terminal {
  int master;
  pid_t process;
  int hasEnded;
  int rows, columns;
  size_t total;
  uint64_t started;
  VTerm *emulator;
  VTermScreen *screen;
};

/// Starts the program as the leader of a session whose terminal the new one is. Spawned, not forked: the benchmark may
/// hold a register, and copying the tables of its memory took up to 50 ms, which would count as the program's start.
static int start(
  floor_terminal *terminal, char *const *arguments, char *const *environment, const struct winsize *size
) {
  int slave;
  char path[64];
  if (openpty(&terminal->master, &slave, path, NULL, size) != 0) return errno;
  fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
  fcntl(slave, F_SETFD, FD_CLOEXEC);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  // The first terminal that a session's leader opens becomes the session's.
  posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, 0, 1);
  posix_spawn_file_actions_adddup2(&actions, 0, 2);
  const int code = posix_spawn(&terminal->process, arguments[0], &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  close(slave);
  if (code != 0) close(terminal->master);
  return code;
}

floor_terminal *floor_terminal_start(char *const *arguments, char *const *environment, int rows, int columns) {
  floor_terminal *terminal = calloc(1, sizeof *terminal);
  if (terminal == NULL) return NULL;
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  terminal->rows = rows;
  terminal->columns = columns;
  terminal->emulator = vterm_new(rows, columns);
  vterm_set_utf8(terminal->emulator, 1);
  terminal->screen = vterm_obtain_screen(terminal->emulator);
  vterm_screen_enable_altscreen(terminal->screen, 1);
  vterm_screen_reset(terminal->screen, 1);
  terminal->started = floor_now();
  if (start(terminal, arguments, environment, &size) != 0) {
    vterm_free(terminal->emulator);
    free(terminal);
    return NULL;
  }
  return terminal;
}

int floor_terminal_process(const floor_terminal *terminal) { return terminal->process; }

uint64_t floor_terminal_started(const floor_terminal *terminal) { return terminal->started; }

size_t floor_terminal_total(const floor_terminal *terminal) { return terminal->total; }

void floor_terminal_send(floor_terminal *terminal, const char *bytes, size_t count) {
  while (count > 0) {
    const ssize_t sent = write(terminal->master, bytes, count);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

/// Waits up to `milliseconds` for bytes and gives them to the emulator. Returns how many; -1 where the program is gone.
static ssize_t receive(floor_terminal *terminal, int milliseconds, uint64_t *when) {
  struct pollfd record = {.fd = terminal->master, .events = POLLIN};
  if (poll(&record, 1, milliseconds) <= 0) return 0;
  char buffer[65536];
  const ssize_t count = read(terminal->master, buffer, sizeof buffer);
  if (count <= 0) return -1;
  *when = floor_now();
  terminal->total += (size_t)count;
  vterm_input_write(terminal->emulator, buffer, (size_t)count);
  // What the emulator answers (cursor reports and the like) goes back, as a terminal's would.
  char answer[4096];
  const size_t length = vterm_output_read(terminal->emulator, answer, sizeof answer);
  if (length > 0) floor_terminal_send(terminal, answer, length);
  return count;
}

size_t floor_terminal_settle(floor_terminal *terminal, int quiet, int most, uint64_t *first, uint64_t *last) {
  const size_t before = terminal->total;
  const uint64_t end = floor_now() + (uint64_t)most * 1000000u;
  *first = *last = 0;
  for (;;) {
    uint64_t when = 0;
    const uint64_t now = floor_now();
    if (now >= end) break;
    const int rest = (int)((end - now) / 1000000u) + 1;
    // Silence ends the wait only after something was said.
    const ssize_t count = receive(terminal, *last != 0 && quiet < rest ? quiet : rest, &when);
    if (count <= 0) break;
    if (*first == 0) *first = when;
    *last = when;
  }
  return terminal->total - before;
}

size_t floor_terminal_text(floor_terminal *terminal, char *buffer, size_t capacity) {
  size_t length = 0;
  for (int row = 0; row < terminal->rows; row++) {
    const VTermRect line = {.start_row = row, .end_row = row + 1, .start_col = 0, .end_col = terminal->columns};
    if (length + 8 * (size_t)terminal->columns + 2 > capacity) break;
    length += vterm_screen_get_text(terminal->screen, buffer + length, capacity - length - 2, line);
    buffer[length++] = '\n';
  }
  buffer[length] = 0;
  return length;
}

uint64_t floor_terminal_await(floor_terminal *terminal, const char *text, int most) {
  const uint64_t end = floor_now() + (uint64_t)most * 1000000u;
  const size_t capacity = (size_t)(terminal->rows * (8 * terminal->columns + 2)) + 16;
  char *buffer = malloc(capacity);
  if (buffer == NULL) return 0;
  uint64_t when = floor_now(), found = 0;
  for (;;) {
    floor_terminal_text(terminal, buffer, capacity);
    if (strstr(buffer, text) != NULL) {
      found = when;
      break;
    }
    const uint64_t now = floor_now();
    if (now >= end || receive(terminal, (int)((end - now) / 1000000u) + 1, &when) < 0) break;
  }
  free(buffer);
  return found;
}

uint64_t floor_terminal_exit(floor_terminal *terminal, int most, int *status) {
  const uint64_t end = floor_now() + (uint64_t)most * 1000000u;
  while (floor_now() < end) {
    // What it still writes has to go, or it would wait for room.
    uint64_t when = 0;
    receive(terminal, 1, &when);
    int code = 0;
    if (waitpid(terminal->process, &code, WNOHANG) == terminal->process) {
      terminal->hasEnded = 1;
      *status = WIFEXITED(code) ? WEXITSTATUS(code) : 128 + WTERMSIG(code);
      return floor_now();
    }
  }
  return 0;
}

void floor_terminal_end(floor_terminal *terminal) {
  if (terminal == NULL) return;
  if (!terminal->hasEnded) kill(terminal->process, SIGKILL);
  close(terminal->master);
  int status;
  while (waitpid(terminal->process, &status, 0) < 0 && errno == EINTR) {}
  vterm_free(terminal->emulator);
  free(terminal);
}
