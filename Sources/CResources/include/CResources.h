#pragma once

#include <stddef.h>

// Tables embedded in the program, so that one copied file works anywhere. Owns: which files are embedded and
// under what name. Refuses: reading them (each reader owns its layout). Anyone may import it.

/// The bytes embedded under `name`, 16-byte aligned and alive for the whole run, and their count in `length`.
/// NULL, with `length` 0, if no resource has that name.
const unsigned char *_Nullable shezu_resource(const char *_Nonnull name, size_t *_Nonnull length);

/// The names in the order of the list, from 0; NULL past the last. For tests that walk the list.
const char *_Nullable shezu_resource_name(size_t index);
