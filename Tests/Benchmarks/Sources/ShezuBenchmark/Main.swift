// shezu-benchmark: how fast Shezu is, every figure beside its floor or peer, measured in the same run on the same files.
//
// Owns: the figures (`Figure.all`, one file each in Figures/), the measuring, the table. Refuses: figures without
// something to hold them against, and any hook inside the program; it calls the libraries as the program does, or runs
// the program itself. A new figure is one file and one line in `Figure.all`.

import Glibc

@main
enum Main {
  static func main() {
    // A peer that dies early must not take the table with it.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if arguments.first == Child.flag { return try Child.run(Array(arguments.dropFirst())) }
      let settings = try Settings(arguments)
      if settings.lists { return Figure.all.forEach { print("\($0.name)\t\($0.help)") } }
      try run(settings)
    } catch {
      Console.say("shezu-benchmark: \(error)")
      exit(2)
    }
  }

  private static func run(_ settings: Settings) throws {
    let known = Figure.all.map(\.name)
    if let unknown = settings.figures.first(where: { !known.contains($0) }) {
      throw BenchmarkError("no figure \(unknown); there are: \(known.joined(separator: ", "))")
    }
    let chosen = Figure.all.filter { settings.figures.isEmpty ? !$0.isOptional : settings.figures.contains($0.name) }
    let corpus = try Corpus(settings)
    defer { corpus.finish() }
    let bench = Bench(settings: settings, corpus: corpus, programs: Programs(settings: settings))
    let report = Report(settings)
    report.open()
    for figure in chosen {
      Console.say("measuring \(figure.name)")
      do {
        report.add(figure, try figure.run(bench))
      } catch {
        report.add(figure, [.missing(figure.help, "\(error)")])
      }
      corpus.forget()
    }
    report.close()
  }
}
