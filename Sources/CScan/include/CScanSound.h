#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The sieve of a search by sound. Every character of three bytes has a class: one bit for each edge of a small graph that
// the character can go along. Where a path of such characters leads from the first node to the end, something may have
// been found. Text is not decoded: classes stand where their characters begin, 64 bytes are looked at together, and
// the next character is three bytes on. Characters of other lengths are left to those who look closer.

/// Bytes that are sieved together.
#define SHEZU_SOUND_BLOCK 64
/// The most bytes in one stretch.
#define SHEZU_SOUND_LIMIT 16384
/// The length of a table of classes; see `shezu_sound_place`.
#define SHEZU_SOUND_TABLE (1 << 18)
/// The most edges; also the most characters on a path, so that a path begins in one block and ends in the next at latest.
#define SHEZU_SOUND_EDGES 8
/// The node in which something was found.
#define SHEZU_SOUND_END SHEZU_SOUND_EDGES

typedef struct {
  uint8_t from;
  uint8_t to;
} shezu_sound_edge;

typedef struct {
  /// Edge k is bit 7 - k of a class. Edges that lead out of a node stand before those that lead to it.
  shezu_sound_edge edges[SHEZU_SOUND_EDGES];
  size_t count;
  /// The ASCII characters that a match can hold lie in `low...high`; none do where `low > high`.
  int8_t low;
  int8_t high;
  /// Not 0: the ASCII character can begin a match.
  uint8_t firsts[128];
} shezu_sound_graph;

typedef struct {
  /// Bit k of word b: a match may begin at byte 64 b + k.
  uint64_t candidates[SHEZU_SOUND_LIMIT / SHEZU_SOUND_BLOCK];
  /// Not 0: candidates of the block were let through without a look at what follows.
  uint8_t unsure[SHEZU_SOUND_LIMIT / SHEZU_SOUND_BLOCK + 1];
  /// Where characters of three bytes begin.
  uint64_t starts[SHEZU_SOUND_LIMIT / SHEZU_SOUND_BLOCK];
  /// The class of each of them, at the place of its first byte; what stands elsewhere means nothing.
  uint8_t classes[SHEZU_SOUND_LIMIT + SHEZU_SOUND_BLOCK];
} shezu_sound_stretch;

/// The place of a character of three bytes in a table of classes: 64 classes, one line of the cache, for each pair of its
/// first bytes, and these one behind the other. Bytes that are no UTF-8 may have the place of a character.
static inline size_t shezu_sound_place(uint32_t first, uint32_t second, uint32_t third) {
  return (first & 15) << 14 | second << 6 | (third & 63);
}

/// Which of 64 bytes begin a character of three. `other` is set where a character of two or four begins, or one of ASCII
/// that a match can hold.
static inline uint64_t shezu_sound_starts_plain(
  const uint8_t *_Nonnull bytes, const shezu_sound_graph *_Nonnull graph, uint8_t *_Nonnull other
) {
  uint64_t starts = 0;
  int found = 0;
  for (size_t index = 0; index < SHEZU_SOUND_BLOCK; index++) {
    const int byte = (int8_t)bytes[index];
    const int isThree = byte >= (int8_t)0xE0 && byte < (int8_t)0xF0;
    starts |= (uint64_t)isThree << index;
    found |= (byte >= (int8_t)0xC0 && byte < 0 && !isThree) | (byte >= 0 && byte >= graph->low && byte <= graph->high);
  }
  *other = (uint8_t)found;
  return starts;
}

/// Turns 64 classes into one word for each of `count` edges.
static inline void shezu_sound_planes_plain(
  const uint8_t *_Nonnull classes, size_t count, uint64_t *_Nonnull planes
) {
  for (size_t edge = 0; edge < count; edge++) {
    uint64_t plane = 0;
    for (size_t index = 0; index < SHEZU_SOUND_BLOCK; index++) {
      plane |= (uint64_t)(classes[index] >> (7 - edge) & 1) << index;
    }
    planes[edge] = plane;
  }
}

