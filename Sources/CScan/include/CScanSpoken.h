#pragma once

#include "CScanSound.h"

// The sieve of a search by sound over codes: one byte a character, 0 behind the last of each text. A code says how the
// characters that have it are read, so that nothing is decoded, and a path goes from one byte to the next. A text's path
// ends where the text does: 0 has no edge. 64 codes are looked at together, as are all texts that end among them: no
// branch depends on what was found.

typedef struct {
  /// Edge k is bit 7 - k of a class. Edges that lead out of a node stand side by side, before those that lead to it; those
  /// out of the first node, 0, are the last.
  shezu_sound_edge edges[SHEZU_SOUND_EDGES];
  size_t count;
  /// The class of each code; that of 0 is 0.
  uint8_t classes[256];
  /// 0xFF for codes of which only some characters may go along the edges of their class, else 0.
  uint8_t doubts[256];
  /// The sixteenths of the codes that are not all 0 in one of both.
  uint8_t parts[16];
  size_t partCount;
  /// Not 0: a path along codes without doubt is a match.
  int isExact;
} shezu_spoken_graph;

/// What is known of 64 codes.
typedef struct {
  /// Where codes are 0.
  uint64_t ends;
  /// Where codes are in doubt.
  uint64_t doubts;
  /// For each edge, where codes can go along it.
  uint64_t planes[SHEZU_SOUND_EDGES];
} shezu_spoken_block;

static inline void shezu_spoken_look_up_plain(
  const uint8_t *_Nonnull codes, const shezu_spoken_graph *_Nonnull graph, shezu_spoken_block *_Nonnull block
) {
  uint8_t classes[SHEZU_SOUND_BLOCK];
  block->ends = block->doubts = 0;
  for (size_t index = 0; index < SHEZU_SOUND_BLOCK; index++) {
    classes[index] = graph->classes[codes[index]];
    block->doubts |= (uint64_t)(graph->doubts[codes[index]] & 1) << index;
    block->ends |= (uint64_t)(codes[index] == 0) << index;
  }
  shezu_sound_planes_plain(classes, graph->count, block->planes);
}

#if defined(__x86_64__)
static inline void shezu_spoken_look_up_sse2(
  const uint8_t *_Nonnull codes, const shezu_spoken_graph *_Nonnull graph, shezu_spoken_block *_Nonnull block
) {
  uint8_t classes[SHEZU_SOUND_BLOCK], doubts[SHEZU_SOUND_BLOCK];
  for (size_t index = 0; index < SHEZU_SOUND_BLOCK; index++) {
    classes[index] = graph->classes[codes[index]];
    doubts[index] = graph->doubts[codes[index]];
  }
  block->ends = block->doubts = 0;
  for (int part = 0; part < 4; part++) {
    const __m128i some = _mm_loadu_si128((const __m128i *)(codes + part * 16));
    const __m128i doubt = _mm_loadu_si128((const __m128i *)(doubts + part * 16));
    block->ends |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(some, _mm_setzero_si128())) << (part * 16);
    block->doubts |= (uint64_t)(unsigned)_mm_movemask_epi8(doubt) << (part * 16);
  }
  shezu_sound_planes_sse2(classes, graph->count, block->planes);
}

static inline SHEZU_SOUND_AVX2 uint64_t shezu_spoken_signs_avx2(__m256i low, __m256i high) {
  return (uint64_t)(unsigned)_mm256_movemask_epi8(low) | (uint64_t)(unsigned)_mm256_movemask_epi8(high) << 32;
}

