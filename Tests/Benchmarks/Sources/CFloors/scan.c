#include <emmintrin.h>
#include <string.h>

#include "CFloors.h"

size_t floor_scan(
  const uint8_t *arena, const uint32_t *offsets, size_t rows, const uint8_t *needle, size_t length, uint64_t *words
) {
  if (rows == 0 || length == 0) return 0;
  const size_t end = offsets[rows];
  // The second byte of a Chinese character tells more than its first.
  const size_t near = length >= 3 && needle[0] >= 0x80 ? 1 : 0, far = length - 1;
  const __m128i nearBytes = _mm_set1_epi8((char)needle[near]), farBytes = _mm_set1_epi8((char)needle[far]);
  size_t row = 0, found = 0, at = 0;
  while (at + length <= end) {
    const __m128i a = _mm_loadu_si128((const __m128i *)(arena + at + near));
    const __m128i b = _mm_loadu_si128((const __m128i *)(arena + at + far));
    unsigned mask = (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(a, nearBytes), _mm_cmpeq_epi8(b, farBytes)));
    size_t next = at + 16;
    while (mask != 0) {
      const size_t place = at + (size_t)__builtin_ctz(mask);
      mask &= mask - 1;
      if (place + length > end || memcmp(arena + place, needle, length) != 0) continue;
      size_t step = 1, low = row;
      while (low + step < rows && offsets[low + step] <= place) {
        low += step;
        step *= 2;
      }
      size_t high = low + step < rows ? low + step : rows;
      while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (offsets[middle] <= place) low = middle;
        else high = middle;
      }
      row = low;
      if (place + length > offsets[row + 1]) continue;
      words[row >> 6] |= (uint64_t)1 << (row & 63);
      found++;
      next = offsets[row + 1];
      break;
    }
    at = next;
  }
  return found;
}

uint64_t floor_touch(const void *bytes, size_t count) {
  const uint64_t *words = bytes;
  uint64_t sum = 0;
  for (size_t index = 0; index < count / 8; index += 8) sum += words[index];
  return sum;
}
