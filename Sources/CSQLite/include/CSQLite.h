#pragma once

// Databases by SQLite. Owns: naming the library for Swift, and the destructor that is a macro. Refuses: any logic.
// Imported by Exports only.
#include <sqlite3.h>

// Binds a text that SQLite copies.
static inline int shezu_sqlite_bind_text(sqlite3_stmt *statement, int place, const char *text, int length) {
  return sqlite3_bind_text(statement, place, text, length, SQLITE_TRANSIENT);
}
