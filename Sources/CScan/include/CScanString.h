#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Strings of a JSON text: where they end, whether they are UTF-8, and short ones as four words. A mispredicted branch on
// the length of a string costs more than 32 bytes, so 32 bytes are read at once.
//
// All functions may read 64 bytes from any position up to the end of the text.
//
// UTF-8 is validated with AVX2 in the same pass that finds the end: the bytes are then in registers. Without AVX2,
// the caller validates strings that are not ASCII.

/// The result of a check of the bytes of a string.
typedef enum {
  shezu_string_ascii,
  /// UTF-8, not only ASCII.
  shezu_string_valid,
  /// Invalid UTF-8, or not validated.
  shezu_string_unsure
} shezu_string_bytes;

typedef struct {
  /// The first byte that is a quote, a backslash or below 0x20.
  const uint8_t *_Nonnull stop;
  shezu_string_bytes bytes;
} shezu_string_end;

/// One bit for each of 32 bytes: the result, if it ends a string or needs an escape; `high`, if it is not ASCII.
static inline uint32_t shezu_string_stops(const uint8_t *_Nonnull bytes, uint32_t *_Nonnull high) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8(0x22);
  const __m128i backslash = _mm_set1_epi8(0x5C);
  const __m128i control = _mm_set1_epi8(0x1F);
  const __m128i a = _mm_loadu_si128((const __m128i *)bytes);
  const __m128i b = _mm_loadu_si128((const __m128i *)(bytes + 16));
  const __m128i stopsA = _mm_or_si128(
    _mm_or_si128(_mm_cmpeq_epi8(a, quote), _mm_cmpeq_epi8(a, backslash)), _mm_cmpeq_epi8(_mm_min_epu8(a, control), a));
  const __m128i stopsB = _mm_or_si128(
    _mm_or_si128(_mm_cmpeq_epi8(b, quote), _mm_cmpeq_epi8(b, backslash)), _mm_cmpeq_epi8(_mm_min_epu8(b, control), b));
  *high = (uint32_t)_mm_movemask_epi8(a) | (uint32_t)_mm_movemask_epi8(b) << 16;
  return (uint32_t)_mm_movemask_epi8(stopsA) | (uint32_t)_mm_movemask_epi8(stopsB) << 16;
#else
  uint32_t stops = 0;
  uint32_t highs = 0;
  for (uint32_t index = 0; index < 32; index++) {
    const uint8_t byte = bytes[index];
    stops |= (uint32_t)(byte == 0x22 || byte == 0x5C || byte < 0x20) << index;
    highs |= (uint32_t)(byte >> 7) << index;
  }
  *high = highs;
  return stops;
#endif
}

/// The end of the string whose first byte is at `start`. UTF-8 is not validated.
static inline shezu_string_end shezu_string_find_end(const uint8_t *_Nonnull start) {
  const uint8_t *place = start;
  uint32_t seen = 0;
  uint32_t high = 0;
  uint32_t stops = shezu_string_stops(place, &high);
  while (__builtin_expect(stops == 0, 0)) {
    seen |= high;
    place += 32;
    stops = shezu_string_stops(place, &high);
  }
  const uint32_t length = (uint32_t)__builtin_ctz(stops);
  seen |= high & (((uint32_t)1 << length) - 1);
  const shezu_string_end end = {place + length, seen == 0 ? shezu_string_ascii : shezu_string_unsure};
  return end;
}

#if defined(__x86_64__)

#define SHEZU_STRING_AVX2 __attribute__((target("avx2")))

// The errors that three half bytes of two adjacent bytes allow, one bit each
// (Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte", 2020).
enum {
  SHEZU_UTF8_TOO_SHORT = 1,
  SHEZU_UTF8_TOO_LONG = 2,
  SHEZU_UTF8_OVERLONG_3 = 4,
  SHEZU_UTF8_TOO_LARGE = 8,
  SHEZU_UTF8_SURROGATE = 16,
  SHEZU_UTF8_OVERLONG_2 = 32,
  /// Too large or overlong in four bytes.
  SHEZU_UTF8_FOUR = 64,
  SHEZU_UTF8_TWO_LATER = 128,
  /// Errors that do not depend on the lower half of the first byte.
  SHEZU_UTF8_ANY = SHEZU_UTF8_TOO_SHORT | SHEZU_UTF8_TOO_LONG | SHEZU_UTF8_TWO_LATER,
};

