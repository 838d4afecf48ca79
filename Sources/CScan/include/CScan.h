#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "CScanClasses.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Substring search over one arena of texts, as fast as memory allows. Owns: finding bytes and telling the row they lie
// in, and asking for memory ahead. Refuses: folding, allocation. Imported by HanText and Columnar only.

/// Bytes that may be read (never used) beyond the end of every arena.
#define SHEZU_SCAN_PADDING 64

/// The first place at or after `from` where `needle` (1 byte or more) stands wholly before `end`; `end` if none.
/// `hay` is readable up to `end + SHEZU_SCAN_PADDING`. O(end - from) for any needle a person types.
static inline size_t shezu_scan_find(
  const uint8_t *_Nonnull hay, size_t from, size_t end, const uint8_t *_Nonnull needle, size_t length
) {
  if (length == 0 || end < length || from > end - length) return end;
  size_t last = end - length;
  size_t at = from;
#if defined(__SSE2__)
  // Two bytes of the needle are compared at 16 places at once. In Chinese text the first byte of a character says
  // little, so its second byte is taken where there is one.
  size_t near = length >= 3 && needle[0] >= 0x80 ? 1 : 0;
  size_t far = length - 1;
  const __m128i nearBytes = _mm_set1_epi8((char)needle[near]);
  const __m128i farBytes = _mm_set1_epi8((char)needle[far]);
  while (at <= last && at + far + 16 <= end + SHEZU_SCAN_PADDING) {
    const __m128i a = _mm_loadu_si128((const __m128i *)(hay + at + near));
    const __m128i b = _mm_loadu_si128((const __m128i *)(hay + at + far));
    unsigned mask = (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(a, nearBytes), _mm_cmpeq_epi8(b, farBytes)));
    while (mask != 0) {
      size_t place = at + (size_t)__builtin_ctz(mask);
      if (place > last) return end;
      if (memcmp(hay + place, needle, length) == 0) return place;
      mask &= mask - 1;
    }
    at += 16;
  }
#endif
  while (at <= last) {
    const uint8_t *found = (const uint8_t *)memchr(hay + at, needle[0], last - at + 1);
    if (found == NULL) return end;
    at = (size_t)(found - hay);
    if (memcmp(hay + at, needle, length) == 0) return at;
    at++;
  }
  return end;
}

/// Asks for the cache line of an address that is about to be written, without waiting for it.
static inline void shezu_prefetch(const void *_Nonnull address) { __builtin_prefetch(address, 1, 3); }

/// The row that holds byte `place`, searched forward from `row` in steps that double: near hits cost little.
/// `offsets` has `rows + 1` ascending entries, and `offsets[row] <= place < offsets[rows]`.
static inline size_t shezu_scan_row(const uint32_t *_Nonnull offsets, size_t rows, size_t row, size_t place) {
  size_t step = 1;
  size_t low = row;
  while (low + step < rows && offsets[low + step] <= place) {
    low += step;
    step *= 2;
  }
  size_t high = low + step < rows ? low + step : rows;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (offsets[middle] <= place) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/// Sets the bit of every row in `first..<rows` whose text holds `needle`, in `beginnings` of every row whose text begins
/// with it. A find that reaches over the end of its row is none. Row `r` is `arena[offsets[r]..<offsets[r + 1]]`; `words`
/// and `beginnings` hold a bit for every row.
static inline void shezu_scan_rows(
  const uint8_t *_Nonnull arena, const uint32_t *_Nonnull offsets, size_t first, size_t rows,
  const uint8_t *_Nonnull needle, size_t length, uint64_t *_Nonnull words, uint64_t *_Nonnull beginnings
) {
  if (first >= rows) return;
  size_t end = offsets[rows];
  size_t at = offsets[first];
  size_t row = first;
  while (at < end) {
    size_t place = shezu_scan_find(arena, at, end, needle, length);
    if (place >= end) return;
    row = shezu_scan_row(offsets, rows, row, place);
    if (place + length <= offsets[row + 1]) {
      words[row >> 6] |= (uint64_t)1 << (row & 63);
      beginnings[row >> 6] |= (uint64_t)(place == offsets[row]) << (row & 63);
      at = offsets[row + 1];
    } else {
      at = place + 1;
    }
  }
}
