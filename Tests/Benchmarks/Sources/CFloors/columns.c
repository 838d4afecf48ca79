#include "CFloors.h"

// Whole words of bits at a time; the compiler makes vectors of the inner loops.
#define BITS(CONDITION) \
  for (size_t start = 0; start < rows; start += 64) { \
    const size_t count = rows - start < 64 ? rows - start : 64; \
    uint64_t word = 0; \
    for (size_t offset = 0; offset < count; offset++) { \
      const size_t row = start + offset; \
      word |= (uint64_t)(CONDITION) << offset; \
    } \
    words[start >> 6] = word; \
  }

void floor_codes(const uint16_t *codes, size_t rows, const uint8_t *wanted, uint64_t *words) {
  BITS(wanted[codes[row]] != 0)
}

void floor_days(const int32_t *days, size_t rows, int32_t low, int32_t high, uint64_t *words) {
  BITS(days[row] >= low && days[row] <= high)
}

void floor_amounts(const int64_t *amounts, size_t rows, int64_t low, int64_t high, uint64_t *words) {
  BITS(amounts[row] >= low && amounts[row] <= high)
}

void floor_group(
  const uint16_t *codes, size_t groups, const uint16_t *codes2, size_t groups2, const int64_t *amounts, size_t rows,
  int64_t *sums, uint32_t *counts
) {
  for (size_t row = 0; row < rows; row++) {
    // The last group of each is for rows without a value.
    const size_t one = codes[row] < groups ? codes[row] : groups - 1;
    const size_t two = codes2[row] < groups2 ? codes2[row] : groups2 - 1;
    sums[one * groups2 + two] += amounts[row];
    counts[one * groups2 + two]++;
  }
}

void floor_related(
  const int32_t *targets, const uint16_t *codes, uint16_t code, const int32_t *days, int32_t low, size_t rows,
  uint64_t *words
) {
  for (size_t row = 0; row < rows; row++) {
    if (codes[row] == code && days[row] >= low && targets[row] >= 0) {
      words[targets[row] >> 6] |= (uint64_t)1 << (targets[row] & 63);
    }
  }
}
