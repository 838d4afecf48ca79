/// A request of the state machine to the program. The state machine itself performs nothing.
public enum Effect: Sendable, Equatable {
  /// Compute on a worker thread; answer with `.answered`. Cancels the previous question of the same lane.
  case ask(AnyQuestion)
  /// Free this on another thread. No answer.
  case discard(Discarded)
  /// Save this for the next session. A newer one replaces it.
  case saveUserState(UserStateSnapshot)
  /// Read the files again; answer with `.progress`, then `.loaded` or `.loadingFailed`.
  case reload
  /// Read keys of the files as these fields, by key, from the next reload on. No answer.
  case map([String: String])
  /// Open a file in the user's editor at a line, counting from 1, and send `reload` if it changes it.
  case edit(path: String, line: Int)
  /// Cancel opening; answer with `.loadingFailed`.
  case cancelLoading
  /// Answer with `.exported`, `.exportExists` or `.exportFailed`.
  case export(ExportRequest)
  /// Write or read a file of views; answer with `.viewFile`.
  case viewFile(ViewFileRequest)
  /// Copy to the clipboard, also by OSC 52; answer with `.copied`.
  case copy(String)
  case setMouse(Bool)
  /// Send the whole screen again.
  case redraw
  /// Restore the terminal and stop the process, as ^Z does.
  case suspend
  case quit(status: Int32)

  static func ask(_ question: some Question) -> Effect { .ask(AnyQuestion(question)) }
}
