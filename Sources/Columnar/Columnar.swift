// Columnar: any register, in memory, as columns.
//
// Owns: the description of kinds and fields (Schema), the typed columns and tables (Column), the way from files to
// tables (Loading), the query language and its evaluation (Query), groups and measures (Statistics), and the threads
// that all of these share (Threads).
// Refuses: to know any particular kind, screen, file format other than JSON, or figure. A kind is a value handed in.
// Importers: Catalog, Synthetic, Oversight, Exports, Interface and the program. Imports Localization, HanText, JSON, CPcre2,
// CScan.
