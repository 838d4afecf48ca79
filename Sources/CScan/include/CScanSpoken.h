#pragma once

#include "CScanSound.h"

// The sieve of a search by sound over codes: one byte a character, 0 behind the last of each text. A code says how the
// characters that have it are read, so that nothing is decoded, and a path goes from one byte to the next. A text's path
// ends where the text does: 0 has no edge.

typedef struct {
  /// Edge k is bit 7 - k of a class. Edges that lead out of a node stand before those that lead to it.
  shezu_sound_edge edges[SHEZU_SOUND_EDGES];
  size_t count;
  /// The class of each code; that of 0 is 0.
  uint8_t classes[256];
  /// The sixteenths of the classes that are not all 0.
  uint8_t parts[16];
  size_t partCount;
} shezu_spoken_graph;

/// Looks up the classes of 64 codes. Answers where codes are 0.
static inline uint64_t shezu_spoken_look_up_plain(
  const uint8_t *_Nonnull codes, const shezu_spoken_graph *_Nonnull graph, uint8_t *_Nonnull classes
) {
  uint64_t ends = 0;
  for (size_t index = 0; index < SHEZU_SOUND_BLOCK; index++) {
    classes[index] = graph->classes[codes[index]];
    ends |= (uint64_t)(codes[index] == 0) << index;
  }
  return ends;
}

#if defined(__x86_64__)
static inline uint64_t shezu_spoken_look_up_sse2(
  const uint8_t *_Nonnull codes, const shezu_spoken_graph *_Nonnull graph, uint8_t *_Nonnull classes
) {
  uint64_t ends = 0;
  for (int part = 0; part < 4; part++) {
    const __m128i some = _mm_loadu_si128((const __m128i *)(codes + part * 16));
    ends |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(some, _mm_setzero_si128())) << (part * 16);
  }
  for (size_t index = 0; index < SHEZU_SOUND_BLOCK; index++) classes[index] = graph->classes[codes[index]];
  return ends;
}

static inline SHEZU_SOUND_AVX2 uint64_t shezu_spoken_look_up_avx2(
  const uint8_t *_Nonnull codes, const shezu_spoken_graph *_Nonnull graph, uint8_t *_Nonnull classes
) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)codes);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(codes + 32));
  const __m256i beyond = _mm256_set1_epi8(0x70);
  __m256i lowClasses = _mm256_setzero_si256(), highClasses = lowClasses;
  for (size_t index = 0; index < graph->partCount; index++) {
    const uint8_t part = graph->parts[index];
    const __m256i table = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(graph->classes + part * 16)));
    const __m256i first = _mm256_set1_epi8((char)(part << 4));
    // Codes of other sixteenths come to 0x80 and more, for which a shuffle gives 0.
    lowClasses = _mm256_or_si256(
      lowClasses, _mm256_shuffle_epi8(table, _mm256_adds_epu8(_mm256_xor_si256(low, first), beyond)));
    highClasses = _mm256_or_si256(
      highClasses, _mm256_shuffle_epi8(table, _mm256_adds_epu8(_mm256_xor_si256(high, first), beyond)));
  }
  _mm256_storeu_si256((__m256i *)classes, lowClasses);
  _mm256_storeu_si256((__m256i *)(classes + 32), highClasses);
  const __m256i zero = _mm256_setzero_si256();
  return (uint64_t)(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, zero))
    | (uint64_t)(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, zero)) << 32;
}
#endif

typedef uint64_t (*_Nonnull shezu_spoken_look_up)(
  const uint8_t *_Nonnull codes, const shezu_spoken_graph *_Nonnull graph, uint8_t *_Nonnull classes);

static inline __attribute__((always_inline)) void shezu_spoken_sieve_with(
  const uint8_t *_Nonnull codes, size_t count, const shezu_spoken_graph *_Nonnull graph,
  uint64_t *_Nonnull candidates, uint64_t *_Nonnull ends, shezu_spoken_look_up lookUp, shezu_sound_planes turn
) {
  const size_t blocks = (count + SHEZU_SOUND_BLOCK - 1) / SHEZU_SOUND_BLOCK;
  // From the last block to the first: what may be found from a node on depends on what follows. Behind the last text
  // nothing follows, whatever stands there.
  uint64_t nodes[2][SHEZU_SOUND_EDGES + 1] = {{0}};
  nodes[0][SHEZU_SOUND_END] = nodes[1][SHEZU_SOUND_END] = ~(uint64_t)0;
  for (size_t block = blocks; block-- > 0;) {
    uint8_t classes[SHEZU_SOUND_BLOCK];
    uint64_t planes[SHEZU_SOUND_EDGES];
    const size_t at = block * SHEZU_SOUND_BLOCK;
    const uint64_t inside =
      count - at < SHEZU_SOUND_BLOCK ? ((uint64_t)1 << (count - at)) - 1 : ~(uint64_t)0;
    ends[block] = lookUp(codes + at, graph, classes) & inside;
    turn(classes, graph->count, planes);
    uint64_t *here = nodes[block & 1];
    const uint64_t *next = nodes[~block & 1];
    for (size_t node = 0; node < SHEZU_SOUND_EDGES; node++) here[node] = 0;
    for (size_t index = 0; index < graph->count; index++) {
      const shezu_sound_edge edge = graph->edges[index];
      here[edge.from] |= planes[index] & inside & (here[edge.to] >> 1 | next[edge.to] << 63);
    }
    candidates[block] = here[0];
  }
}

#if defined(__x86_64__)
static SHEZU_SOUND_AVX2 void shezu_spoken_sieve_avx2(
  const uint8_t *_Nonnull codes, size_t count, const shezu_spoken_graph *_Nonnull graph,
  uint64_t *_Nonnull candidates, uint64_t *_Nonnull ends
) {
  shezu_spoken_sieve_with(codes, count, graph, candidates, ends, shezu_spoken_look_up_avx2, shezu_sound_planes_avx2);
}
#endif

/// Sieves the codes of whole texts. Bit k of word b of `candidates` is set where a path begins at code 64 b + k, of `ends`
/// where a text ends. Both have a word for each 64 codes; 64 bytes beyond the codes are readable. The width makes no
/// difference but for time; it is one that the processor has.
static inline void shezu_spoken_sieve(
  const uint8_t *_Nonnull codes, size_t count, const shezu_spoken_graph *_Nonnull graph,
  uint64_t *_Nonnull candidates, uint64_t *_Nonnull ends, shezu_sound_width width
) {
#if defined(__x86_64__)
  if (width == shezu_sound_avx2) return shezu_spoken_sieve_avx2(codes, count, graph, candidates, ends);
  if (width == shezu_sound_sse2) {
    return shezu_spoken_sieve_with(
      codes, count, graph, candidates, ends, shezu_spoken_look_up_sse2, shezu_sound_planes_sse2);
  }
#endif
  shezu_spoken_sieve_with(
    codes, count, graph, candidates, ends, shezu_spoken_look_up_plain, shezu_sound_planes_plain);
}
