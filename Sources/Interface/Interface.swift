// Interface: what a person sees and what keys do, as a pure state machine.
//
// Owns: the Model (a value), the Messages that change it, the Effects that it asks for, the table of commands and the
// keymap built from it, every sentence on the screen, themes, and the views that draw a Model into a Screen.
// Refuses: terminals, files, clocks, threads and random numbers. Work that takes time is described by an Effect and its
// result comes back as a Message with the generation it was asked under; what is stale is dropped in `update`.
// Drawing touches only what is visible and changes nothing.
// Importers: the program alone. Imports Screen, Columnar, Oversight, Exports.
