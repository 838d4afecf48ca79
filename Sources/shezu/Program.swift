// shezu: the program.
//
// Owns: the command line (Commands), the event loop of the screen (Runtime), the registers and the user's own files
// (Registers), standard output and errors (Console), and the composition of all other targets.
// Refuses: work that another target can do, because it needs no terminal or no catalogue. No target imports it.
//
// The folders use each other in one direction: Commands -> Runtime -> Registers -> Console.

import Glibc

@main
enum Program {
  static func main() {
    var environment: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let pair = String(cString: pointer).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { environment[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    exit(runCommandLine(Array(CommandLine.arguments.dropFirst()), environment: environment))
  }
}
