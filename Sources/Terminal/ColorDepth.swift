import Screen

/// How many colours a terminal shows, and how a theme's colours map to them.
public enum ColorDepth: Hashable, Sendable, CaseIterable {
  /// None, or NO_COLOR is set: only attributes remain.
  case none
  case eight
  case sixteen
  case palette
  /// Any red, green and blue.
  case direct

  /// From the number of colours in terminfo.
  init(colors: Int) {
    switch colors {
    case (1 << 24)...: self = .direct
    case 256...: self = .palette
    case 16...: self = .sixteen
    case 8...: self = .eight
    default: self = .none
    }
  }

  /// The terminal's number for a colour: -1 is its own default.
  func number(for color: Color) -> Int32 {
    switch (self, color) {
    case (.none, _), (_, .standard): return -1
    case (.eight, .ansi(let number)): return Int32(number & 7)
    case (.sixteen, .ansi(let number)), (.palette, .ansi(let number)): return Int32(number & 15)
    case (.palette, .indexed(let number)): return Int32(number)
    case (.palette, .rgb(let red, let green, let blue)):
      return Int32(ColorDepth.paletteNumber(Channels(red: red, green: green, blue: blue)))
    case (.direct, _): return ColorDepth.channels(of: color).packed
    case (.eight, _): return Int32(ColorDepth.nearest(ColorDepth.channels(of: color), among: 8))
    case (.sixteen, _): return Int32(ColorDepth.nearest(ColorDepth.channels(of: color), among: 16))
    }
  }

  struct Channels: Hashable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    /// The number of the colour in a terminal with direct colour. Numbers 0 to 7 are named colours there, so a near-black
    /// that has one of them becomes 8.
    var packed: Int32 {
      let value = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
      return (1...7).contains(value) ? 8 : value
    }

    /// Squared distance with the weights of the eye; no unit.
    func distance(_ other: Channels) -> Int {
      let differences = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
      return 3 * differences.0 * differences.0 + 6 * differences.1 * differences.1 + differences.2 * differences.2
    }
  }

  /// The sixteen named colours as xterm shows them.
  private static let named: [Channels] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
  ].map { Channels(red: $0.0, green: $0.1, blue: $0.2) }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  static func channels(of color: Color) -> Channels {
    switch color {
    case .standard: return named[0]
    case .ansi(let number): return named[Int(number & 15)]
    case .rgb(let red, let green, let blue): return Channels(red: red, green: green, blue: blue)
    case .indexed(let number) where number < 16: return named[Int(number)]
    case .indexed(let number) where number < 232:
      let cube = Int(number) - 16
      return Channels(red: levels[cube / 36], green: levels[cube / 6 % 6], blue: levels[cube % 6])
    case .indexed(let number):
      let grey = 8 + 10 * (number - 232)
      return Channels(red: grey, green: grey, blue: grey)
    }
  }

  private static func nearest(_ color: Channels, among count: Int) -> Int {
    (0..<count).min { named[$0].distance(color) < named[$1].distance(color) } ?? 0
  }

  /// The nearest of the cube and the grey ramp; the sixteen are left out, since users change those.
  private static func paletteNumber(_ color: Channels) -> UInt8 {
    func step(_ value: UInt8) -> Int { levels.indices.min { distance($0, value) < distance($1, value) } ?? 0 }
    func distance(_ index: Int, _ value: UInt8) -> Int { abs(Int(levels[index]) - Int(value)) }
    let cube = UInt8(16 + 36 * step(color.red) + 6 * step(color.green) + step(color.blue))
    let mean = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
    let grey = UInt8(232 + min(23, max(0, (mean - 3) / 10)))
    let candidates = (channels(of: .indexed(cube)), channels(of: .indexed(grey)))
    return candidates.1.distance(color) < candidates.0.distance(color) ? grey : cube
  }
}
