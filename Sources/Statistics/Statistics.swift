// Statistics: measures over rows, and rows grouped by what they hold.
//
// Owns: the measures of the command line, of figures and of the groups pane (`Measure`), groups (`Grouping`), and summaries
// of columns (`FieldSummary`). Names, paths and quantities are those of the query language.
// Refuses: to draw tables of groups.
// Importers: Assisting, Oversight, Interface and the program. Imports Columnar, Querying, HanText.
