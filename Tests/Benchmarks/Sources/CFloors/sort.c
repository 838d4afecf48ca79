#include <stdlib.h>
#include <string.h>

#include "CFloors.h"

enum { bits = 11, digits = 1 << bits };

#define RADIX(NAME, KEY) \
  typedef struct { \
    KEY key; \
    uint32_t row; \
  } NAME##_entry; \
  int NAME(const KEY *keys, size_t rows, uint32_t *order) { \
    NAME##_entry *source = malloc((rows + 1) * sizeof *source), *target = malloc((rows + 1) * sizeof *target); \
    if (source == NULL || target == NULL) { \
      free(source); \
      free(target); \
      return -1; \
    } \
    KEY greatest = 0; \
    for (size_t row = 0; row < rows; row++) { \
      source[row] = (NAME##_entry){keys[row], (uint32_t)row}; \
      if (keys[row] > greatest) greatest = keys[row]; \
    } \
    for (unsigned shift = 0; shift < 8 * sizeof(KEY) && greatest >> shift != 0; shift += bits) { \
      size_t starts[digits]; \
      memset(starts, 0, sizeof starts); \
      for (size_t index = 0; index < rows; index++) starts[source[index].key >> shift & (digits - 1)]++; \
      size_t total = 0; \
      for (size_t digit = 0; digit < digits; digit++) { \
        const size_t size = starts[digit]; \
        starts[digit] = total; \
        total += size; \
      } \
      for (size_t index = 0; index < rows; index++) { \
        target[starts[source[index].key >> shift & (digits - 1)]++] = source[index]; \
      } \
      NAME##_entry *swap = source; \
      source = target; \
      target = swap; \
    } \
    for (size_t index = 0; index < rows; index++) order[index] = source[index].row; \
    free(source); \
    free(target); \
    return 0; \
  }

RADIX(floor_radix32, uint32_t)
RADIX(floor_radix64, uint64_t)
