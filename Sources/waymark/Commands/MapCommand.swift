import WaymarkFormats
import WaymarkKit
import WaymarkMigration
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging
import WaymarkTaxonomy

/// `waymark map`: a crosswalk from a local list.
enum MapCommand: Command {
  static let spec = CommandSpec(
    name: "map", abstract: "Makes a crosswalk from a local list to service types.",
    discussion: """
      It writes SSSOM/TSV. What a person decided stands for ever after: in a review table, in a \
      crosswalk that is given with --review, and in those that --output and --review-output replace.
      """,
    arguments: [
      .init(
        name: "[PREFIX=]LOCAL",
        help:
          "The local list, in any format that a vocabulary can have; several files are its pages.",
        isRepeated: true)
    ],
    options: [
      .init(
        name: "--records", value: .file("F"), help: "Records that bear terms of the local list.",
        isRepeated: true),
      .init(
        name: "--review", value: .file("F"),
        help: "A reviewed table or crosswalk, whose decisions stand.",
        isRepeated: true),
      .init(
        name: "--review-output", value: .file("F"), help: "Write what a person must decide as CSV.",
        isResult: true, mayReplace: "--review"),
      .init(name: "--review-all", help: "Review what is sure as well; it comes last."),
      .init(
        name: "--output", value: .file("F"), help: "Where to write; else standard output.",
        isResult: true,
        mayReplace: "--review"),
      .officialOnly("Only terms of the official list."),
      .init(
        name: "--by", value: .text("WHO"), help: "Who decided where a review table does not say."),
      .init(name: "--set-id", value: .text("URI"), help: "The mapping_set_id."),
      .init(name: "--license", value: .text("URI"), help: "The licence of the mapping set."),
      .init(name: "--set-version", value: .text("V"), help: "The mapping_set_version."),
      .init(name: "--date", value: .text("D"), help: "The mapping_date, as 2026-03-01."),
    ],
    printed: { $0.has("--output") ? nil : "--output" })

  static func run(_ call: Call) throws -> ExitStatus {
    let arguments = call.arguments
    let files = arguments.words.map { WorkspaceSources.VocabularyFile(argument: $0) }
    let list = try LocalList(files.map { ($0.path, $0.prefix) })
    call.console.report(list.faults)
    let store = try call.opener.openOrBuild(note: call.console.note)
    let model = try ModelStore.load(from: store)
    var maker = CrosswalkMaker(
      list: list, engine: model.engine, judgement: model.judgement,
      keywords: try store.read { try $0.keywords() },
      isOfficialOnly: arguments.has("--official-only"))
    var earlier = DecisionReader(graph: model.graph, by: call.person)
    let replaced = ["--output", "--review-output"].compactMap(arguments.value)
    for path in replaced { try earlier.readIfThere(path) }
    for path in arguments.values("--review") where !replaced.contains(path) {
      try earlier.read(path)
    }
    call.console.report(earlier.faults)
    if arguments.values("--records").isEmpty, earlier.lostCount > 0 {
      let count = earlier.lostCount.counted("term")
      call.console.report([
        Fault(
          .warning, at: Place(file: arguments.values("--review").first),
          "--records is missing: records spoke of \(count) that nobody decided when this was made, "
            + "and without them their names alone do; give the records again")
      ])
    }
    for path in arguments.values("--records") { try add(path, to: &maker, call) }
    let outcome = maker.make(
      keeping: earlier.decisions, recalling: earlier.earlier,
      header: try header(call, earlier, list),
      reviewingAll: arguments.has("--review-all"))
    try call.write(CrosswalkWriter.sssom(outcome.crosswalk), to: arguments.value("--output"))
    if let path = arguments.value("--review-output") {
      try call.write(ReviewTable.csv(outcome.cases), to: path)
    }
    call.console.report(
      outcome.gone.map {
        Fault(
          .warning, at: Place(file: files[0].path, record: $0.description),
          "is decided and no longer in the list; what was decided is kept")
      })
    call.console.note(CrosswalkCounts(outcome).summary)
    return call.console.conclude()
  }

  private static func add(
    _ path: String, to maker: inout CrosswalkMaker, _ call: Call
  ) throws(Fault) {
    var reader = try RecordReader(path: path)
    var (count, known) = (0, 0)
    while let item = try reader.next() {
      switch item {
      case .fault(let fault): call.console.report([fault])
      case .record(let record):
        count += 1
        if maker.add(record) { known += 1 }
        let share = reader.size.map { Double(reader.offset) / Double(max(1, $0)) }
        if count % 256 == 0 { call.console.progress.show(count: count, share: share) }
      }
    }
    call.console.progress.clear()
    call.console.note("\(known) of \(count) records bear terms of the list")
    if known == 0, count > 0 { call.console.report([.noTags(in: path)]) }
  }

  private static func header(
    _ call: Call, _ earlier: DecisionReader, _ list: LocalList
  ) throws(UsageError) -> CrosswalkHeader {
    var header = earlier.header ?? CrosswalkHeader()
    if header.id == CrosswalkHeader.unnamedSet { header.id += "-\(list.graph.terms[0].id.prefix)" }
    let arguments = call.arguments
    header.id = arguments.value("--set-id") ?? header.id
    header.license = arguments.value("--license") ?? header.license
    header.version = arguments.value("--set-version") ?? header.version
    header.date = arguments.value("--date") ?? header.date
    return header
  }
}
