#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// A bit-parallel NFA over pinyin codes: one byte a character, a 0 after each text (HanText's `PinyinEncoding`). It reads
// blocks of 64 codes. One bit of a 64-bit word is one code, so no branch depends on the text.
//
// The NFA is a graph of at most 8 edges from node 0 to the end node. Node n has a word in which bit i means "a path from
// node n to the end starts at code i". Such a path depends on the codes that follow, so blocks are read last to first.
// The graph of `hzyl`, four edges in a row, on one block:
//
//     0 --h--> 1 --z--> 2 --y--> 3 --l--> end
//
//     code                   汉 中 养 老 院 \0 杭 州 \0
//     edge 3, node 0 to 1     1  .  .  .  .  .  1  .  .    the code can be an h
//     edge 2, node 1 to 2     .  1  .  .  .  .  .  1  .    ... a z
//     edge 1, node 2 to 3     .  .  1  .  1  .  .  .  .    ... a y
//     edge 0, node 3 to end   .  .  .  1  .  .  .  .  .    ... an l
//
//     node 3 = edge 0                     .  .  .  1  .  .  .  .  .
//     node 2 = edge 1 & (node 3 >> 1)     .  .  1  .  .  .  .  .  .
//     node 1 = edge 2 & (node 2 >> 1)     .  1  .  .  .  .  .  .  .
//     node 0 = edge 3 & (node 1 >> 1)     1  .  .  .  .  .  .  .  .    a match starts at 汉
//
// The shift takes its last bit from the block that follows. 0 follows no edge, so no path crosses the end of a text.
//
// An ambiguous code stands for several reading sets, of which only some can follow an edge. A path over such a code is
// a possible match: the caller checks the text itself.

/// Codes in a block.
#define SHEZU_PINYIN_BLOCK 64
/// The most edges of a graph. A path has at most as many codes, so it reaches into one following block at most.
#define SHEZU_PINYIN_EDGES 8
/// The end node. Other nodes are below.
#define SHEZU_PINYIN_END SHEZU_PINYIN_EDGES

typedef struct {
  uint8_t from;
  uint8_t to;
} shezu_pinyin_edge;

typedef struct {
  /// The edges out of a node are adjacent and precede those into it. Those out of node 0 are the last.
  shezu_pinyin_edge edges[SHEZU_PINYIN_EDGES];
  size_t edgeCount;
  /// Bit 7 - k of entry c: code c can follow edge k. Entry 0 is 0.
  uint8_t edgesOfCode[256];
  /// 0xFF for ambiguous codes, else 0.
  uint8_t ambiguous[256];
  /// The rows of 16 entries that have an entry other than 0 in either table.
  uint8_t rows[16];
  size_t rowCount;
  /// Not 0 if each path over unambiguous codes is a match.
  int isExact;
} shezu_pinyin_graph;

/// Where a scan writes. One bit a code: `definite`, `possible` and `ends`, one word a block. One bit a text: `matches` and
/// `prefixMatches`, one word for 64 texts and two more.
typedef struct {
  /// A match over unambiguous codes starts here.
  uint64_t *_Nonnull definite;
  /// Only a path that needs a check of the text starts here.
  uint64_t *_Nonnull possible;
  /// The code is the 0 after a text.
  uint64_t *_Nonnull ends;
  /// The text has a definite match. Bits that are set stay set.
  uint64_t *_Nonnull matches;
  /// The text begins with a definite match. Bits that are set stay set.
  uint64_t *_Nonnull prefixMatches;
} shezu_pinyin_result;

/// The instruction sets that a scan is compiled for.
typedef enum {
  shezu_pinyin_portable,
  /// AVX2 and BMI2.
  shezu_pinyin_avx2,
} shezu_pinyin_instructions;

/// The fastest instruction set that this processor has.
static inline shezu_pinyin_instructions shezu_pinyin_fastest(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    return shezu_pinyin_avx2;
  }
#endif
  return shezu_pinyin_portable;
}

/// A block of codes, looked up in the tables of a graph and transposed: one bit a code.
typedef struct {
  uint64_t ends;
  uint64_t ambiguous;
  /// By edge: the codes that can follow it.
  uint64_t edges[SHEZU_PINYIN_EDGES];
} shezu_pinyin_block;

static inline void shezu_pinyin_look_up_portable(
  const uint8_t *_Nonnull codes, const shezu_pinyin_graph *_Nonnull graph, shezu_pinyin_block *_Nonnull block
) {
  uint8_t edges[SHEZU_PINYIN_BLOCK];
  block->ends = block->ambiguous = 0;
  for (size_t index = 0; index < SHEZU_PINYIN_BLOCK; index++) {
    edges[index] = graph->edgesOfCode[codes[index]];
    block->ambiguous |= (uint64_t)(graph->ambiguous[codes[index]] & 1) << index;
    block->ends |= (uint64_t)(codes[index] == 0) << index;
  }
  for (size_t edge = 0; edge < graph->edgeCount; edge++) {
    uint64_t bits = 0;
    for (size_t index = 0; index < SHEZU_PINYIN_BLOCK; index++) bits |= (uint64_t)(edges[index] >> (7 - edge) & 1) << index;
    block->edges[edge] = bits;
  }
}

