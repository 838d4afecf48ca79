// Columnar: the store of any register, in memory, as columns.
//
// Owns: the description of kinds and fields (Schema), values (Values), typed columns (Column), tables of one kind (Table),
// the register and the diagnostics of its files (Register), and the threads that loading and queries share (Threads).
// Refuses: to read files, to know the query language, or any particular kind. A kind is a value passed in.
// Importers: every target above. `package` declarations serve Loading, Querying, Statistics and Assisting alone.
// Imports HanText and CScan.
