#pragma once

// Regular expressions by PCRE2 over UTF-8. Owns: naming the 8-bit library for Swift. Refuses: any logic.
// Imported by Columnar only. Declarations have their `_8` suffix there.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
