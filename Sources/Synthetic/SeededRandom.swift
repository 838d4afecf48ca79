/// Random numbers from a seed, the same on every machine: xoshiro256** (Blackman and Vigna) seeded by SplitMix64.
///
/// Distributions use floating point in the four basic operations only, which IEEE 754 defines to the bit, and not libm.
struct SeededRandom {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A separate stream for every pair of `stream` and `index` under one seed. O(1), so that any record can be drawn without
  /// the ones before it.
  init(seed: UInt64, stream: UInt64, index: UInt64) {
    var mixer = seed &* 0x9E37_79B9_7F4A_7C15 ^ stream &* 0xD1B5_4A32_D192_ED03
    _ = Self.split(&mixer)
    mixer ^= index &* 0xA24B_AED4_963E_E407
    state = (Self.split(&mixer), Self.split(&mixer), Self.split(&mixer), Self.split(&mixer))
  }

  private static func split(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }

  /// 0 up to but not including `bound`, which is positive. The bias is below 2^-40 for the bounds in use.
  mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

  /// True in `parts` of a thousand.
  mutating func chance(_ parts: Int) -> Bool { below(1000) < parts }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// An index drawn in proportion to whole weights, not all zero. O(n).
  mutating func weighted(_ weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if left < weight { return index }
      left -= weight
    }
    return weights.count - 1
  }

  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Approximately normal, mean 0 and deviation 1: the sum of twelve uniform draws, so from -6 to 6.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  /// Log-normal, as sizes and amounts of organizations are: `median` in the middle, `spread` the deviation of the logarithm.
  mutating func logNormal(median: Double, spread: Double) -> Double { median * Self.exponential(spread * normal()) }

  /// e to the power of `x` for |x| below 700, by range reduction and a series: basic operations only.
  static func exponential(_ x: Double) -> Double {
    let twos = (x * 1.4426950408889634).rounded()
    let rest = x - twos * 0.6931471805599453
    var term = 1.0
    var sum = 1.0
    for step in 1...14 {
      term = term * rest / Double(step)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(twos), significand: sum)
  }

  mutating func shuffle<Element>(_ list: inout [Element]) {
    guard list.count > 1 else { return }
    for index in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(index, below(index + 1)) }
  }
}
