import Glibc

/// What the command line says.
struct Settings {
  enum Format: String { case text, markdown }

  static let usage = """
    usage: shezu-benchmark [FIGURE...] [--list] [--organizations N] [--enforcement N] [--runs K] [--format text|markdown]
                           [--data DIR] [--shezu PATH] [--peers DIR]

      FIGURE            names from --list; all of them without
      --organizations   size of the register, 1000000 by default
      --enforcement     enforcement records, 300000 by default
      --runs            measurements of each figure, 5 by default; the median is shown
      --data            keep the register here and use it again; a temporary folder without
      --shezu           the program; default: the one built beside this benchmark, else .build/release/shezu
      --peers           where Peers/install put its virtual environment; default: Tests/Benchmarks/.peers
    """

  var figures: [String] = []
  var lists = false
  var organizations = 1_000_000
  var enforcement: Int? = 300_000
  var runs = 5
  var format = Format.text
  var data: String?
  var shezu: String?
  var peers: String?

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      func value() throws -> String {
        guard let value = rest.popFirst() else { throw BenchmarkError("\(word) needs a value\n\(Self.usage)") }
        return value
      }
      func number(_ least: Int) throws -> Int {
        let text = try value()
        guard let number = Int(text), number >= least else {
          throw BenchmarkError("\(word): no number from \(least): \(text)")
        }
        return number
      }
      switch word {
      case "--list": lists = true
      case "--organizations": organizations = try number(1)
      case "--enforcement": enforcement = try number(0)
      case "--runs": runs = try number(1)
      case "--data": data = try value()
      case "--shezu": shezu = try value()
      case "--peers": peers = try value()
      case "--format":
        let name = try value()
        guard let format = Format(rawValue: name) else { throw BenchmarkError("no format \(name)\n\(Self.usage)") }
        self.format = format
      case "--help", "-h":
        print(Self.usage)
        exit(0)
      default:
        if word.hasPrefix("-") { throw BenchmarkError("unknown option \(word)\n\(Self.usage)") }
        figures.append(word)
      }
    }
  }
}