static inline SHEZU_SOUND_AVX2 void shezu_spoken_look_up_avx2(
  const uint8_t *_Nonnull codes, const shezu_spoken_graph *_Nonnull graph, shezu_spoken_block *_Nonnull block
) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)codes);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(codes + 32));
  const __m256i beyond = _mm256_set1_epi8(0x70), zero = _mm256_setzero_si256();
  __m256i lowClasses = zero, highClasses = zero, lowDoubts = zero, highDoubts = zero;
  for (size_t index = 0; index < graph->partCount; index++) {
    const uint8_t part = graph->parts[index];
    const __m256i table = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(graph->classes + part * 16)));
    const __m256i doubts = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(graph->doubts + part * 16)));
    const __m256i first = _mm256_set1_epi8((char)(part << 4));
    // Codes of other sixteenths come to 0x80 and more, for which a shuffle gives 0.
    const __m256i lowPlaces = _mm256_adds_epu8(_mm256_xor_si256(low, first), beyond);
    const __m256i highPlaces = _mm256_adds_epu8(_mm256_xor_si256(high, first), beyond);
    lowClasses = _mm256_or_si256(lowClasses, _mm256_shuffle_epi8(table, lowPlaces));
    highClasses = _mm256_or_si256(highClasses, _mm256_shuffle_epi8(table, highPlaces));
    lowDoubts = _mm256_or_si256(lowDoubts, _mm256_shuffle_epi8(doubts, lowPlaces));
    highDoubts = _mm256_or_si256(highDoubts, _mm256_shuffle_epi8(doubts, highPlaces));
  }
  block->ends = shezu_spoken_signs_avx2(_mm256_cmpeq_epi8(low, zero), _mm256_cmpeq_epi8(high, zero));
  block->doubts = shezu_spoken_signs_avx2(lowDoubts, highDoubts);
  for (size_t edge = 0; edge < graph->count; edge++) {
    block->planes[edge] = shezu_spoken_signs_avx2(lowClasses, highClasses);
    lowClasses = _mm256_add_epi8(lowClasses, lowClasses);
    highClasses = _mm256_add_epi8(highClasses, highClasses);
  }
}

#define SHEZU_SPOKEN_AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi,avx2,bmi,bmi2,popcnt")))

static inline SHEZU_SPOKEN_AVX512 __m512i shezu_spoken_of_table(const uint8_t *_Nonnull table, __m512i codes) {
  const __m512i near = _mm512_permutex2var_epi8(_mm512_loadu_si512(table), codes, _mm512_loadu_si512(table + 64));
  const __m512i far = _mm512_permutex2var_epi8(_mm512_loadu_si512(table + 128), codes, _mm512_loadu_si512(table + 192));
  return _mm512_mask_mov_epi8(near, _mm512_movepi8_mask(codes), far);
}

static inline SHEZU_SPOKEN_AVX512 void shezu_spoken_look_up_avx512(
  const uint8_t *_Nonnull codes, const shezu_spoken_graph *_Nonnull graph, shezu_spoken_block *_Nonnull block
) {
  const __m512i all = _mm512_loadu_si512(codes);
  block->ends = _mm512_testn_epi8_mask(all, all);
  block->doubts = _mm512_movepi8_mask(shezu_spoken_of_table(graph->doubts, all));
  __m512i classes = shezu_spoken_of_table(graph->classes, all);
  for (size_t edge = 0; edge < graph->count; edge++) {
    block->planes[edge] = _mm512_movepi8_mask(classes);
    classes = _mm512_add_epi8(classes, classes);
  }
}
#endif

/// The bits of `word` at the places of `mask`, side by side.
static inline uint64_t shezu_spoken_gather_plain(uint64_t word, uint64_t mask) {
  uint64_t result = 0;
  for (unsigned count = 0; mask != 0; count++) {
    result |= (uint64_t)((word & mask & (0 - mask)) != 0) << count;
    mask &= mask - 1;
  }
  return result;
}

#if defined(__x86_64__)
static inline SHEZU_SOUND_AVX2 uint64_t shezu_spoken_gather_bmi2(uint64_t word, uint64_t mask) {
  return _pext_u64(word, mask);
}
#endif

typedef void (*_Nonnull shezu_spoken_look_up)(
  const uint8_t *_Nonnull codes, const shezu_spoken_graph *_Nonnull graph, shezu_spoken_block *_Nonnull block);
