import Columnar
import Localization

extension Register {
  /// A sentence that names the kinds of these that the register has no file of; nil if it has all.
  func missing(_ kinds: Set<Int>) -> Localized? {
    let names = kinds.subtracting(present).sorted().map { schema.kinds[$0] }
    guard !names.isEmpty else { return nil }
    let chinese = names.map { "“\($0.title.chinese)”" }.joined()
    let english = names.map { "“\($0.title.english)”" }.joined(separator: ", ")
    return Localized("登记册中没有\(chinese)文件", "the register has no file of \(english)")
  }
}
