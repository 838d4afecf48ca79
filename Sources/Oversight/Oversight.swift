// Oversight: what is computed over a register as a whole: published figures reconciled with records, rules and the
// records that meet them, and the differences between two registers.
//
// Owns: figures, findings and differences as values and as computed tables. Refuses: to know any kind or rule by name;
// both are data. Stores no computed number anywhere. Importers: Interface and the program. Imports Columnar and JSON.
