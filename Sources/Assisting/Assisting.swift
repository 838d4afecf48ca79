// Assisting: help with the text of a query while it is typed.
//
// Owns: completions, the explanation of each clause of a query, and clauses near to one that selects nothing.
// Refuses: to keep the state of the prompt or to draw it.
// Importers: Interface and the program. Imports Columnar, Querying, Statistics, HanText.