/// The bits of `word` at the positions of `mask`, adjacent from bit 0 (what PEXT computes).
static inline uint64_t shezu_pinyin_extract_portable(uint64_t word, uint64_t mask) {
  uint64_t result = 0;
  for (unsigned count = 0; mask != 0; count++) {
    result |= (uint64_t)((word & mask & (0 - mask)) != 0) << count;
    mask &= mask - 1;
  }
  return result;
}

#if defined(__x86_64__)
#define SHEZU_PINYIN_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

/// The high bits of 64 bytes.
static inline SHEZU_PINYIN_AVX2 uint64_t shezu_pinyin_high_bits_avx2(__m256i low, __m256i high) {
  return (uint64_t)(unsigned)_mm256_movemask_epi8(low) | (uint64_t)(unsigned)_mm256_movemask_epi8(high) << 32;
}

static inline SHEZU_PINYIN_AVX2 void shezu_pinyin_look_up_avx2(
  const uint8_t *_Nonnull codes, const shezu_pinyin_graph *_Nonnull graph, shezu_pinyin_block *_Nonnull block
) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)codes);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(codes + 32));
  const __m256i offset = _mm256_set1_epi8(0x70), zero = _mm256_setzero_si256();
  __m256i lowEdges = zero, highEdges = zero, lowAmbiguous = zero, highAmbiguous = zero;
  for (size_t index = 0; index < graph->rowCount; index++) {
    const uint8_t row = graph->rows[index];
    const __m256i edges = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(graph->edgesOfCode + row * 16)));
    const __m256i ambiguous = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(graph->ambiguous + row * 16)));
    const __m256i first = _mm256_set1_epi8((char)(row << 4));
    // Codes of other rows become 0x80 or more, for which a shuffle yields 0.
    const __m256i lowIndexes = _mm256_adds_epu8(_mm256_xor_si256(low, first), offset);
    const __m256i highIndexes = _mm256_adds_epu8(_mm256_xor_si256(high, first), offset);
    lowEdges = _mm256_or_si256(lowEdges, _mm256_shuffle_epi8(edges, lowIndexes));
    highEdges = _mm256_or_si256(highEdges, _mm256_shuffle_epi8(edges, highIndexes));
    lowAmbiguous = _mm256_or_si256(lowAmbiguous, _mm256_shuffle_epi8(ambiguous, lowIndexes));
    highAmbiguous = _mm256_or_si256(highAmbiguous, _mm256_shuffle_epi8(ambiguous, highIndexes));
  }
  block->ends = shezu_pinyin_high_bits_avx2(_mm256_cmpeq_epi8(low, zero), _mm256_cmpeq_epi8(high, zero));
  block->ambiguous = shezu_pinyin_high_bits_avx2(lowAmbiguous, highAmbiguous);
  for (size_t edge = 0; edge < graph->edgeCount; edge++) {
    block->edges[edge] = shezu_pinyin_high_bits_avx2(lowEdges, highEdges);
    // The next edge's bit becomes the high bit of each byte.
    lowEdges = _mm256_add_epi8(lowEdges, lowEdges);
    highEdges = _mm256_add_epi8(highEdges, highEdges);
  }
}

static inline SHEZU_PINYIN_AVX2 uint64_t shezu_pinyin_extract_bmi2(uint64_t word, uint64_t mask) {
  return _pext_u64(word, mask);
}
#endif

typedef void (*_Nonnull shezu_pinyin_look_up)(
  const uint8_t *_Nonnull codes, const shezu_pinyin_graph *_Nonnull graph, shezu_pinyin_block *_Nonnull block);
typedef uint64_t (*_Nonnull shezu_pinyin_extract)(uint64_t word, uint64_t mask);

/// Two words computed together: the starts of all paths, and of paths over unambiguous codes.
typedef uint64_t shezu_pinyin_starts __attribute__((vector_size(16)));

