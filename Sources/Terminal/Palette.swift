import CNcursesw
import Screen

/// Turns styles into the attributes and colour pairs of the running curses session, and remembers them.
struct Palette {
  let depth: ColorDepth
  private let pairLimit: Int32
  private var pairs: [UInt64: Int32] = [:]
  private var cache: [Style: (attr_t, Int32)] = [:]
  private var last: (style: Style, value: (attr_t, Int32))?

  /// - Parameter pairLimit: how many colour pairs the terminal has, pair 0 included.
  init(depth: ColorDepth, pairLimit: Int32) {
    self.depth = depth
    self.pairLimit = pairLimit
  }

  /// Attributes and pair number for a style.
  mutating func value(for style: Style) -> (attributes: attr_t, pair: Int32) {
    if let last, last.style == style { return last.value }
    let value = cache[style] ?? make(style)
    cache[style] = value
    last = (style, value)
    return value
  }

  private mutating func make(_ style: Style) -> (attr_t, Int32) {
    var attributes = style.attributes
    // With eight colours, bright ones are the bold ones.
    if depth == .eight, case .ansi(let number) = style.foreground, number & 8 != 0 { attributes.insert(.bold) }
    let pair = pair(depth.number(for: style.foreground), depth.number(for: style.background))
    return (cn_attributes(Palette.set(attributes)), pair)
  }

  private static func set(_ attributes: Style.Attributes) -> Int32 {
    let map: [(Style.Attributes, cn_attribute)] = [
      (.bold, CN_BOLD), (.dim, CN_DIM), (.italic, CN_ITALIC), (.underline, CN_UNDERLINE), (.reverse, CN_REVERSE),
    ]
    return map.reduce(0) { attributes.contains($1.0) ? $0 | Int32($1.1.rawValue) : $0 }
  }

  /// The pair of two colours; 0, the terminal's own, where there is no room for another.
  private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
    if foreground < 0 && background < 0 { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let known = pairs[key] { return known }
    let number = Int32(pairs.count + 1)
    guard number < pairLimit, init_extended_pair(number, foreground, background) == OK else { return 0 }
    pairs[key] = number
    return number
  }
}
