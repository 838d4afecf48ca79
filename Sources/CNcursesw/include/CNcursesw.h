// CNcursesw: what Swift cannot import of ncursesw, signals and polling.
//
// Owns: accessors for macros and globals of <ncurses.h>; the guard that gives the terminal back on every way out; the
// width function that ncurses asks; the watchdog for a main
// thread that is stuck; the report of a crash. Refuses: any decision. Only the target Terminal may import it.
//
// The guard and the width function are in C files: a signal handler may not run Swift, and `wcwidth` must be a plain
// symbol of the program (see width.c); and what asks for more than POSIX (see settle.c).
#pragma once

// No _GNU_SOURCE here: it would make <sys/types.h> disagree with what Swift's Glibc module has seen.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// MARK: Names that are macros or globals

static inline WINDOW *_Nonnull cn_stdscr(void) { return stdscr; }
static inline int cn_color_count(void) { return COLORS; }
static inline int cn_pair_count(void) { return COLOR_PAIRS; }

enum cn_attribute {
  CN_BOLD = 1,
  CN_DIM = 2,
  CN_ITALIC = 4,
  CN_UNDERLINE = 8,
  CN_REVERSE = 16,
};

// The attributes of ncurses for a set of the above.
static inline attr_t cn_attributes(int set) {
  return (set & CN_BOLD ? A_BOLD : 0) | (set & CN_DIM ? A_DIM : 0) | (set & CN_ITALIC ? A_ITALIC : 0) |
         (set & CN_UNDERLINE ? A_UNDERLINE : 0) | (set & CN_REVERSE ? A_REVERSE : 0);
}

// Fills a cell; the text ends with 0 and holds one spacing character with what joins it. The pair may exceed 32767.
static inline void cn_cell(cchar_t *_Nonnull cell, const wchar_t *_Nonnull text, attr_t attributes, int pair) {
  setcchar(cell, text, attributes, 0, &pair);
}

// Writes cells from the left edge of a row; right halves of wide characters are not among them.
static inline int cn_put_row(int row, const cchar_t *_Nonnull cells, int count) {
  return mvwadd_wchnstr(stdscr, row, 0, cells, count);
}

// The string of a terminal capability, or null where the terminal has none.
static inline const char *_Nullable cn_capability(const char *_Nonnull name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? 0 : text;
}

// What is known of a terminal type: 1 where it can move its cursor, -1 where it cannot, 0 where there is no such type.
int cn_terminal_kind(const char *_Nonnull type, int descriptor);

// Has ncurses write a picture to the terminal at once instead of at every movement of the cursor. To be called between
// newterm and the first picture; `output` is the descriptor that ncurses writes to. See settle.c.
void cn_settle(int output);

// MARK: Signals and polling

static inline int cn_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }
static inline int cn_inotify(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }
static inline uint32_t cn_watch_mask(void) {
  return IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
}

// The signals that a session reads from a descriptor instead of being interrupted by them.
static inline void cn_session_signals(sigset_t *_Nonnull set) {
  sigemptyset(set);
  sigaddset(set, SIGTERM);
  sigaddset(set, SIGHUP);
  sigaddset(set, SIGINT);
  sigaddset(set, SIGQUIT);
  sigaddset(set, SIGWINCH);
  sigaddset(set, SIGCONT);
  sigaddset(set, SIGTSTP);
}

