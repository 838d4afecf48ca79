// Loading: from JSON files to a register.
//
// Owns: finding the files of a register and their kinds (Discovering), reading them in parallel (Files, Reading), the
// spellings of values (Values), records into columns (Parsing, Building), references and constraints over all tables
// (Linking), and where in a file a problem is (Problems). `Opening` is the way in.
// Refuses: file formats other than JSON, queries, any particular kind.
// Importers: the program and tests. Imports Columnar, HanText, JSON, CScan.
