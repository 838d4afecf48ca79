import ArgumentParser
import Catalog
import Columnar
import Localization
import Querying

/// The kind that a command works on.
struct KindArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "记录类型，如 organizations 或 社会组织；problems 表示文件中的问题，notes 表示在界面中添加的批注。",
      "A record type, such as organizations; problems for problems in the files, notes for notes added on the screen.",
      value: "kind"))
  var name: String
}

/// The records that a command works on: a kind of a register, limited by a query or a saved view.
struct KindQueryOptions: ParsableArguments {
  @OptionGroup var kind: KindArgument
  @OptionGroup var register: RegisterOptions
  @OptionGroup var query: QueryOptions
  @OptionGroup var view: ViewOptions

  /// The fields that the query references, known before the register is open; nil if a saved view or an explanation may
  /// need others, or if the catalogue has no such kind.
  var referencedFields: ReferencedFields? {
    guard view.leavesFieldsAlone, let kind = NameResolution.find(kind: kind.name, in: Catalog.schema) else {
      return nil
    }
    var fields = ReferencedFields(kind: kind, schema: Catalog.schema)
    fields.add(query: query.query ?? "")
    return fields
  }

  /// The records of an opened register that the options name.
  func selection(in opened: OpenedRegister, on console: Console) throws -> Selection {
    let (source, ordinal) = try opened.kind(named: kind.name)
    let query = try view.combined(with: query.query, of: opened, kind: source.schema.kinds[ordinal], on: console)
    return Selection(register: source, kind: ordinal, query: query)
  }
}
