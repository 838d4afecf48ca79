#pragma once

#include <stddef.h>
#include <stdint.h>

// The floor of loading: simdjson's On-Demand parser over a whole file, one thread, every value of every field read.

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  /// Reading the file into padded memory, and parsing it with every value touched, in nanoseconds.
  uint64_t read_nanoseconds, parse_nanoseconds;
  uint64_t records, fields;
  /// Depends on every value, so that none can be left out.
  uint64_t checksum;
  /// 0, or simdjson's error code.
  int error;
} simdjson_floor_result;

/// Parses an array of objects (or NDJSON where `lines` is not 0).
simdjson_floor_result simdjson_floor(const char *_Nonnull path, int lines);

const char *_Nonnull simdjson_floor_message(int error);

#ifdef __cplusplus
}
#endif
