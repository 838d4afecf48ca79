#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "CScanCells.h"
#include "CScanPinyin.h"
#include "CScanString.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// CScan: loops over bytes with vector instructions, which Swift cannot express without losing speed.
//
// Owns: substring search in an arena of texts (this file), the pinyin NFA over codes (CScanPinyin.h), the ends, validity
// and hashes of JSON strings (CScanString.h), the cells of delimited text (CScanCells.h), prefetching. Header-only, so that Swift inlines it.
// Refuses: folding, allocation. Importers: HanText, JSON, and the targets that store, load and query columns.

/// Bytes after the end of every arena that are readable. They do not influence a result.
#define SHEZU_SCAN_PADDING 64

/// A needle of 1 byte or more, prepared for comparison.
typedef struct {
  const uint8_t *_Nonnull bytes;
  size_t length;
  /// The first 8 bytes, and a mask of those that the needle has.
  uint64_t head;
  uint64_t mask;
} shezu_scan_needle;

static inline shezu_scan_needle shezu_scan_prepare(const uint8_t *_Nonnull bytes, size_t length) {
  shezu_scan_needle needle = {bytes, length, 0, 0};
  const size_t held = length < 8 ? length : 8;
  memcpy(&needle.head, bytes, held);
  memset(&needle.mask, 0xFF, held);
  return needle;
}

/// Whether the needle is at `place`. SHEZU_SCAN_PADDING bytes from there are readable.
static inline int shezu_scan_is_at(const uint8_t *_Nonnull place, const shezu_scan_needle *_Nonnull needle) {
  uint64_t head;
  memcpy(&head, place, 8);
  if (((head ^ needle->head) & needle->mask) != 0) return 0;
  return needle->length <= 8 || memcmp(place + 8, needle->bytes + 8, needle->length - 8) == 0;
}

/// The first index of `needle` in `hay[from..<end]`; `end` if there is none. `hay` is readable up to
/// `end + SHEZU_SCAN_PADDING`. O(end - from) for typed needles; O((end - from) * length) at worst.
static inline size_t shezu_scan_find(
  const uint8_t *_Nonnull hay, size_t from, size_t end, const shezu_scan_needle *_Nonnull needle
) {
  const size_t length = needle->length;
  if (length == 0 || end < length || from > end - length) return end;
  const size_t last = end - length;
  size_t at = from;
#if defined(__SSE2__)
  // Two bytes of the needle are compared at 16 places at once. In Chinese text most characters share their first byte,
  // so the second is compared. Wider vectors are not faster: memory is the limit.
  const size_t near = length >= 3 && needle->bytes[0] >= 0x80 ? 1 : 0;
  const size_t far = length - 1;
  const __m128i nearBytes = _mm_set1_epi8((char)needle->bytes[near]);
  const __m128i farBytes = _mm_set1_epi8((char)needle->bytes[far]);
  while (at <= last && at + far + 16 <= end + SHEZU_SCAN_PADDING) {
    const __m128i a = _mm_loadu_si128((const __m128i *)(hay + at + near));
    const __m128i b = _mm_loadu_si128((const __m128i *)(hay + at + far));
    unsigned mask = (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(a, nearBytes), _mm_cmpeq_epi8(b, farBytes)));
    while (mask != 0) {
      const size_t place = at + (size_t)__builtin_ctz(mask);
      if (place > last) return end;
      if (shezu_scan_is_at(hay + place, needle)) return place;
      mask &= mask - 1;
    }
    at += 16;
  }
#endif
  while (at <= last) {
    const uint8_t *found = (const uint8_t *)memchr(hay + at, needle->bytes[0], last - at + 1);
    if (found == NULL) return end;
    at = (size_t)(found - hay);
    if (shezu_scan_is_at(hay + at, needle)) return at;
    at++;
  }
  return end;
}

/// Whether no byte has its high bit set. `bytes` may be null if `count` is 0. Stops after the first 4 KiB that have one.
static inline int shezu_scan_is_ascii(const uint8_t *_Nullable bytes, size_t count) {
  size_t at = 0;
  while (at < count) {
    const size_t end = count - at > 4096 ? at + 4096 : count;
    uint64_t high = 0;
    for (; at + 8 <= end; at += 8) {
      uint64_t word;
      memcpy(&word, bytes + at, 8);
      high |= word;
    }
    for (; at < end; at++) high |= bytes[at];
    if ((high & 0x8080808080808080u) != 0) return 0;
  }
  return 1;
}

/// Prefetches the cache line of an address that is written soon.
static inline void shezu_prefetch(const void *_Nonnull address) { __builtin_prefetch(address, 1, 3); }

/// The row that contains byte `place`, searched forward from `row`: 8 rows at once without a branch, four times, then by
/// exponential search. `offsets` has `rows + 1` ascending entries, and `offsets[row] <= place < offsets[rows]`.
static inline size_t shezu_scan_row(const uint32_t *_Nonnull offsets, size_t rows, size_t row, size_t place) {
#if defined(__SSE2__)
  const __m128i sign = _mm_set1_epi32((int)0x80000000);
  const __m128i wanted = _mm_xor_si128(_mm_set1_epi32((int)(uint32_t)place), sign);
  for (int turn = 0; turn < 4 && row + 8 <= rows; turn++) {
    const __m128i a = _mm_xor_si128(_mm_loadu_si128((const __m128i *)(offsets + row + 1)), sign);
    const __m128i b = _mm_xor_si128(_mm_loadu_si128((const __m128i *)(offsets + row + 5)), sign);
    const unsigned beyond = (unsigned)_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpgt_epi32(a, wanted)))
      | (unsigned)_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpgt_epi32(b, wanted))) << 4;
    if (beyond != 0) return row + (size_t)__builtin_ctz(beyond);
    row += 8;
  }
#endif
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

/// Sets the bit in `matches` of every row in `first..<rows` whose text contains `needle`, and in `prefixMatches` of every
/// row whose text begins with it. Row `r` is `arena[offsets[r]..<offsets[r + 1]]`. `matches` and `prefixMatches` have a bit
/// for every row.
static inline void shezu_scan_rows(
  const uint8_t *_Nonnull arena, const uint32_t *_Nonnull offsets, size_t first, size_t rows,
  const uint8_t *_Nonnull needle, size_t length, uint64_t *_Nonnull matches, uint64_t *_Nonnull prefixMatches
) {
  if (first >= rows) return;
  const shezu_scan_needle ready = shezu_scan_prepare(needle, length);
  const size_t end = offsets[rows];
  size_t at = offsets[first];
  size_t row = first;
  while (at < end) {
    size_t place = shezu_scan_find(arena, at, end, &ready);
    if (place >= end) return;
    row = shezu_scan_row(offsets, rows, row, place);
    if (place + length <= offsets[row + 1]) {
      matches[row >> 6] |= (uint64_t)1 << (row & 63);
      prefixMatches[row >> 6] |= (uint64_t)(place == offsets[row]) << (row & 63);
      at = offsets[row + 1];
    } else {
      // It extends into the next row.
      at = place + 1;
    }
  }
}
