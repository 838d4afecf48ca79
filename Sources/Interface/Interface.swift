// Interface: the screen and its keys, as a pure state machine.
//
// Owns: the Model (a value), the Messages that change it, the Effects that it asks for, the table of commands and the
// keymap built from it, every sentence on the screen, themes, and the views that draw a Model into a Screen.
// Refuses: terminals, files, clocks, threads and random numbers. Work that takes time is a Question, asked by an Effect;
// its answer comes back in a Message with the generation of the question, and a stale one is dropped.
// Drawing touches only what is visible and changes nothing.
// Importers: the program alone. Imports Screen, Columnar, Oversight, Exports.
