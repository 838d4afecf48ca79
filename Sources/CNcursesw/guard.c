// Gives the terminal back on every way out. Everything that handlers reach is async-signal-safe.
#define _GNU_SOURCE 1
#include "CNcursesw.h"
#include <errno.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <time.h>

static atomic_int armed;
static int terminal = -1;
static struct termios modes;
static char leave_sequence[512];
static volatile size_t leave_length;
// Standard error of the user, and where it is kept aside meanwhile; -1 where it does not go to a terminal.
static int user_errors = -1;
static int kept_errors = -1;
// The end of what was written to standard error, for the report of a crash.
static char last_errors[512];

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
// Every other signal whose default action ends the process. The first four are read from a descriptor by the main
// thread; their handlers are for threads that started before these signals were blocked. Real-time signals follow.
static const int endings[] = {
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT, SIGXCPU, SIGSYS,
};
static struct sigaction previous[NSIG + 1];

// How long a terminal that does not read may delay the end of the program.
enum { restore_milliseconds = 300 };

static void write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static long milliseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Writes to the terminal without waiting longer than `limit` milliseconds in all. Returns 0 if the time ran out.
static int write_within(int descriptor, const char *bytes, size_t count, long limit) {
  long end = milliseconds_now() + limit;
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
      continue;
    }
    if (written < 0 && errno == EINTR) continue;
    if (written == 0 || errno != EAGAIN) return 1;
    long left = end - milliseconds_now();
    struct pollfd record = {.fd = descriptor, .events = POLLOUT};
    if (left <= 0 || poll(&record, 1, (int)left) == 0) return 0;
  }
  return 1;
}

static void keep_errors(void) {
  if (!isatty(2)) return;
  kept_errors = memfd_create("standard error", MFD_CLOEXEC);
  if (kept_errors < 0) return;
  user_errors = fcntl(2, F_DUPFD_CLOEXEC, 3);
  if (user_errors < 0 || dup2(kept_errors, 2) < 0) {
    if (user_errors >= 0) close(user_errors);
    close(kept_errors);
    kept_errors = user_errors = -1;
  }
}

static void show_errors(void) {
  if (kept_errors < 0) return;
  dup2(user_errors, 2);
  char buffer[1024];
  off_t place = 0;
  ssize_t count;
  while ((count = pread(kept_errors, buffer, sizeof buffer, place)) > 0) {
    write_all(2, buffer, (size_t)count);
    place += count;
  }
  count = pread(kept_errors, last_errors, sizeof last_errors - 1,
                place > (off_t)sizeof last_errors - 1 ? place - (off_t)sizeof last_errors + 1 : 0);
  last_errors[count > 0 ? count : 0] = 0;
  close(kept_errors);
  close(user_errors);
  kept_errors = user_errors = -1;
}

// Gives the terminal back once, from whichever thread or handler comes first. A terminal that takes no more output loses
// what waits for it, so that the leave sequence gets through.
static void restore(void) {
  if (!atomic_exchange(&armed, 0)) return;
  int saved_errno = errno;
  // A process in the background may not stop half way for wanting to set the modes.
  sigset_t block, before;
  sigemptyset(&block);
  sigaddset(&block, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &block, &before);
  int flags = fcntl(terminal, F_GETFL);
  fcntl(terminal, F_SETFL, flags | O_NONBLOCK);
  if (write_within(terminal, leave_sequence, leave_length, restore_milliseconds)) {
    // The output queue of a serial line drains before the modes change. A pseudo terminal has none.
    int waiting = 0;
    long end = milliseconds_now() + restore_milliseconds;
    while (ioctl(terminal, TIOCOUTQ, &waiting) == 0 && waiting > 0 && milliseconds_now() < end) poll(0, 0, 5);
  } else {
    tcflush(terminal, TCOFLUSH);
    write_within(terminal, leave_sequence, leave_length, 0);
  }
  tcsetattr(terminal, TCSANOW, &modes);
  fcntl(terminal, F_SETFL, flags);
  show_errors();
  pthread_sigmask(SIG_SETMASK, &before, 0);
  errno = saved_errno;
}

static int is_crash(int number) {
  for (size_t index = 0; index < sizeof crashes / sizeof *crashes; index++)
    if (crashes[index] == number) return 1;
  return 0;
}

// Gives the terminal back, then lets happen what would have happened without us.
static void on_deadly_signal(int number, siginfo_t *info, void *context) {
  restore();
  if (is_crash(number)) cn_report_write(number, info, last_errors);
  struct sigaction *old = &previous[number];
  if (old->sa_flags & SA_SIGINFO && old->sa_sigaction) {
    old->sa_sigaction(number, info, context);
    return;
  }
  if (!(old->sa_flags & SA_SIGINFO) && old->sa_handler != SIG_DFL && old->sa_handler != SIG_IGN) {
    old->sa_handler(number);
    return;
  }
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(number, &standard, 0);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &set, 0);
}

static void install_ending(int number, const struct sigaction *action) {
  struct sigaction *old = &previous[number];
  sigaction(number, action, old);
  // The parent asked for this signal to be ignored (nohup).
  if (old->sa_handler == SIG_IGN) sigaction(number, old, 0);
}

static void install(void) {
  static int installed;
  if (installed) return;
  installed = 1;
  static char stack_bytes[65536];
  stack_t stack;
  if (sigaltstack(0, &stack) == 0 && stack.ss_flags & SS_DISABLE) {
    stack = (stack_t){.ss_sp = stack_bytes, .ss_size = sizeof stack_bytes};
    sigaltstack(&stack, 0);
  }
  struct sigaction action = {.sa_sigaction = on_deadly_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (size_t index = 0; index < sizeof crashes / sizeof *crashes; index++)
    sigaction(crashes[index], &action, &previous[crashes[index]]);
  for (size_t index = 0; index < sizeof endings / sizeof *endings; index++) install_ending(endings[index], &action);
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) install_ending(number, &action);
  atexit(restore);
}

void cn_guard_set_leave(const char *leave) {
  size_t length = strlen(leave);
  if (length > sizeof leave_sequence) length = sizeof leave_sequence;
  leave_length = 0;
  memcpy(leave_sequence, leave, length);
  leave_length = length;
}

void cn_guard_arm(int descriptor, const struct termios *saved, const char *leave) {
  if (armed) return;
  install();
  terminal = descriptor;
  modes = *saved;
  cn_guard_set_leave(leave);
  keep_errors();
  armed = 1;
}

void cn_guard_disarm(void) { restore(); }

int cn_guard_is_armed(void) { return armed; }

void cn_stop(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, before;
  sigset_t set, mask;
  sigemptyset(&set);
  sigaddset(&set, SIGTSTP);
  sigaction(SIGTSTP, &standard, &before);
  // The whole group: in `producer | program` a shell waits until every member has stopped.
  pthread_sigmask(SIG_UNBLOCK, &set, &mask);
  kill(0, SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, 0);
  sigaction(SIGTSTP, &before, 0);
}
