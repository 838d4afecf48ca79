// shezu: the program.
//
// Owns: the command line (Commands/), the runtime of the screen (Runtime/) and the composition of all other targets.
// Refuses: work that any other target could do without knowing a terminal and the catalogue at once. Nobody imports it.

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
