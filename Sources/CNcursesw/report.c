// The report of a crash: a small file in the user's state folder, and the text of a note that was not saved yet. What goes
// into it is kept in memory of a fixed size while the program runs, so that the handler only writes.
//
//   main thread   ── prepare ── key ── key ── place ── draft ──┐
//   worker                                                     ├ trap ── handler: restore the terminal, wait for saving,
//                                                              ┘         write the report, say where it is
//
// Keys are named without their text, and nothing of the user's data goes into the report.
#define _GNU_SOURCE 1
#include "CNcursesw.h"
#include <errno.h>
#include <execinfo.h>
#include <stdatomic.h>
#include <sys/stat.h>

enum {
  key_room = 16,
  key_count = 32,
  // How long a crash waits for another thread that saves.
  save_milliseconds = 3000,
};

static char report_path[4096], draft_path[4096];
static char header[512];
static char report_sentence[1024], draft_sentence[1024];
static char keys[key_count][key_room];
static atomic_uint keys_noted;
static char place[64];
static char draft[65536];
static volatile size_t draft_length;
// Saves are numbered; one that a later one replaced may never run.
static atomic_int last_save, last_saved;
static volatile pid_t saving_thread;

static void copy(char *target, size_t room, const char *text) {
  size_t length = strlen(text);
  if (length >= room) length = room - 1;
  memcpy(target, text, length);
  target[length] = 0;
}

void cn_report_prepare(const char *report, const char *unsaved, const char *first_lines, const char *where_report,
                       const char *where_draft) {
  copy(report_path, sizeof report_path, report);
  copy(draft_path, sizeof draft_path, unsaved);
  copy(header, sizeof header, first_lines);
  copy(report_sentence, sizeof report_sentence, where_report);
  copy(draft_sentence, sizeof draft_sentence, where_draft);
  // The first call loads a library, which a signal handler must not.
  void *frames[4];
  backtrace(frames, 4);
}

void cn_report_key(const char *name) {
  unsigned number = atomic_fetch_add(&keys_noted, 1);
  copy(keys[number % key_count], key_room, name);
}

void cn_report_place(const char *name) { copy(place, sizeof place, name); }

void cn_report_draft(const char *bytes, long count) {
  size_t length = (size_t)count < sizeof draft ? (size_t)count : sizeof draft;
  draft_length = 0;
  memcpy(draft, bytes, length);
  draft_length = length;
}

int cn_report_save_begins(void) { return atomic_fetch_add(&last_save, 1) + 1; }
void cn_report_save_runs(void) { saving_thread = gettid(); }
void cn_report_save_ends(int number) { atomic_store(&last_saved, number); }

static void put(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static void put_text(int file, const char *text) { put(file, text, strlen(text)); }

static void put_number(int file, unsigned long number, unsigned base) {
  char digits[24];
  size_t start = sizeof digits;
  do {
    digits[--start] = "0123456789abcdef"[number % base];
    number /= base;
  } while (number);
  put(file, digits + start, sizeof digits - start);
}

// A new file that only the user can read, in a folder that is made where it is not there. -1 on failure.
static int create(const char *path) {
  char folder[sizeof report_path];
  copy(folder, sizeof folder, path);
  for (char *slash = folder + 1; (slash = strchr(slash, '/')); slash++) {
    *slash = 0;
    mkdir(folder, 0700);
    *slash = '/';
  }
  return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

static int write_report(int number, const siginfo_t *info, const char *errors) {
  if (!report_path[0]) return 0;
  int file = create(report_path);
  if (file < 0) return 0;
  put_text(file, header);
  put_text(file, "signal ");
  put_number(file, (unsigned long)number, 10);
  put_text(file, " at 0x");
  put_number(file, (unsigned long)info->si_addr, 16);
  put_text(file, info->si_code <= 0 ? ", sent by a process\nplace: " : "\nplace: ");
  put_text(file, place);
  put_text(file, "\nlast keys:");
  unsigned end = atomic_load(&keys_noted);
  for (unsigned key = end > key_count ? end - key_count : 0; key < end; key++) {
    put_text(file, " ");
    put_text(file, keys[key % key_count]);
  }
  put_text(file, "\nmessage: ");
  put_text(file, errors);
  put_text(file, "\nstack:\n");
  void *frames[64];
  backtrace_symbols_fd(frames, backtrace(frames, 64), file);
  fsync(file);
  close(file);
  return 1;
}

static int write_draft(void) {
  if (draft_length == 0 || !draft_path[0]) return 0;
  int file = create(draft_path);
  if (file < 0) return 0;
  put(file, draft, draft_length);
  put_text(file, "\n");
  fsync(file);
  close(file);
  return 1;
}

void cn_report_write(int number, const siginfo_t *info, const char *errors) {
  static atomic_int is_written;
  if (atomic_exchange(&is_written, 1)) return;
  int saved_errno = errno;
  if (saving_thread != gettid())
    for (int spent = 0; atomic_load(&last_saved) != atomic_load(&last_save) && spent < save_milliseconds; spent += 10)
      poll(0, 0, 10);
  int has_draft = write_draft();
  if (write_report(number, info, errors)) put_text(2, report_sentence);
  if (has_draft) put_text(2, draft_sentence);
  errno = saved_errno;
}
