import CFloors

/// What a figure measures with: the settings of the run, the data, and a clock.
struct Bench {
  let settings: Settings
  let corpus: Corpus
  let programs: Programs

  /// One thing to measure: does its work once and answers milliseconds (or bytes).
  struct Subject {
    let name: String
    let unit: Sample.Unit
    let run: () throws -> Double

    init(_ name: String, unit: Sample.Unit = .milliseconds, _ run: @escaping () throws -> Double) {
      self.name = name
      self.unit = unit
      self.run = run
    }
  }

  /// Measures several things in turn, round by round, so that a slow moment of the machine meets all of them. The first
  /// round warms up and is not counted.
  func measure(_ subjects: [Subject], runs: Int? = nil, warms: Bool = true) throws -> [Sample] {
    var values = [[Double]](repeating: [], count: subjects.count)
    for round in (warms ? -1 : 0)..<(runs ?? settings.runs) {
      for (index, subject) in subjects.enumerated() {
        let value = try subject.run()
        if round >= 0 { values[index].append(value) }
      }
    }
    return zip(subjects, values).map { Sample($0.name, $1, unit: $0.unit) }
  }

  /// Measures ours beside a floor.
  func row(
    _ what: String, budget: Double?, note: String = "", runs: Int? = nil, ours: Subject, floor: Subject
  ) throws -> Row {
    let samples = try measure([ours, floor], runs: runs)
    return Row(what, ours: samples[0], floor: samples[1], budget: budget, note: note)
  }

  func say(_ text: String) { Console.say(text) }
}

/// Milliseconds that `body` takes.
func milliseconds<Result>(_ body: () throws -> Result) rethrows -> Double {
  let start = floor_now()
  let result = try body()
  let end = floor_now()
  withExtendedLifetime(result) {}
  return Double(end - start) / 1e6
}

/// Why a figure could not be measured.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