/// The errors in 32 bytes that follow 32 others, 0 for valid bytes. A sequence that continues after them is valid.
static inline SHEZU_STRING_AVX2 __m256i shezu_string_errors_avx2(__m256i bytes, __m256i before) {
#define SHEZU_TWICE(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
  _mm256_setr_epi8( \
    (char)(a), (char)(b), (char)(c), (char)(d), (char)(e), (char)(f), (char)(g), (char)(h), (char)(i), (char)(j), \
    (char)(k), (char)(l), (char)(m), (char)(n), (char)(o), (char)(p), (char)(a), (char)(b), (char)(c), (char)(d), \
    (char)(e), (char)(f), (char)(g), (char)(h), (char)(i), (char)(j), (char)(k), (char)(l), (char)(m), (char)(n), \
    (char)(o), (char)(p))
  enum {
    LATER = SHEZU_UTF8_TOO_LONG | SHEZU_UTF8_OVERLONG_2 | SHEZU_UTF8_TWO_LATER,
    LARGE = SHEZU_UTF8_ANY | SHEZU_UTF8_TOO_LARGE | SHEZU_UTF8_FOUR,
  };
  const __m256i upperOfFirst = SHEZU_TWICE(
    SHEZU_UTF8_TOO_LONG, SHEZU_UTF8_TOO_LONG, SHEZU_UTF8_TOO_LONG, SHEZU_UTF8_TOO_LONG, SHEZU_UTF8_TOO_LONG,
    SHEZU_UTF8_TOO_LONG, SHEZU_UTF8_TOO_LONG, SHEZU_UTF8_TOO_LONG, SHEZU_UTF8_TWO_LATER, SHEZU_UTF8_TWO_LATER,
    SHEZU_UTF8_TWO_LATER, SHEZU_UTF8_TWO_LATER, SHEZU_UTF8_TOO_SHORT | SHEZU_UTF8_OVERLONG_2, SHEZU_UTF8_TOO_SHORT,
    SHEZU_UTF8_TOO_SHORT | SHEZU_UTF8_OVERLONG_3 | SHEZU_UTF8_SURROGATE,
    SHEZU_UTF8_TOO_SHORT | SHEZU_UTF8_TOO_LARGE | SHEZU_UTF8_FOUR);
  const __m256i lowerOfFirst = SHEZU_TWICE(
    SHEZU_UTF8_ANY | SHEZU_UTF8_OVERLONG_3 | SHEZU_UTF8_OVERLONG_2 | SHEZU_UTF8_FOUR,
    SHEZU_UTF8_ANY | SHEZU_UTF8_OVERLONG_2, SHEZU_UTF8_ANY, SHEZU_UTF8_ANY, SHEZU_UTF8_ANY | SHEZU_UTF8_TOO_LARGE,
    LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE | SHEZU_UTF8_SURROGATE, LARGE, LARGE);
  const __m256i upperOfSecond = SHEZU_TWICE(
    SHEZU_UTF8_TOO_SHORT, SHEZU_UTF8_TOO_SHORT, SHEZU_UTF8_TOO_SHORT, SHEZU_UTF8_TOO_SHORT, SHEZU_UTF8_TOO_SHORT,
    SHEZU_UTF8_TOO_SHORT, SHEZU_UTF8_TOO_SHORT, SHEZU_UTF8_TOO_SHORT,
    LATER | SHEZU_UTF8_OVERLONG_3 | SHEZU_UTF8_FOUR, LATER | SHEZU_UTF8_OVERLONG_3 | SHEZU_UTF8_TOO_LARGE,
    LATER | SHEZU_UTF8_SURROGATE | SHEZU_UTF8_TOO_LARGE, LATER | SHEZU_UTF8_SURROGATE | SHEZU_UTF8_TOO_LARGE,
    SHEZU_UTF8_TOO_SHORT, SHEZU_UTF8_TOO_SHORT, SHEZU_UTF8_TOO_SHORT, SHEZU_UTF8_TOO_SHORT);
#undef SHEZU_TWICE
  const __m256i half = _mm256_set1_epi8(0x0F);
  const __m256i joined = _mm256_permute2x128_si256(before, bytes, 0x21);
  const __m256i first = _mm256_alignr_epi8(bytes, joined, 15);
  const __m256i wrong = _mm256_and_si256(
    _mm256_and_si256(
      _mm256_shuffle_epi8(upperOfFirst, _mm256_and_si256(_mm256_srli_epi16(first, 4), half)),
      _mm256_shuffle_epi8(lowerOfFirst, _mm256_and_si256(first, half))),
    _mm256_shuffle_epi8(upperOfSecond, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
  // Only the third byte of three or four, and the fourth of four, may follow a continuation byte.
  const __m256i third = _mm256_subs_epu8(_mm256_alignr_epi8(bytes, joined, 14), _mm256_set1_epi8((char)(0xE0 - 0x80)));
  const __m256i fourth = _mm256_subs_epu8(_mm256_alignr_epi8(bytes, joined, 13), _mm256_set1_epi8((char)(0xF0 - 0x80)));
  const __m256i expected = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
  return _mm256_xor_si256(expected, wrong);
}

/// As `shezu_string_find_end`, and validates UTF-8.
static SHEZU_STRING_AVX2 shezu_string_end shezu_string_check_avx2(const uint8_t *_Nonnull start) {
  // From 32 - n on: a mask of n bytes.
  static const uint8_t kept[64] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
  };
  const __m256i quote = _mm256_set1_epi8(0x22);
  const __m256i backslash = _mm256_set1_epi8(0x5C);
  const __m256i control = _mm256_set1_epi8(0x1F);
  const uint8_t *place = start;
  __m256i before = _mm256_setzero_si256();
  __m256i wrong = before;
  __m256i all = before;
  while (1) {
    const __m256i bytes = _mm256_loadu_si256((const __m256i *)place);
    const uint32_t stops = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(
      _mm256_or_si256(_mm256_cmpeq_epi8(bytes, quote), _mm256_cmpeq_epi8(bytes, backslash)),
      _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, control), bytes)));
    if (stops != 0) {
      const uint32_t length = (uint32_t)__builtin_ctz(stops);
      // The end and the bytes after it become ASCII, so that a sequence that is cut there is an error.
      const __m256i rest = _mm256_and_si256(bytes, _mm256_loadu_si256((const __m256i *)(kept + 32 - length)));
      wrong = _mm256_or_si256(wrong, shezu_string_errors_avx2(rest, before));
      all = _mm256_or_si256(all, rest);
      shezu_string_end end = {place + length, shezu_string_ascii};
      if (_mm256_movemask_epi8(all) != 0) {
        end.bytes = _mm256_testz_si256(wrong, wrong) ? shezu_string_valid : shezu_string_unsure;
      }
      return end;
    }
    wrong = _mm256_or_si256(wrong, shezu_string_errors_avx2(bytes, before));
    all = _mm256_or_si256(all, bytes);
    before = bytes;
    place += 32;
  }
}