typedef uint64_t (*_Nonnull shezu_spoken_gather)(uint64_t word, uint64_t mask);

/// Where paths lead to the end: those along all codes, and those along codes without doubt.
typedef uint64_t shezu_spoken_ways __attribute__((vector_size(16)));

/// Where a path through codes may lead, from the last block to the first: what may be found from a node on depends on what
/// follows. Behind the last text nothing follows, whatever stands there. Answers whether anything is left in doubt.
static inline __attribute__((always_inline)) int shezu_spoken_paths(
  const uint8_t *_Nonnull codes, size_t count, const shezu_spoken_graph *_Nonnull graph, uint64_t *_Nonnull sure,
  uint64_t *_Nonnull unsure, uint64_t *_Nonnull ends, shezu_spoken_look_up lookUp
) {
  const size_t blocks = (count + SHEZU_SOUND_BLOCK - 1) / SHEZU_SOUND_BLOCK;
  const uint64_t all = ~(uint64_t)0;
  shezu_spoken_ways nodes[2][SHEZU_SOUND_EDGES + 1] = {{{0}}};
  nodes[0][SHEZU_SOUND_END] = nodes[1][SHEZU_SOUND_END] = (shezu_spoken_ways){all, graph->isExact ? all : 0};
  uint64_t left = 0;
  for (size_t block = blocks; block-- > 0;) {
    shezu_spoken_block these;
    const size_t at = block * SHEZU_SOUND_BLOCK;
    const uint64_t inside = count - at < SHEZU_SOUND_BLOCK ? ((uint64_t)1 << (count - at)) - 1 : all;
    // What is sieved next stands behind these codes; read backwards, it is not foreseen.
    __builtin_prefetch(codes + count + at, 0, 3);
    lookUp(codes + at, graph, &these);
    ends[block] = these.ends & inside;
    const shezu_spoken_ways open = {inside, inside & ~these.doubts};
    shezu_spoken_ways *here = nodes[block & 1];
    const shezu_spoken_ways *next = nodes[~block & 1];
    // The last node that is written is the first of the graph.
    shezu_spoken_ways ways = {0};
    for (size_t index = 0; index < graph->count;) {
      const uint8_t from = graph->edges[index].from;
      ways = (shezu_spoken_ways){0};
      do {
        const uint8_t to = graph->edges[index].to;
        const shezu_spoken_ways plane = {these.planes[index], these.planes[index]};
        ways |= plane & (here[to] >> 1 | next[to] << 63);
      } while (++index < graph->count && graph->edges[index].from == from);
      ways &= open;
      here[from] = ways;
    }
    sure[block] = ways[1];
    unsure[block] = ways[0] & ~ways[1];
    left |= unsure[block];
  }
  return left != 0;
}

/// Sets the bits of texts in which a path begins, and of those that begin with one.
static inline __attribute__((always_inline)) void shezu_spoken_texts(
  const uint64_t *_Nonnull paths, const uint64_t *_Nonnull ends, size_t blocks, uint64_t *_Nonnull found,
  uint64_t *_Nonnull begun, shezu_spoken_gather gather
) {
  size_t text = 0;
  // Whether the text that reaches into the block was found, and whether one begins with the block.
  unsigned long long carry = 0;
  uint64_t begins = 1;
  for (size_t block = 0; block < blocks; block++) {
    // Ones are added up to each end: a path before it carries over to the end.
    unsigned long long over;
    const uint64_t sum = __builtin_addcll(paths[block], ~ends[block], carry, &over);
    carry = over;
    const uint64_t hits = gather(sum, ends[block]);
    const uint64_t firsts = gather(paths[block], ends[block] << 1 | begins) << (1 - begins);
    const size_t word = text >> 6, shift = text & 63;
    found[word] |= hits << shift;
    found[word + 1] |= hits >> 1 >> (63 - shift);
    begun[word] |= firsts << shift;
    begun[word + 1] |= firsts >> 1 >> (63 - shift);
    begins = ends[block] >> 63;
    text += (size_t)__builtin_popcountll(ends[block]);
  }
}