#if defined(__x86_64__)
static inline uint64_t shezu_sound_starts_sse2(
  const uint8_t *_Nonnull bytes, const shezu_sound_graph *_Nonnull graph, uint8_t *_Nonnull other
) {
  uint64_t starts = 0;
  __m128i found = _mm_setzero_si128();
  const __m128i below = _mm_set1_epi8((char)(graph->low - 1)), above = _mm_set1_epi8(graph->high);
  for (int part = 0; part < 4; part++) {
    const __m128i some = _mm_loadu_si128((const __m128i *)(bytes + part * 16));
    // As signed numbers: bytes that continue a character, then the beginnings of two, three and four, then ASCII.
    const __m128i three = _mm_andnot_si128(
      _mm_cmpgt_epi8(some, _mm_set1_epi8((char)0xEF)), _mm_cmpgt_epi8(some, _mm_set1_epi8((char)0xDF)));
    const __m128i wide = _mm_andnot_si128(
      _mm_cmpgt_epi8(some, _mm_set1_epi8(-1)), _mm_cmpgt_epi8(some, _mm_set1_epi8((char)0xBF)));
    const __m128i held = _mm_andnot_si128(_mm_cmpgt_epi8(some, above), _mm_cmpgt_epi8(some, below));
    found = _mm_or_si128(found, _mm_or_si128(held, _mm_andnot_si128(three, wide)));
    starts |= (uint64_t)(unsigned)_mm_movemask_epi8(three) << (part * 16);
  }
  *other = _mm_movemask_epi8(found) != 0;
  return starts;
}

static inline void shezu_sound_planes_sse2(
  const uint8_t *_Nonnull classes, size_t count, uint64_t *_Nonnull planes
) {
  __m128i parts[4];
  for (int part = 0; part < 4; part++) parts[part] = _mm_loadu_si128((const __m128i *)(classes + part * 16));
  for (size_t edge = 0; edge < count; edge++) {
    uint64_t plane = 0;
    for (int part = 0; part < 4; part++) {
      plane |= (uint64_t)(unsigned)_mm_movemask_epi8(parts[part]) << (part * 16);
      parts[part] = _mm_add_epi8(parts[part], parts[part]);
    }
    planes[edge] = plane;
  }
}

#define SHEZU_SOUND_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

static inline SHEZU_SOUND_AVX2 uint64_t shezu_sound_starts_avx2(
  const uint8_t *_Nonnull bytes, const shezu_sound_graph *_Nonnull graph, uint8_t *_Nonnull other
) {
  uint64_t starts = 0;
  __m256i found = _mm256_setzero_si256();
  const __m256i below = _mm256_set1_epi8((char)(graph->low - 1)), above = _mm256_set1_epi8(graph->high);
  for (int part = 0; part < 2; part++) {
    const __m256i some = _mm256_loadu_si256((const __m256i *)(bytes + part * 32));
    const __m256i three = _mm256_andnot_si256(
      _mm256_cmpgt_epi8(some, _mm256_set1_epi8((char)0xEF)), _mm256_cmpgt_epi8(some, _mm256_set1_epi8((char)0xDF)));
    const __m256i wide = _mm256_andnot_si256(
      _mm256_cmpgt_epi8(some, _mm256_set1_epi8(-1)), _mm256_cmpgt_epi8(some, _mm256_set1_epi8((char)0xBF)));
    const __m256i held = _mm256_andnot_si256(_mm256_cmpgt_epi8(some, above), _mm256_cmpgt_epi8(some, below));
    found = _mm256_or_si256(found, _mm256_or_si256(held, _mm256_andnot_si256(three, wide)));
    starts |= (uint64_t)(unsigned)_mm256_movemask_epi8(three) << (part * 32);
  }
  *other = !_mm256_testz_si256(found, found);
  return starts;
}

