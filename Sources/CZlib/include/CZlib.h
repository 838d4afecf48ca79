#pragma once

// Gzip by zlib. Owns: the calls whose macros Swift cannot import. Refuses: any logic. Imported by Loading only.
#include <zlib.h>

/// Prepares a stream for gzip and zlib data, told from its header.
static inline int shezu_inflate_begin(z_stream *_Nonnull stream) { return inflateInit2(stream, 15 + 32); }
