#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// The sieve of a search for a row of character classes. Text is brought to one byte a character, which says in which
// classes the character is; where so many classes follow each other is then found 16 characters at a time.

/// Characters that one block holds at most.
#define SHEZU_CLASS_BLOCK 1024
/// The length of a table of classes; see `shezu_class_index`.
#define SHEZU_CLASS_TABLE (1 << 20)
/// The most classes in a row.
#define SHEZU_CLASS_LIMIT 8

typedef struct {
  /// Bit k: the character can be the k-th of a match. Characters that no table has are in all classes, and so are those
  /// that follow them within reach of one match.
  uint8_t classes[SHEZU_CLASS_BLOCK + 16 + SHEZU_CLASS_LIMIT];
  /// Where each character begins, from `start` on.
  uint16_t places[SHEZU_CLASS_BLOCK];
  /// Bit i: a match may begin with character i.
  uint64_t candidates[SHEZU_CLASS_BLOCK / 64];
  size_t start;
  size_t count;
  /// The first byte behind those that were looked at.
  size_t end;
} shezu_class_block;

/// The place of a character in a table of classes: that of ASCII itself; of three bytes all but the upper four bits.
static inline size_t shezu_class_index(uint32_t first, uint32_t second, uint32_t third) {
  return first < 0x80 ? first : (first & 15) << 16 | second << 8 | third;
}

#if defined(__SSE2__)
/// Which of 64 bytes begin a character; 0 where one of those has neither one byte nor three.
static inline uint64_t shezu_class_starts(const uint8_t *_Nonnull bytes) {
  uint64_t starts = 0, known = 0;
  for (int part = 0; part < 4; part++) {
    const __m128i some = _mm_loadu_si128((const __m128i *)(bytes + part * 16));
    // As signed numbers, the bytes that only continue a character are those below -64, and those of ASCII from 0 on.
    const __m128i start = _mm_cmpgt_epi8(some, _mm_set1_epi8(-65));
    const __m128i wide = _mm_cmpeq_epi8(_mm_and_si128(some, _mm_set1_epi8((char)0xF0)), _mm_set1_epi8((char)0xE0));
    const __m128i ascii = _mm_cmpgt_epi8(some, _mm_set1_epi8(-1));
    starts |= (uint64_t)(unsigned)_mm_movemask_epi8(start) << (part * 16);
    known |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(wide, ascii)) << (part * 16);
  }
  return starts == known ? starts : 0;
}
#endif

/// Fills a block with the characters of `text` from `at` on, before `end`, or as many as it holds.
///
/// `readable` bytes of `text` may be read. `length` classes make a match, at most SHEZU_CLASS_LIMIT.
static inline void shezu_class_fill(
  shezu_class_block *_Nonnull block, const uint8_t *_Nonnull text, size_t at, size_t end, size_t readable,
  const uint8_t *_Nonnull table, size_t length
) {
  const size_t start = at;
  size_t count = 0;
  // Characters that are still within reach of one that no table has.
  size_t unknown = 0;
  while (at < end && count + 64 <= SHEZU_CLASS_BLOCK && at - start < UINT16_MAX - 64) {
#if defined(__SSE2__)
    if (unknown == 0 && end - at >= 64 && readable - at >= 68) {
      uint64_t starts = shezu_class_starts(text + at);
      if (starts != 0) {
        do {
          const size_t place = at + (size_t)__builtin_ctzll(starts);
          starts &= starts - 1;
          uint32_t bytes;
          memcpy(&bytes, text + place, 4);
          bytes = __builtin_bswap32(bytes);
          block->classes[count] = table[(int32_t)bytes < 0 ? bytes >> 8 & (SHEZU_CLASS_TABLE - 1) : bytes >> 24];
          block->places[count++] = (uint16_t)(place - start);
        } while (starts != 0);
        at += 64;
        continue;
      }
    }
#endif
    const uint8_t first = text[at++];
    if ((first & 0xC0) == 0x80) continue;
    uint8_t classes = unknown > 0 ? 0xFF : 0;
    if (unknown > 0) unknown--;
    if (first < 0x80) {
      classes |= table[first];
    } else if ((first & 0xF0) == 0xE0 && end - at >= 2) {
      classes |= table[shezu_class_index(first, text[at], text[at + 1])];
    } else {
      classes = 0xFF;
      unknown = length - 1;
    }
    block->classes[count] = classes;
    block->places[count++] = (uint16_t)(at - 1 - start);
  }
  memset(block->classes + count, 0, 16 + SHEZU_CLASS_LIMIT);
  block->start = start;
  block->count = count;
  block->end = at;
}

/// Finds where `length` classes follow each other, the first of them within the first `limit` characters.
static inline void shezu_class_sieve(shezu_class_block *_Nonnull block, size_t length, size_t limit) {
  for (size_t word = 0; word * 64 < limit; word++) {
    uint64_t found = 0;
    for (size_t part = 0; part < 4; part++) {
      const uint8_t *classes = block->classes + word * 64 + part * 16;
      if (word * 64 + part * 16 >= limit) break;
#if defined(__SSE2__)
      __m128i fits = _mm_loadu_si128((const __m128i *)classes);
      // What a shift brings over from the neighbouring byte stays above the lowest bit, which alone counts.
      for (size_t k = 1; k < length; k++) {
        fits = _mm_and_si128(fits, _mm_srli_epi16(_mm_loadu_si128((const __m128i *)(classes + k)), (int)k));
      }
      found |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_slli_epi16(fits, 7)) << (part * 16);
#else
      for (size_t index = 0; index < 16; index++) {
        unsigned fits = classes[index];
        for (size_t k = 1; k < length; k++) fits &= (unsigned)classes[index + k] >> k;
        found |= (uint64_t)(fits & 1) << (part * 16 + index);
      }
#endif
    }
    if (limit - word * 64 < 64) found &= ((uint64_t)1 << (limit - word * 64)) - 1;
    block->candidates[word] = found;
  }
}
