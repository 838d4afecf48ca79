// SQL: how the tables of a register are named and declared in databases.
//
// Owns: the dialects, the names of tables and columns, the types of columns, and the statements that make tables. What
// `Exports` writes into SQLite and what `Querying` writes as SELECT share them.
// Refuses: to run statements, and to know any kind.
// Importers: Exports, Querying and the program. Imports Columnar.
