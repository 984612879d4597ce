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
      .init(
        name: "--record", value: .file("FILE"), help: "The file that the record is in.",
        onlyWith: .init("--id"), notWith: .init("--text", "--name")),
      .init(
        name: "--id", value: .text("ID"), help: "The identifier of the record in that file.",
        onlyWith: .init("--record")),
      .init(name: "--text", value: .text("T"), help: "The description, where there is no file."),
      .init(
        name: "--name", value: .text("N"), help: "The name of the service, where there is no file."),
      .init(
        name: "--keep", value: .text("T"), help: "A tag that fits and was suggested.",
        isRepeated: true),
      .init(
        name: "--add", value: .text("T"), help: "A tag that fits and was missing.", isRepeated: true
      ),
      .init(
        name: "--remove", value: .text("T"), help: "A tag that does not fit.", isRepeated: true),
      .init(
        name: "--main", value: .text("T"), help: "The tag that says what the service mainly does."),
      .init(name: "--by", value: .text("WHO"), help: "Who decided.", isRequired: true),
      .init(
        name: "--source", value: .text("S"),
        help: "Where the record comes from, as it was said to learn."),
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let arguments = call.arguments
    let decisions = ["--keep", "--add", "--remove", "--main"]
    guard decisions.contains(where: arguments.has) else {
      throw UsageError("nothing is decided: give --keep, --add or --remove")
    }
    var correction = Correction(of: try record(call))
    correction.kept = arguments.values("--keep")
    correction.added = arguments.values("--add")
    correction.removed = arguments.values("--remove")
    correction.main = arguments.value("--main")
    let store = try call.opener.open()
    defer { store.close() }
    let model = try ModelStore.load(from: store, isForFew: true)
    let teacher = Teacher(
      of: model, by: arguments.required("--by"), source: arguments.value("--source") ?? "")
    var corrector = Corrector(in: store, assistant: Assistant(model), teacher: teacher)
    do {
      let done = try corrector.record(correction)
      call.console.report(done.faults)
      try call.console.write("recorded as entry \(done.entry)\n")
      return call.console.conclude()
    } catch let refusal as Corrector.Refusal {
      call.console.report(refusal.faults)
      call.console.complain("nothing was recorded")
      return .inputAtFault
    }
  }

  /// The record that is meant.
  private static func record(_ call: Call) throws -> ServiceRecord {
    let arguments = call.arguments
    guard let path = arguments.value("--record"), let id = arguments.value("--id") else {
      let text = try arguments.value("--text").map(call.text) ?? ""
      let record = ServiceRecord(name: arguments.value("--name") ?? "", description: text)
      guard !record.name.isEmpty || !record.description.isEmpty else {
        throw UsageError("missing --record FILE --id ID, or --text T")
      }
      return record
    }
    var found: ServiceRecord?
    var reader = try RecordReader(path: path)
    while let item = try reader.next() {
      guard case .record(let record) = item, record.id == id else { continue }
      if let found {
        let lines = [found, record].compactMap(\.place.line).map(String.init)
        throw Fault(
          at: Place(file: path),
          "holds several records \"\(id)\", on lines \(lines.joined(separator: " and ")); "
            + "one was expected")
      }
      found = record
    }
    guard let found else { throw Fault(at: Place(file: path), "holds no record \"\(id)\"") }
    return found
  }
}
