// Ends the program when its main thread cannot: the main thread waits for a terminal that takes no more output, or for a
// call that hangs, and so reads neither keys nor signals.
//
//   main thread    ── present ──[ write blocks ............................
//   timer          ── armed ────── 500 ms ── fires
//   watchdog       sleeps in poll ──────────┤ reads the keys itself: ^Q ends the program
//                                ┌ SIGTERM ─┤ 700 ms later still unread: ends the program
//
// The thread sleeps in poll while all is well. A frame costs two timer calls; keys and frames do not wake it.
#define _GNU_SOURCE 1
#include "CNcursesw.h"
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/timerfd.h>

enum {
  frame_milliseconds = 500,
  signal_milliseconds = 700,
  control_q = 0x11,
};

static struct {
  pthread_t thread;
  int is_running;
  int input;
  // Signals that end the program; readable until the main thread has read them.
  int signals;
  int timer;
  // Wakes the thread: the session ends, or the main thread goes on after a stall.
  int wake;
} dog = {.input = -1, .signals = -1, .timer = -1, .wake = -1};

static atomic_int is_ending;
// Whether the main thread writes a frame, and whether that takes so long that the watchdog reads the keys. The second is
// set by the watchdog only; it reads keys under the lock, after it has checked that the frame still goes on.
static atomic_int is_in_frame;
static atomic_int is_stalled;

// Keys that the watchdog read during a stall and the main thread has not taken yet. More than fit are dropped.
static pthread_mutex_t keys_lock = PTHREAD_MUTEX_INITIALIZER;
static char keys[4096];
static size_t keys_count;

static int is_readable(int descriptor, int milliseconds) {
  struct pollfd record = {.fd = descriptor, .events = POLLIN};
  return poll(&record, 1, milliseconds) > 0 && record.revents & POLLIN;
}

static void end_program(int status) {
  cn_guard_disarm();
  _exit(status);
}

// A signal waits. The main thread gets some time to read it.
static void await_signal(void) {
  struct pollfd record = {.fd = dog.wake, .events = POLLIN};
  for (int spent = 0; spent < signal_milliseconds; spent += 50) {
    poll(&record, 1, 50);
    if (atomic_load(&is_ending) || !is_readable(dog.signals, 0)) return;
  }
  int number = cn_next_signal(dog.signals);
  if (number != 0) end_program(128 + number);
}

// Reads the keys that the main thread cannot read. ^Q ends the program; other keys wait for the main thread.
static void read_keys_locked(void) {
  if (!atomic_load(&is_in_frame)) {
    atomic_store(&is_stalled, 0);
    return;
  }
  char bytes[1024];
  ssize_t count = read(dog.input, bytes, sizeof bytes);
  if (count <= 0) {
    // The terminal is gone.
    if (count == 0 || (errno != EAGAIN && errno != EINTR)) end_program(128 + SIGHUP);
    return;
  }
  if (memchr(bytes, control_q, (size_t)count)) end_program(0);
  size_t room = sizeof keys - keys_count;
  size_t kept = (size_t)count < room ? (size_t)count : room;
  memcpy(keys + keys_count, bytes, kept);
  keys_count += kept;
}

static void read_keys(void) {
  pthread_mutex_lock(&keys_lock);
  read_keys_locked();
  pthread_mutex_unlock(&keys_lock);
}

static void *watch(void *unused) {
  (void)unused;
  while (!atomic_load(&is_ending)) {
    struct pollfd records[] = {
        {.fd = dog.wake, .events = POLLIN},
        {.fd = dog.signals, .events = POLLIN},
        {.fd = dog.timer, .events = POLLIN},
        {.fd = atomic_load(&is_stalled) ? dog.input : -1, .events = POLLIN},
    };
    if (poll(records, sizeof records / sizeof *records, -1) < 0 && errno != EINTR) return 0;
    uint64_t number;
    if (records[0].revents && read(dog.wake, &number, sizeof number) < 0 && errno != EAGAIN) return 0;
    if (atomic_load(&is_ending)) return 0;
    if (records[2].revents && read(dog.timer, &number, sizeof number) == sizeof number && atomic_load(&is_in_frame))
      atomic_store(&is_stalled, 1);
    if (records[1].revents) await_signal();
    if (records[3].revents && atomic_load(&is_stalled)) read_keys();
  }
  return 0;
}

static void set_timer(int milliseconds) {
  struct itimerspec time = {.it_value = {.tv_nsec = milliseconds * 1000000L}};
  timerfd_settime(dog.timer, 0, &time, 0);
}

static void wake(void) {
  uint64_t one = 1;
  if (write(dog.wake, &one, sizeof one) < 0) return;
}

void cn_watchdog_start(int input) {
  sigset_t endings;
  sigemptyset(&endings);
  sigaddset(&endings, SIGTERM);
  sigaddset(&endings, SIGHUP);
  sigaddset(&endings, SIGINT);
  sigaddset(&endings, SIGQUIT);
  dog.input = input;
  dog.signals = signalfd(-1, &endings, SFD_NONBLOCK | SFD_CLOEXEC);
  dog.timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  dog.wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  atomic_store(&is_ending, 0);
  atomic_store(&is_stalled, 0);
  // Without the thread the program works; it only does not end while its terminal is stuck.
  if (dog.signals < 0 || dog.timer < 0 || dog.wake < 0) return;
  // A thread inherits the mask of its creator: no handler runs on this one.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  dog.is_running = pthread_create(&dog.thread, 0, watch, 0) == 0;
  pthread_sigmask(SIG_SETMASK, &before, 0);
}

void cn_watchdog_stop(void) {
  if (dog.is_running) {
    atomic_store(&is_ending, 1);
    wake();
    pthread_join(dog.thread, 0);
    dog.is_running = 0;
  }
  int *descriptors[] = {&dog.signals, &dog.timer, &dog.wake};
  for (size_t index = 0; index < sizeof descriptors / sizeof *descriptors; index++) {
    if (*descriptors[index] >= 0) close(*descriptors[index]);
    *descriptors[index] = -1;
  }
}

// How many frames are begun and not ended; they nest. Main thread only.
static int frame_depth;

void cn_watchdog_begin_frame(void) {
  if (frame_depth++ > 0 || !dog.is_running) return;
  atomic_store(&is_in_frame, 1);
  set_timer(frame_milliseconds);
}

void cn_watchdog_end_frame(void) {
  if (--frame_depth > 0 || !dog.is_running) return;
  atomic_store(&is_in_frame, 0);
  set_timer(0);
  if (!atomic_load(&is_stalled)) return;
  // Waits for keys that are just being read, so that the main thread finds them.
  pthread_mutex_lock(&keys_lock);
  atomic_store(&is_stalled, 0);
  pthread_mutex_unlock(&keys_lock);
  wake();
}

int cn_watchdog_has_keys(void) { return dog.is_running && keys_count > 0; }

long cn_watchdog_take_keys(char *bytes, long capacity) {
  // Only the main thread calls this, and never during a frame: the watchdog adds no keys meanwhile.
  long count = (long)keys_count < capacity ? (long)keys_count : capacity;
  memcpy(bytes, keys, (size_t)count);
  memmove(keys, keys + count, keys_count - (size_t)count);
  keys_count -= (size_t)count;
  return count;
}
