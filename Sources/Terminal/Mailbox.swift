import CNcursesw
import Glibc
import Synchronization

/// Something that a session can wait for: a descriptor that becomes readable.
public protocol Waitable {
  /// Owned by the value; stays open as long as it lives.
  var descriptor: Int32 { get }
}

/// Messages from worker threads to the thread that waits. Posting wakes `TerminalSession.wait`.
public final class Mailbox<Message: Sendable>: Sendable, Waitable {
  private let queue = Mutex<[Message]>([])
  public let descriptor: Int32

  /// Fails with the system's reason when no more descriptors can be opened.
  public init() throws(TerminalError) {
    descriptor = cn_eventfd()
    if descriptor < 0 { throw .cannotOpen(call: "eventfd", code: errno) }
  }

  deinit { close(descriptor) }

  /// Adds a message, from any thread; O(1), never waits for the reader.
  public func post(_ message: Message) {
    let wasEmpty = queue.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    if wasEmpty {
      var one: UInt64 = 1
      _ = write(descriptor, &one, 8)
    }
  }

  /// All messages so far, in the order of posting.
  public func drain() -> [Message] {
    var count: UInt64 = 0
    _ = read(descriptor, &count, 8)
    return queue.withLock { messages in
      let result = messages
      messages.removeAll(keepingCapacity: true)
      return result
    }
  }
}