static inline SHEZU_SOUND_AVX2 void shezu_sound_planes_avx2(
  const uint8_t *_Nonnull classes, size_t count, uint64_t *_Nonnull planes
) {
  __m256i low = _mm256_loadu_si256((const __m256i *)classes), high = _mm256_loadu_si256((const __m256i *)(classes + 32));
  for (size_t edge = 0; edge < count; edge++) {
    planes[edge] = (uint64_t)(unsigned)_mm256_movemask_epi8(low)
      | (uint64_t)(unsigned)_mm256_movemask_epi8(high) << 32;
    low = _mm256_add_epi8(low, low);
    high = _mm256_add_epi8(high, high);
  }
}
#endif

typedef uint64_t (*_Nonnull shezu_sound_starts)(
  const uint8_t *_Nonnull bytes, const shezu_sound_graph *_Nonnull graph, uint8_t *_Nonnull other);
typedef void (*_Nonnull shezu_sound_planes)(const uint8_t *_Nonnull classes, size_t count, uint64_t *_Nonnull planes);

/// Writes the class of each character of three bytes in a block, and where they begin. `bytes` are readable up to 68.
static inline __attribute__((always_inline)) void shezu_sound_classify(
  shezu_sound_stretch *_Nonnull stretch, size_t block, const uint8_t *_Nonnull bytes, size_t count,
  const shezu_sound_graph *_Nonnull graph, const uint8_t *_Nonnull table, shezu_sound_starts findStarts
) {
  uint64_t starts = findStarts(bytes, graph, &stretch->unsure[block]);
  if (count < SHEZU_SOUND_BLOCK) starts &= ((uint64_t)1 << count) - 1;
  stretch->starts[block] = starts;
  uint8_t *classes = stretch->classes + block * SHEZU_SOUND_BLOCK;
  while (starts != 0) {
    // Four by four, so that the end is guessed right more often; those too many look at the byte behind the block.
#pragma clang loop unroll(full)
    for (int turn = 0; turn < 4; turn++) {
      const size_t place = starts != 0 ? (size_t)__builtin_ctzll(starts) : SHEZU_SOUND_BLOCK;
      starts &= starts - 1;
      uint32_t four;
      memcpy(&four, bytes + place, 4);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
      four = __builtin_bswap32(four);
#endif
      classes[place] = table[(four >> 10 & 0x3FFC0) | (four >> 8 & 63)];
    }
  }
}

/// The places of a block in which some match may begin, as far as its first character tells.
static inline uint64_t shezu_sound_beginnings(
  const uint8_t *_Nonnull bytes, size_t count, const shezu_sound_graph *_Nonnull graph
) {
  uint64_t result = 0;
  for (size_t index = 0; index < count; index++) {
    const uint8_t byte = bytes[index];
    result |= (uint64_t)(byte < 0x80 ? graph->firsts[byte] != 0 : byte >= 0xC0) << index;
  }
  return result;
}

