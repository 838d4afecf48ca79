import Glibc
import Synchronization

/// Whether somebody asked the program to stop. Long work looks here between batches, so that no half-written file stays.
enum Interruption {
  private static let asked = Atomic<Bool>(false)

  static var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// The first Ctrl-C or SIGTERM sets the mark, a second one ends the program at once.
  static func listen() {
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in Interruption.asked.store(true, ordering: .relaxed) }
      // No SA_RESTART: a write that waits for a slow reader comes back and looks here.
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, nil)
    }
  }
}
