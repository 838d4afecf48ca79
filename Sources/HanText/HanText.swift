// HanText: comparing and searching Chinese text.
//
// Owns: folding text to one written form and mapping it back (Folding), readings, order by reading and search by pinyin
// (Pinyin), and the encoding of a column for that search (PinyinEncoding).
// Refuses: files, records and queries. It takes bytes and returns bytes or numbers.
// Importers: any target. Imports CResources and CScan.
//
// A search by pinyin in a large column:
//
//     typed word --compile--> PinyinPattern      NFA over characters, one bit a typed character
//                                |
//     column --encode--> PinyinEncoding          one byte a character: the code of its reading set
//                                |
//                        PinyinTransitions       the same NFA over codes
//                                |
//                        PinyinGraph             at most 8 edges of it
//                                |
//                        shezu_pinyin_scan (C)   64 codes at once
//                                |
//                        PinyinChunkSearch       checks what the graph or a code leaves open
