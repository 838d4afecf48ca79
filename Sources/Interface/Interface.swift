// Interface: the screen and its keys, as a pure state machine.
//
// Owns: the Model (a value), the Messages that change it, the Effects that it returns, the table of commands and the
// keymap built from it, popups, every sentence on the screen, themes, and the views that draw a Model into a Screen.
// Refuses: terminals, files, clocks, threads and random numbers. Work that takes time is a Question, asked by an Effect;
// its answer comes back in a Message with the generation of the question, and a stale one is dropped.
// Drawing reads only what is visible and changes nothing.
//
// The path of a key:
//
//     shezu/Runtime/Browser   terminal bytes -> Event -> Message.event
//       |
//       v
//     Model.update            a typed character or an editing key goes to the open text field,
//       |                     any other key to the keymap of the context
//       |  Keymap -> Command  Commands/, Popups/: says why it cannot run, or changes the Model
//       |  settle             brings cursors and scroll positions inside lists and screen, with Layout/
//       v
//     [Effect] -> Browser     workers, files, clipboard; each answer is a new Message
//     Model.draw -> Screen    Views/, Popups/, at the positions of Layout/
//
// Importers: the program alone. Imports Screen, Columnar, Oversight, Exports.
