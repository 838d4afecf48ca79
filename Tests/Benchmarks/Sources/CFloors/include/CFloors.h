#pragma once

#include <stddef.h>
#include <stdint.h>

// Floors in plain C: what one pass over the same bytes costs, without anything around it. Compiled with the same
// optimisation as the program, on one thread.

// MARK: Scans

/// Sets the bit of every row whose text holds `needle`, by SSE2 over the whole arena. Returns the number of rows set.
/// `arena` is readable 64 bytes beyond `offsets[rows]`.
size_t floor_scan(
  const uint8_t *_Nonnull arena, const uint32_t *_Nonnull offsets, size_t rows, const uint8_t *_Nonnull needle,
  size_t length, uint64_t *_Nonnull words
);

/// One pass over a column of codes, days or amounts; the bits of the rows that lie in `low...high`.
void floor_codes(const uint16_t *_Nonnull codes, size_t rows, const uint8_t *_Nonnull wanted, uint64_t *_Nonnull words);
void floor_days(const int32_t *_Nonnull days, size_t rows, int32_t low, int32_t high, uint64_t *_Nonnull words);
void floor_amounts(
  const int64_t *_Nonnull amounts, size_t rows, int64_t low, int64_t high, uint64_t *_Nonnull words
);

/// Sums `amounts` by the pair of codes of each row; `sums` has `groups * groups2` entries.
void floor_group(
  const uint16_t *_Nonnull codes, size_t groups, const uint16_t *_Nonnull codes2, size_t groups2,
  const int64_t *_Nonnull amounts, size_t rows, int64_t *_Nonnull sums, uint32_t *_Nonnull counts
);

/// One pass over a related column: marks the targets of the rows whose code is wanted and whose day is late enough.
void floor_related(
  const int32_t *_Nonnull targets, const uint16_t *_Nonnull codes, uint16_t code, const int32_t *_Nonnull days,
  int32_t low, size_t rows, uint64_t *_Nonnull words
);

/// Reads every 64th byte's word: what it costs to bring the bytes in. Returns their sum.
uint64_t floor_touch(const void *_Nonnull bytes, size_t count);

// MARK: Sorts

/// Fills `order` with the rows by ascending key, equal ones in order. Least significant digit first, 11 bits a pass, over
/// as many bits as the greatest key has. Returns 0, or -1 where there is no memory.
int floor_radix32(const uint32_t *_Nonnull keys, size_t rows, uint32_t *_Nonnull order);
int floor_radix64(const uint64_t *_Nonnull keys, size_t rows, uint32_t *_Nonnull order);

// MARK: Processes

typedef struct {
  /// From before the start to after the wait.
  uint64_t nanoseconds;
  /// Processor time of the process and its children, in microseconds.
  uint64_t user_microseconds, system_microseconds;
  uint64_t voluntary_switches, involuntary_switches;
  /// Exit status, or 128 + signal.
  int status;
} floor_process;

/// Runs a program to its end with standard output to `output` (a path; NULL: /dev/null), standard error to `errors`.
/// Returns 0, or an error number where it could not be started.
int floor_run(
  char *_Nullable const *_Nonnull arguments, char *_Nullable const *_Nonnull environment, const char *_Nullable output,
  const char *_Nullable errors, floor_process *_Nonnull result
);

/// The same with SIGINT sent `after` nanoseconds from the start. `nanoseconds` is the time from the signal to the end, and
/// of no meaning where the program ended before.
int floor_interrupt(
  char *_Nullable const *_Nonnull arguments, char *_Nullable const *_Nonnull environment, uint64_t after,
  floor_process *_Nonnull result
);

/// Processor time that a running process has used so far, all threads, living and ended, in nanoseconds.
uint64_t floor_processor_time(int process);

// MARK: Terminals

/// A program in a pseudo terminal, with libvterm on the other side.
typedef struct floor_terminal floor_terminal;

floor_terminal *_Nullable floor_terminal_start(
  char *_Nullable const *_Nonnull arguments, char *_Nullable const *_Nonnull environment, int rows, int columns
);
int floor_terminal_process(const floor_terminal *_Nonnull terminal);
/// When the program was started, by the monotonic clock in nanoseconds.
uint64_t floor_terminal_started(const floor_terminal *_Nonnull terminal);
void floor_terminal_send(floor_terminal *_Nonnull terminal, const char *_Nonnull bytes, size_t count);
/// Reads until nothing came for `quiet` milliseconds or `most` have passed. Returns the bytes read; `first` and `last`
/// get the times of the first and last arrival (0 where nothing came). Nothing is interpreted meanwhile.
size_t floor_terminal_settle(
  floor_terminal *_Nonnull terminal, int quiet, int most, uint64_t *_Nonnull first, uint64_t *_Nonnull last
);
/// Reads until the screen shows `text` or `most` milliseconds have passed. Returns the time when the bytes that showed it
/// arrived, or 0.
uint64_t floor_terminal_await(floor_terminal *_Nonnull terminal, const char *_Nonnull text, int most);
/// Bytes read since the start.
size_t floor_terminal_total(const floor_terminal *_Nonnull terminal);
/// Writes the screen as UTF-8 lines into `buffer`, ended by 0. Returns its length.
size_t floor_terminal_text(floor_terminal *_Nonnull terminal, char *_Nonnull buffer, size_t capacity);
/// Reads until the program has ended or `most` milliseconds have passed. Returns the time when it had ended, or 0, and its
/// exit status, or 128 + signal.
uint64_t floor_terminal_exit(floor_terminal *_Nonnull terminal, int most, int *_Nonnull status);
/// Ends the program where it still runs, and frees everything.
void floor_terminal_end(floor_terminal *_Nullable terminal);

uint64_t floor_now(void);
