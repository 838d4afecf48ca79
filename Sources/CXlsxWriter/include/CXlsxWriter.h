#pragma once

// Spreadsheets by libxlsxwriter. Owns: naming the library for Swift. Refuses: any logic but the test of a stream, which
// is a macro. Imported by Exports only.
#include <stdio.h>
#include <xlsxwriter.h>

// Whether rows could not be written to the temporary file of a worksheet: the library does not look.
static inline int shezu_xlsx_has_failed(lxw_worksheet *worksheet) {
  FILE *rows = worksheet->optimize_tmpfile;
  return rows != NULL && (fflush(rows) != 0 || ferror(rows) != 0);
}
