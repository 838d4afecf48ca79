// shezu: the program.
//
// Owns: the command line (Commands), the event loop of the screen (Runtime), the registers and the user's own files
// (Registers), standard output and errors (Console), and the composition of all other targets.
// Refuses: work that another target can do, because it needs no terminal or no catalogue. No target imports it.
//
// The folders use each other in one direction: Commands -> Runtime -> Registers -> Console.

import Bytes
import Glibc

@main
enum Program {
  static func main() {
    var environment: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let pair = String(systemPath: pointer).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { environment[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    // `CommandLine.arguments` replaces bytes that are not UTF-8, and then a path would name another file.
    let arguments = (1..<max(1, Int(CommandLine.argc))).compactMap { number in
      CommandLine.unsafeArgv[number].map { String(systemPath: $0) }
    }
    exit(runCommandLine(arguments, environment: environment))
  }
}
