// Gives the terminal back on every way out. Everything that handlers reach is async-signal-safe.
#define _GNU_SOURCE 1
#include "CNcursesw.h"
#include <errno.h>
#include <sys/mman.h>

static volatile sig_atomic_t armed;
static int terminal = -1;
static struct termios modes;
static char leave_sequence[512];
static volatile size_t leave_length;
// Standard error of the user, and where it is kept aside meanwhile; -1 where it does not go to a terminal.
static int user_errors = -1;
static int kept_errors = -1;

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
// Read from a descriptor by the main thread. Here for threads that started before they were blocked.
static const int endings[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static struct sigaction previous[NSIG];

static void write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
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
  close(kept_errors);
  close(user_errors);
  kept_errors = user_errors = -1;
}

static void restore(void) {
  if (!armed) return;
  armed = 0;
  int saved_errno = errno;
  // A process in the background may not stop half way for wanting to set the modes.
  sigset_t block, before;
  sigemptyset(&block);
  sigaddset(&block, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &block, &before);
  write_all(terminal, leave_sequence, leave_length);
  tcsetattr(terminal, TCSADRAIN, &modes);
  show_errors();
  pthread_sigmask(SIG_SETMASK, &before, 0);
  errno = saved_errno;
}

// Gives the terminal back, then lets happen what would have happened without us.
static void on_deadly_signal(int number, siginfo_t *info, void *context) {
  restore();
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
  for (size_t index = 0; index < sizeof endings / sizeof *endings; index++) {
    struct sigaction *old = &previous[endings[index]];
    sigaction(endings[index], &action, old);
    // Whoever started us asked for this to be ignored (nohup).
    if (old->sa_handler == SIG_IGN) sigaction(endings[index], old, 0);
  }
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
