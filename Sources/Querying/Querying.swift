// Querying: the query language over the store.
//
// Owns: the text of queries (Language), names and values resolved against a schema (Binding), the search for words (Words),
// the rows that a query selects (Evaluating), their order (Ordering), working days (Calendar), and the same
// questions as statements of SQL (Translation).
// Refuses: to read files, to compute statistics, to draw.
// Importers: Statistics, Assisting, Oversight, Interface and the program. Imports Columnar, SQL, HanText, CPcre2, CScan.
