// CVTerm: what tests need in C: a program started in a pseudo terminal, and libvterm, whose cells have bit fields that
// Swift does not see. Only Tests/TestSupport imports it.
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

struct cv_process {
  pid_t pid;
  // The terminal's side, not waiting; and the program's side, kept open to read the modes and the last output.
  int master, slave;
  // The terminal's modes when it was new.
  struct termios before;
};

// Starts a program in a new session on a new terminal of that size. All of it between fork and exec is C: running Swift
// there is unsafe in a process with threads. `input` becomes standard input unless -1. Returns 0, or an errno.
static inline int cv_spawn(struct cv_process *_Nonnull result, const char *_Nonnull path,
                           char *_Nullable const *_Nonnull arguments, char *_Nullable const *_Nonnull environment,
                           int rows, int columns, int input) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  if (openpty(&result->master, &result->slave, 0, 0, &size) != 0) return errno;
  tcgetattr(result->slave, &result->before);
  fcntl(result->master, F_SETFD, FD_CLOEXEC);
  fcntl(result->slave, F_SETFD, FD_CLOEXEC);
  fcntl(result->master, F_SETFL, O_NONBLOCK);
  result->pid = fork();
  if (result->pid < 0) return errno;
  if (result->pid == 0) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, 0);
    for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
    if (login_tty(result->slave) != 0) _exit(126);
    if (input >= 0) dup2(input, 0);
    execve(path, arguments, environment);
    _exit(127);
  }
  return 0;
}

static inline void cv_resize(int master, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(master, TIOCSWINSZ, &size);
}

// Whether the process has ended; status is that of waitpid.
static inline int cv_has_ended(pid_t pid, int *_Nonnull status) { return waitpid(pid, status, WNOHANG) == pid; }
static inline int cv_exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
static inline int cv_ending_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

// MARK: The emulated terminal

struct cv_properties {
  int alternate, cursor_visible, mouse;
  char title[512];
};

struct cv_terminal {
  VTerm *_Nonnull vterm;
  VTermScreen *_Nonnull screen;
  struct cv_properties properties;
};

static int cv_set_property(VTermProp property, VTermValue *_Nonnull value, void *_Nullable user) {
  struct cv_properties *properties = (struct cv_properties *)user;
  switch (property) {
  case VTERM_PROP_ALTSCREEN: properties->alternate = value->boolean; break;
  case VTERM_PROP_CURSORVISIBLE: properties->cursor_visible = value->boolean; break;
  case VTERM_PROP_MOUSE: properties->mouse = value->number; break;
  case VTERM_PROP_TITLE:
    strncpy(properties->title, value->string, sizeof properties->title - 1);
    break;
  default: break;
  }
  return 1;
}

static inline struct cv_terminal *_Nonnull cv_terminal_new(int rows, int columns) {
  static const VTermScreenCallbacks callbacks = {.settermprop = cv_set_property};
  struct cv_terminal *terminal = (struct cv_terminal *)calloc(1, sizeof *terminal);
  terminal->vterm = vterm_new(rows, columns);
  vterm_set_utf8(terminal->vterm, 1);
  terminal->screen = vterm_obtain_screen(terminal->vterm);
  vterm_screen_set_callbacks(terminal->screen, &callbacks, &terminal->properties);
  vterm_screen_enable_altscreen(terminal->screen, 1);
  vterm_screen_reset(terminal->screen, 1);
  terminal->properties.cursor_visible = 1;
  return terminal;
}

static inline void cv_terminal_free(struct cv_terminal *_Nonnull terminal) {
  vterm_free(terminal->vterm);
  free(terminal);
}

struct cv_cell {
  // Up to six code points, 0 behind the last; the first is 0xFFFFFFFF in the right half of a wide character.
  uint32_t text[6];
  int width;
  int bold, italic, underline, reverse;
  // Palette index; -1 for the terminal's own colour; else 0x1000000 | red << 16 | green << 8 | blue.
  int foreground, background;
};

static inline int cv_color(const VTermColor *_Nonnull color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color)) return -1;
  if (VTERM_COLOR_IS_INDEXED(color)) return color->indexed.idx;
  return 0x1000000 | color->rgb.red << 16 | color->rgb.green << 8 | color->rgb.blue;
}

static inline struct cv_cell cv_cell_at(const struct cv_terminal *_Nonnull terminal, int row, int column) {
  VTermScreenCell cell;
  struct cv_cell result = {.width = 1, .foreground = -1, .background = -1};
  VTermPos place = {.row = row, .col = column};
  if (!vterm_screen_get_cell(terminal->screen, place, &cell)) return result;
  memcpy(result.text, cell.chars, sizeof result.text);
  result.width = cell.width;
  result.bold = cell.attrs.bold;
  result.italic = cell.attrs.italic;
  result.underline = cell.attrs.underline != 0;
  result.reverse = cell.attrs.reverse;
  result.foreground = cv_color(&cell.fg);
  result.background = cv_color(&cell.bg);
  return result;
}

static inline void cv_cursor(const struct cv_terminal *_Nonnull terminal, int *_Nonnull row, int *_Nonnull column) {
  VTermPos place;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &place);
  *row = place.row;
  *column = place.col;
}