static inline __attribute__((always_inline)) void shezu_sound_sieve_with(
  shezu_sound_stretch *_Nonnull stretch, const uint8_t *_Nonnull text, size_t count, size_t readable,
  const shezu_sound_graph *_Nonnull graph, const uint8_t *_Nonnull table, shezu_sound_starts findStarts,
  shezu_sound_planes turn
) {
  const size_t blocks = (count + SHEZU_SOUND_BLOCK - 1) / SHEZU_SOUND_BLOCK;
  for (size_t block = 0; block < blocks; block++) {
    const size_t at = block * SHEZU_SOUND_BLOCK;
    if (count - at >= SHEZU_SOUND_BLOCK && readable - at >= SHEZU_SOUND_BLOCK + 4) {
      shezu_sound_classify(stretch, block, text + at, SHEZU_SOUND_BLOCK, graph, table, findStarts);
    } else {
      const size_t rest = count - at < SHEZU_SOUND_BLOCK ? count - at : SHEZU_SOUND_BLOCK;
      uint8_t last[SHEZU_SOUND_BLOCK + 4] = {0};
      memcpy(last, text + at, rest);
      shezu_sound_classify(stretch, block, last, rest, graph, table, findStarts);
    }
  }
  stretch->unsure[blocks] = 0;
  // From the last block to the first: what may be found from a node on depends on what follows.
  uint64_t nodes[2][SHEZU_SOUND_EDGES + 1] = {{0}};
  nodes[0][SHEZU_SOUND_END] = nodes[1][SHEZU_SOUND_END] = ~(uint64_t)0;
  uint8_t nextUnsure = 0;
  for (size_t block = blocks; block-- > 0;) {
    uint64_t planes[SHEZU_SOUND_EDGES];
    turn(stretch->classes + block * SHEZU_SOUND_BLOCK, graph->count, planes);
    uint64_t *here = nodes[block & 1];
    const uint64_t *next = nodes[~block & 1];
    for (size_t node = 0; node < SHEZU_SOUND_EDGES; node++) here[node] = 0;
    const uint64_t starts = stretch->starts[block];
    for (size_t index = 0; index < graph->count; index++) {
      const shezu_sound_edge edge = graph->edges[index];
      here[edge.from] |= planes[index] & starts & (here[edge.to] >> 3 | next[edge.to] << 61);
    }
    stretch->candidates[block] = here[0];
    const uint8_t isUnsure = stretch->unsure[block];
    stretch->unsure[block] = isUnsure | nextUnsure;
    nextUnsure = isUnsure;
    if (stretch->unsure[block]) {
      const size_t at = block * SHEZU_SOUND_BLOCK;
      const size_t rest = count - at < SHEZU_SOUND_BLOCK ? count - at : SHEZU_SOUND_BLOCK;
      stretch->candidates[block] = shezu_sound_beginnings(text + at, rest, graph);
    }
  }
}

/// How a sieve looks at bytes: one by one, or by the vectors that a processor may have.
typedef enum {
  shezu_sound_plain,
  shezu_sound_sse2,
  shezu_sound_avx2,
  /// Vectors of 64 bytes, and tables of 128 bytes looked up at once.
  shezu_sound_avx512,
} shezu_sound_width;

/// The widest vectors that this processor has.
static inline shezu_sound_width shezu_sound_widest(void) {
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2")) {
    return shezu_sound_sse2;
  }
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") ? shezu_sound_avx512
                                                                                      : shezu_sound_avx2;
#else
  return shezu_sound_plain;
#endif
}

#if defined(__x86_64__)
static SHEZU_SOUND_AVX2 void shezu_sound_sieve_avx2(
  shezu_sound_stretch *_Nonnull stretch, const uint8_t *_Nonnull text, size_t count, size_t readable,
  const shezu_sound_graph *_Nonnull graph, const uint8_t *_Nonnull table
) {
  shezu_sound_sieve_with(stretch, text, count, readable, graph, table, shezu_sound_starts_avx2, shezu_sound_planes_avx2);
}
#endif

/// Sieves `count` bytes of whole texts, at most SHEZU_SOUND_LIMIT: fills `candidates` and `unsure` of a stretch. `readable`
/// bytes may be read, of which those beyond `count` have no influence. A path may lead from one text into the next. The
/// width makes no difference but for time; it is one that the processor has.
static inline void shezu_sound_sieve(
  shezu_sound_stretch *_Nonnull stretch, const uint8_t *_Nonnull text, size_t count, size_t readable,
  const shezu_sound_graph *_Nonnull graph, const uint8_t *_Nonnull table, shezu_sound_width width
) {
#if defined(__x86_64__)
  if (width >= shezu_sound_avx2) return shezu_sound_sieve_avx2(stretch, text, count, readable, graph, table);
  if (width == shezu_sound_sse2) {
    return shezu_sound_sieve_with(
      stretch, text, count, readable, graph, table, shezu_sound_starts_sse2, shezu_sound_planes_sse2);
  }
#endif
  shezu_sound_sieve_with(
    stretch, text, count, readable, graph, table, shezu_sound_starts_plain, shezu_sound_planes_plain);
}