static inline __attribute__((always_inline)) int shezu_spoken_sieve_with(
  const uint8_t *_Nonnull codes, size_t count, const shezu_spoken_graph *_Nonnull graph, uint64_t *_Nonnull sure,
  uint64_t *_Nonnull unsure, uint64_t *_Nonnull ends, uint64_t *_Nonnull found, uint64_t *_Nonnull begun,
  shezu_spoken_look_up lookUp, shezu_spoken_gather gather
) {
  const int isUnsure = shezu_spoken_paths(codes, count, graph, sure, unsure, ends, lookUp);
  shezu_spoken_texts(sure, ends, (count + SHEZU_SOUND_BLOCK - 1) / SHEZU_SOUND_BLOCK, found, begun, gather);
  return isUnsure;
}

#if defined(__x86_64__)
static SHEZU_SOUND_AVX2 int shezu_spoken_sieve_avx2(
  const uint8_t *_Nonnull codes, size_t count, const shezu_spoken_graph *_Nonnull graph, uint64_t *_Nonnull sure,
  uint64_t *_Nonnull unsure, uint64_t *_Nonnull ends, uint64_t *_Nonnull found, uint64_t *_Nonnull begun
) {
  return shezu_spoken_sieve_with(
    codes, count, graph, sure, unsure, ends, found, begun, shezu_spoken_look_up_avx2, shezu_spoken_gather_bmi2);
}

static SHEZU_SPOKEN_AVX512 int shezu_spoken_sieve_avx512(
  const uint8_t *_Nonnull codes, size_t count, const shezu_spoken_graph *_Nonnull graph, uint64_t *_Nonnull sure,
  uint64_t *_Nonnull unsure, uint64_t *_Nonnull ends, uint64_t *_Nonnull found, uint64_t *_Nonnull begun
) {
  return shezu_spoken_sieve_with(
    codes, count, graph, sure, unsure, ends, found, begun, shezu_spoken_look_up_avx512, shezu_spoken_gather_bmi2);
}
#endif

/// Sieves the codes of whole texts.
///
/// Bit k of word b is set in `sure` where a path along codes without doubt begins at code 64 b + k, in `unsure` where only
/// another one does, in `ends` where a text ends: a word for each 64 codes. Bit n is set in `found` where text n holds a
/// sure path, in `begun` where it begins with one; both have a word for each 64 texts and two more, and bits that are set
/// stay. 64 bytes beyond the codes are readable. The width makes no difference but for time; it is one that the processor
/// has. Answers whether anything is unsure.
static inline int shezu_spoken_sieve(
  const uint8_t *_Nonnull codes, size_t count, const shezu_spoken_graph *_Nonnull graph, uint64_t *_Nonnull sure,
  uint64_t *_Nonnull unsure, uint64_t *_Nonnull ends, uint64_t *_Nonnull found, uint64_t *_Nonnull begun,
  shezu_sound_width width
) {
#if defined(__x86_64__)
  if (width == shezu_sound_avx512) {
    return shezu_spoken_sieve_avx512(codes, count, graph, sure, unsure, ends, found, begun);
  }
  if (width == shezu_sound_avx2) return shezu_spoken_sieve_avx2(codes, count, graph, sure, unsure, ends, found, begun);
  if (width == shezu_sound_sse2) {
    return shezu_spoken_sieve_with(
      codes, count, graph, sure, unsure, ends, found, begun, shezu_spoken_look_up_sse2, shezu_spoken_gather_plain);
  }
#endif
  return shezu_spoken_sieve_with(
    codes, count, graph, sure, unsure, ends, found, begun, shezu_spoken_look_up_plain, shezu_spoken_gather_plain);
}
