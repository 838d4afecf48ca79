import Columnar

extension Problems {
  /// The table of all diagnostics, in their order. O(n).
  static func table(_ diagnostics: Diagnostics, schema: Schema) -> Table {
    let kind = kind(schema: schema, expectations: diagnostics.expectations)
    let plan = ReadingPlan(kind, schema: nil, asOf: nil)
    let chunk = LoadedChunk(plan)
    func ordinal(_ name: String) -> Int { kind.ordinal(of: name) ?? 0 }
    let severities = Diagnostic.Severity.allCases
    let severityCodes = Dictionary(
      uniqueKeysWithValues: severities.enumerated().map { ($0.element, UInt16($0.offset)) })
    let troubleCodes = Dictionary(
      uniqueKeysWithValues: Diagnostic.Code.allCases.enumerated().map { ($0.element, UInt16($0.offset)) })
    let (id, severity, trouble, kindField) = (ordinal("id"), ordinal("severity"), ordinal("trouble"), ordinal("kind"))
    let (file, field, found, pointer) = (ordinal("file"), ordinal("field"), ordinal("found"), ordinal("pointer"))
    let (record, offset, line, column) = (ordinal("record"), ordinal("offset"), ordinal("line"), ordinal("column"))
    let expected = ordinal("expected")
    for (row, diagnostic) in diagnostics.enumerated() {
      chunk.setText(id, row, String(row + 1))
      chunk.builders[severity].setCode(row, severityCodes[diagnostic.severity] ?? CodedColumn.empty)
      chunk.builders[trouble].setCode(row, troubleCodes[diagnostic.code] ?? CodedColumn.empty)
      if let name = diagnostic.kind, let code = schema.ordinal(of: name) {
        chunk.builders[kindField].setCode(row, UInt16(code))
      }
      chunk.setText(file, row, diagnostic.file)
      chunk.setText(field, row, diagnostic.field)
      chunk.setText(found, row, diagnostic.found)
      chunk.setText(pointer, row, diagnostic.pointer)
      // People count from 1, lines and columns as well as records; the pointer beside it counts from 0.
      chunk.setNumber(record, row, diagnostic.record.map { $0 + 1 })
      chunk.setNumber(offset, row, diagnostic.offset)
      chunk.setNumber(line, row, diagnostic.line)
      chunk.setNumber(column, row, diagnostic.column)
      let sentence = diagnostics.expectation(of: row)
      if sentence < Problems.sentenceLimit, !diagnostic.expected.chinese.isEmpty {
        chunk.builders[expected].setCode(row, UInt16(sentence))
      }
    }
    chunk.rows = diagnostics.count
    var table = TableAccumulator(plan)
    guard table.absorb(chunk, file: 0, pointer: "", record: 0, growth: 1) else { return TableBuilder(kind).table() }
    return table.finished(workers: 1)
  }
}

extension Register {
  /// A register with the table of its diagnostics. O(diagnostics).
  public convenience init(
    schema: Schema, card: Card, tables: [Table], inputs: [Input], diagnostics: Diagnostics, keys: [FileKey] = [],
    present: Set<Int>
  ) {
    self.init(
      schema: schema, card: card, tables: tables, inputs: inputs, diagnostics: diagnostics,
      problems: Problems.table(diagnostics, schema: schema), keys: keys, present: present)
  }
}