static inline int cn_signalfd(void) {
  sigset_t set;
  cn_session_signals(&set);
  return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

// The next signal that waits on a signalfd, or 0.
static inline int cn_next_signal(int descriptor) {
  struct signalfd_siginfo record;
  return read(descriptor, &record, sizeof record) == sizeof record ? (int)record.ssi_signo : 0;
}

// The largest screen: ncurses keeps several copies of it, 28 bytes a cell.
enum { CN_MOST_ROWS = 1000, CN_MOST_COLUMNS = 2000 };

// Rows and columns that the terminal has now, within the largest screen; false where it cannot tell.
static inline int cn_size(int descriptor, int *_Nonnull rows, int *_Nonnull columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  *rows = size.ws_row < CN_MOST_ROWS ? size.ws_row : CN_MOST_ROWS;
  *columns = size.ws_col < CN_MOST_COLUMNS ? size.ws_col : CN_MOST_COLUMNS;
  return 1;
}

// ncurses takes LINES and COLUMNS for the size of the terminal, and its own size after them. Values that no screen has are
// removed, and a terminal that says to be larger than the largest screen gets the variables. Call it before newterm.
static inline void cn_bound_size(int descriptor) {
  static const struct {
    const char *name;
    int most;
  } variables[] = {{"LINES", CN_MOST_ROWS}, {"COLUMNS", CN_MOST_COLUMNS}};
  struct winsize size = {0};
  ioctl(descriptor, TIOCGWINSZ, &size);
  for (int index = 0; index < 2; index++) {
    const char *text = getenv(variables[index].name);
    char *end = 0;
    long value = text ? strtol(text, &end, 10) : 0;
    if (text && (*end || value < 1 || value > variables[index].most)) {
      unsetenv(variables[index].name);
      text = 0;
    }
    if (!text && (index ? size.ws_col : size.ws_row) > variables[index].most)
      setenv(variables[index].name, index ? "2000" : "1000", 1);
  }
}

// Stops the process group as the terminal's ^Z would, and returns when it goes on.
void cn_stop(void);

// MARK: The guard

// Arms the guard: from now on a crash, a deadly signal or exit() writes the leave sequence to the terminal, sets the
// terminal's modes back and shows what was written to standard error meanwhile (it is kept aside while it would land on
// the screen). The saved modes must have been read before ncurses changed them. Handlers are installed once.
void cn_guard_arm(int terminal, const struct termios *_Nonnull saved, const char *_Nonnull leave);

// Replaces the leave sequence of an armed guard.
void cn_guard_set_leave(const char *_Nonnull leave);

// Gives the terminal back as the guard would, in an orderly way out. Harmless when not armed.
void cn_guard_disarm(void);

// Whether the guard holds the terminal.
int cn_guard_is_armed(void);

// MARK: The report of a crash, see report.c

// Where a crash leaves its report and a note that was not saved, what the report begins with, and the sentences that say
// so. Until then no report is written. Call it before other threads run.
void cn_report_prepare(const char *_Nonnull report, const char *_Nonnull unsaved, const char *_Nonnull first_lines,
                       const char *_Nonnull where_report, const char *_Nonnull where_draft);

// The name of a key, without typed text; of the last ones, 32 are kept.
void cn_report_key(const char *_Nonnull name);

// Where on the screen the user is.
void cn_report_place(const char *_Nonnull name);

// The text of a note that is not saved yet; none if `count` is 0.
void cn_report_draft(const char *_Nonnull bytes, long count);

// A crash waits up to three seconds for the last save to end. `begins` gives its number; the thread that saves calls the others.
int cn_report_save_begins(void);
void cn_report_save_runs(void);
void cn_report_save_ends(int number);

// For the handler of a deadly signal. Async-signal-safe.
void cn_report_write(int number, const siginfo_t *_Nonnull info, const char *_Nonnull errors);

// MARK: The watchdog

// Starts the thread that ends the program when the main thread is stuck: within a second after SIGTERM, SIGHUP, SIGINT or
// SIGQUIT that the main thread does not read, and on ^Q while a frame does not get to the terminal. Call it with these
// signals blocked. See watchdog.c.
void cn_watchdog_start(int input);

// Ends the thread. Must come before the input is closed.
void cn_watchdog_stop(void);

// Around everything that writes to the terminal. Pairs may nest.
void cn_watchdog_begin_frame(void);
void cn_watchdog_end_frame(void);

// Keys that were typed while a frame was stuck, oldest first. Returns how many bytes it put into `bytes`.
long cn_watchdog_take_keys(char *_Nonnull bytes, long capacity);
int cn_watchdog_has_keys(void);

// Waits up to a third of a second until the terminal takes output. After that, what waits for it is thrown away, so that
// the next few hundred bytes do not block.
static inline void cn_make_room(int terminal) {
  struct pollfd record = {.fd = terminal, .events = POLLOUT};
  if (poll(&record, 1, 300) == 0) tcflush(terminal, TCOFLUSH);
}

// MARK: Width

// Sets what ncurses takes for the width of a character; null for the C library's own opinion.
void cn_set_width(int (*_Nullable width)(wchar_t));
