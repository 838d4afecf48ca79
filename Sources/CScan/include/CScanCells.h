#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Cells of delimited text: where one ends that is not in quotes.
//
// 64 bytes after the end of the text must be readable and zero.

/// The end of a cell that is not in quotes.
typedef struct {
  /// The first byte that is a delimiter, a line feed or a carriage return; the end of the text if there is none.
  const uint8_t *_Nonnull stop;
  /// Not 0 if the cell has bytes that are not ASCII.
  uint32_t high;
} shezu_cell_end;

/// One bit for each of 32 bytes that ends a cell; `high` for each that is not ASCII.
static inline uint32_t shezu_cell_stops(const uint8_t *_Nonnull bytes, uint8_t delimiter, uint32_t *_Nonnull high) {
#if defined(__SSE2__)
  const __m128i mark = _mm_set1_epi8((char)delimiter);
  const __m128i feed = _mm_set1_epi8(0x0A);
  const __m128i carriage = _mm_set1_epi8(0x0D);
  const __m128i a = _mm_loadu_si128((const __m128i *)bytes);
  const __m128i b = _mm_loadu_si128((const __m128i *)(bytes + 16));
  const __m128i stopsA =
    _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(a, mark), _mm_cmpeq_epi8(a, feed)), _mm_cmpeq_epi8(a, carriage));
  const __m128i stopsB =
    _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(b, mark), _mm_cmpeq_epi8(b, feed)), _mm_cmpeq_epi8(b, carriage));
  *high = (uint32_t)_mm_movemask_epi8(a) | (uint32_t)_mm_movemask_epi8(b) << 16;
  return (uint32_t)_mm_movemask_epi8(stopsA) | (uint32_t)_mm_movemask_epi8(stopsB) << 16;
#else
  uint32_t stops = 0;
  uint32_t highs = 0;
  for (uint32_t index = 0; index < 32; index++) {
    const uint8_t byte = bytes[index];
    stops |= (uint32_t)(byte == delimiter || byte == 0x0A || byte == 0x0D) << index;
    highs |= (uint32_t)(byte >> 7) << index;
  }
  *high = highs;
  return stops;
#endif
}

/// The end of the cell that begins at `start`, in a text that ends at `end`.
static inline shezu_cell_end shezu_cell_find_end(
  const uint8_t *_Nonnull start, const uint8_t *_Nonnull end, uint8_t delimiter
) {
  const uint8_t *place = start;
  uint32_t seen = 0;
  uint32_t high = 0;
  uint32_t stops = shezu_cell_stops(place, delimiter, &high);
  while (stops == 0) {
    seen |= high;
    place += 32;
    if (place >= end) {
      const shezu_cell_end none = {end, seen};
      return none;
    }
    stops = shezu_cell_stops(place, delimiter, &high);
  }
  const uint32_t length = (uint32_t)__builtin_ctz(stops);
  seen |= high & (((uint32_t)1 << length) - 1);
  const shezu_cell_end found = {place + length < end ? place + length : end, seen};
  return found;
}