/// Writes `definite`, `possible` and `ends`. Returns whether any match is only possible.
static inline __attribute__((always_inline)) int shezu_pinyin_find_starts(
  const uint8_t *_Nonnull codes, size_t count, const shezu_pinyin_graph *_Nonnull graph, shezu_pinyin_result result,
  shezu_pinyin_look_up lookUp
) {
  const size_t blocks = (count + SHEZU_PINYIN_BLOCK - 1) / SHEZU_PINYIN_BLOCK;
  const uint64_t all = ~(uint64_t)0;
  // The nodes of this block and of the one that follows it in the text, which was read before.
  shezu_pinyin_starts nodes[2][SHEZU_PINYIN_EDGES + 1] = {{{0}}};
  nodes[0][SHEZU_PINYIN_END] = nodes[1][SHEZU_PINYIN_END] = (shezu_pinyin_starts){all, graph->isExact ? all : 0};
  uint64_t anyPossible = 0;
  for (size_t block = blocks; block-- > 0;) {
    shezu_pinyin_block bits;
    const size_t at = block * SHEZU_PINYIN_BLOCK;
    // The last block may extend past the codes.
    const uint64_t inside = count - at < SHEZU_PINYIN_BLOCK ? ((uint64_t)1 << (count - at)) - 1 : all;
    // The next call reads the codes after these. A processor does not foresee that from blocks read backwards.
    __builtin_prefetch(codes + count + at, 0, 3);
    lookUp(codes + at, graph, &bits);
    result.ends[block] = bits.ends & inside;
    const shezu_pinyin_starts allowed = {inside, inside & ~bits.ambiguous};
    shezu_pinyin_starts *here = nodes[block & 1];
    const shezu_pinyin_starts *following = nodes[~block & 1];
    shezu_pinyin_starts starts = {0};
    for (size_t index = 0; index < graph->edgeCount;) {
      const uint8_t from = graph->edges[index].from;
      starts = (shezu_pinyin_starts){0};
      do {
        const uint8_t to = graph->edges[index].to;
        const shezu_pinyin_starts edge = {bits.edges[index], bits.edges[index]};
        starts |= edge & (here[to] >> 1 | following[to] << 63);
      } while (++index < graph->edgeCount && graph->edges[index].from == from);
      starts &= allowed;
      here[from] = starts;
    }
    // The edges out of node 0 are the last.
    result.definite[block] = starts[1];
    result.possible[block] = starts[0] & ~starts[1];
    anyPossible |= result.possible[block];
  }
  return anyPossible != 0;
}

/// Writes `matches` and `prefixMatches` from `definite` and `ends`.
static inline __attribute__((always_inline)) void shezu_pinyin_mark_texts(
  size_t blocks, shezu_pinyin_result result, shezu_pinyin_extract extract
) {
  size_t text = 0;
  // 1 if the text that continues into the block has a match already.
  unsigned long long carry = 0;
  // 1 if a text begins with the block.
  uint64_t begins = 1;
  for (size_t block = 0; block < blocks; block++) {
    const uint64_t starts = result.definite[block], ends = result.ends[block];
    // The other codes of each text are ones, so a start anywhere in a text carries over to its end bit.
    unsigned long long over;
    const uint64_t sum = __builtin_addcll(starts, ~ends, carry, &over);
    carry = over;
    const uint64_t matches = extract(sum, ends);
    const uint64_t prefixMatches = extract(starts, ends << 1 | begins) << (1 - begins);
    const size_t word = text >> 6, shift = text & 63;
    result.matches[word] |= matches << shift;
    result.matches[word + 1] |= matches >> 1 >> (63 - shift);
    result.prefixMatches[word] |= prefixMatches << shift;
    result.prefixMatches[word + 1] |= prefixMatches >> 1 >> (63 - shift);
    begins = ends >> 63;
    text += (size_t)__builtin_popcountll(ends);
  }
}

static inline __attribute__((always_inline)) int shezu_pinyin_scan_with(
  const uint8_t *_Nonnull codes, size_t count, const shezu_pinyin_graph *_Nonnull graph, shezu_pinyin_result result,
  shezu_pinyin_look_up lookUp, shezu_pinyin_extract extract
) {
  const int anyPossible = shezu_pinyin_find_starts(codes, count, graph, result, lookUp);
  shezu_pinyin_mark_texts((count + SHEZU_PINYIN_BLOCK - 1) / SHEZU_PINYIN_BLOCK, result, extract);
  return anyPossible;
}

#if defined(__x86_64__)
static SHEZU_PINYIN_AVX2 int shezu_pinyin_scan_avx2(
  const uint8_t *_Nonnull codes, size_t count, const shezu_pinyin_graph *_Nonnull graph, shezu_pinyin_result result
) {
  return shezu_pinyin_scan_with(codes, count, graph, result, shezu_pinyin_look_up_avx2, shezu_pinyin_extract_bmi2);
}
#endif

/// Runs a graph over the `count` codes of whole texts. Returns whether any match is only possible. O(count).
///
/// 64 bytes after the codes are readable. The processor has `instructions`; the result does not depend on them.
static inline int shezu_pinyin_scan(
  const uint8_t *_Nonnull codes, size_t count, const shezu_pinyin_graph *_Nonnull graph, shezu_pinyin_result result,
  shezu_pinyin_instructions instructions
) {
#if defined(__x86_64__)
  if (instructions == shezu_pinyin_avx2) return shezu_pinyin_scan_avx2(codes, count, graph, result);
#endif
  return shezu_pinyin_scan_with(
    codes, count, graph, result, shezu_pinyin_look_up_portable, shezu_pinyin_extract_portable);
}