#endif

/// The end of the string whose first byte is at `start`. If the processor has AVX2, its bytes are validated. O(bytes).
static inline shezu_string_end shezu_string_check(const uint8_t *_Nonnull start) {
#if defined(__x86_64__)
  // Codes and days are short and ASCII.
  uint32_t high = 0;
  const uint32_t stops = shezu_string_stops(start, &high);
  if (stops != 0 && (high & (stops ^ (stops - 1))) == 0) {
    const shezu_string_end end = {start + __builtin_ctz(stops), shezu_string_ascii};
    return end;
  }
  if (__builtin_cpu_supports("avx2")) return shezu_string_check_avx2(start);
#endif
  return shezu_string_find_end(start);
}

/// The most bytes of a short string.
#define SHEZU_STRING_SHORT 32

/// A string of at most 32 bytes, padded with 0. It is unique together with the length.
typedef struct {
  uint64_t a;
  uint64_t b;
  uint64_t c;
  uint64_t d;
} shezu_string_words;

/// - Parameter count: at most 32; all 32 bytes from `start` are readable.
static inline shezu_string_words shezu_string_short(const uint8_t *_Nonnull start, size_t count) {
  static const uint8_t kept[64] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
  };
  shezu_string_words words;
  shezu_string_words mask;
  memcpy(&words, start, 32);
  memcpy(&mask, kept + 32 - count, 32);
  words.a &= mask.a;
  words.b &= mask.b;
  words.c &= mask.c;
  words.d &= mask.d;
  return words;
}

static inline uint64_t shezu_string_mix(uint64_t left, uint64_t right) {
  const unsigned __int128 product = (unsigned __int128)left * right;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/// A hash of a short string. Not resistant to chosen collisions: tables hold the vocabulary of the user's own files.
static inline uint64_t shezu_string_hash(shezu_string_words words, size_t count) {
  return shezu_string_mix(words.a ^ 0x9E3779B97F4A7C15u, words.b ^ 0xD6E8FEB86659FD93u ^ (uint64_t)count)
    ^ shezu_string_mix(words.c ^ 0xA0761D6478BD642Fu, words.d ^ 0xE7037ED1A0B428DBu);
}

static inline int shezu_string_is_same(shezu_string_words left, shezu_string_words right) {
  return ((left.a ^ right.a) | (left.b ^ right.b) | (left.c ^ right.c) | (left.d ^ right.d)) == 0;
}
