import WaymarkFormats
import WaymarkKit
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy

/// `waymark correct`: one correction.
enum CorrectCommand: Command {
  static let spec = CommandSpec(
    name: "correct", abstract: "Records one correction; the next suggestion knows it.",
    options: [
      .init(name: "--record", value: "FILE", help: "The file that the record is in."),
      .init(name: "--id", value: "ID", help: "The identifier of the record in that file."),
      .init(name: "--text", value: "T", help: "The description, where there is no file."),
      .init(name: "--name", value: "N", help: "The name of the service, where there is no file."),
      .init(
        name: "--keep", value: "T", help: "A tag that fits and was suggested.", isRepeated: true),
      .init(name: "--add", value: "T", help: "A tag that fits and was missing.", isRepeated: true),
      .init(
        name: "--remove", value: "T", help: "A tag that does not fit.", isRepeated: true),
      .init(name: "--main", value: "T", help: "The tag that says what the service mainly does."),
      .init(name: "--by", value: "WHO", help: "Who decided."),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let arguments = call.arguments
    guard arguments.has("--by") else { throw UsageError("missing --by WHO") }
    let decisions = ["--keep", "--add", "--remove", "--main"]
    guard decisions.contains(where: arguments.has) else {
      throw UsageError("nothing is decided: give --keep, --add or --remove")
    }
    let record = try record(call)
    let store = try call.opener.open()
    defer { store.close() }
    let model = try ModelStore.load(from: store, isForFew: true)
    let finder = TermFinder(model.graph, in: store)
    func terms(_ option: String) throws -> [String] {
      try arguments.values(option).map { name in
        let index = try finder.term(named: name, roles: [.type])
        return finder.graph.terms[index].id.description
      }
    }
    var correction = Correction(of: record)
    correction.kept = try terms("--keep")
    correction.added = try terms("--add")
    correction.removed = try terms("--remove")
    correction.main = try terms("--main").first
    var assistant = Assistant(model)
    correction.suggested = assistant.tag(name: record.name, description: record.description)
      .suggestions.map { finder.graph.terms[$0.term].id.description }
    let teacher = Teacher(
      graph: finder.graph, features: model.features, by: call.person, model: model.version)
    let made = teacher.entry(for: correction)
    call.console.report(made.faults)
    guard let entry = made.entry else {
      call.console.complain("nothing is left to learn")
      return .inputAtFault
    }
    let id = try store.write { try $0.append(entry) }
    try call.console.write("recorded as entry \(id)\n")
    return call.console.conclude()
  }

  /// The record that is meant.
  private static func record(_ call: Call) throws -> ServiceRecord {
    let arguments = call.arguments
    guard let path = arguments.value("--record") else {
      if arguments.has("--id") { throw UsageError("--id needs --record FILE") }
      let text = try arguments.value("--text").map(call.text) ?? ""
      let record = ServiceRecord(name: arguments.value("--name") ?? "", description: text)
      guard !record.name.isEmpty || !record.description.isEmpty else {
        throw UsageError("missing --record FILE --id ID, or --text T")
      }
      return record
    }
    guard let id = arguments.value("--id") else { throw UsageError("--record needs --id ID") }
    guard !arguments.has("--text"), !arguments.has("--name") else {
      throw UsageError("give either --record or --text, not both")
    }
    var reader = try RecordReader(path: path)
    while let item = try reader.next() {
      if case .record(let record) = item, record.id == id { return record }
    }
    throw Fault(at: Place(file: path), "holds no record \"\(id)\"")
  }
}
