import WaymarkFormats
import WaymarkKit
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging

/// `waymark learn`: many corrections or assured records.
enum LearnCommand: Command {
  static let spec = CommandSpec(
    name: "learn", abstract: "Learns from corrections or assured records.",
    discussion: """
      The same record again (source, else organisation, and identifier; without one, its text) \
      replaces its earlier lesson.
      """,
    arguments: [
      .init(
        name: "FILE", help: "Records or corrections as NDJSON, JSON or CSV; - is standard input.",
        isRepeated: true)
    ],
    options: [
      .init(
        name: "--by", value: .text("WHO"), help: "Who assured them; you where nothing is said."),
      .init(
        name: "--weight", value: .text("W"), help: "What each is worth; 1 where nothing is said."),
      .init(
        name: "--source", value: .text("S"), help: "Where they come from, as a directory's name."),
      .strict,
    ])

  static func run(_ call: Call) throws -> ExitStatus {
    let weight = try call.arguments.number("--weight", in: 0.001...1000) ?? 1
    let store = try call.opener.open()
    defer { store.close() }
    let (graph, version) = try store.read {
      (try $0.loadGraph(), try ModelStore.version(in: $0))
    }
    let teacher = Teacher(
      graph: graph, features: TextFeatures(), by: call.person,
      source: call.arguments.value("--source") ?? "", weight: weight,
      model: version)
    let lessons = LessonImport(
      into: store, teacher: teacher, isStrict: call.arguments.has("--strict"))
    let report = try lessons.learn(from: call.arguments.words) { count, share in
      call.console.progress.show(count: count, share: share)
    }
    call.console.progress.clear()
    call.console.report(report.faults)
    if report.recordCount == 0, report.faults.isEmpty {
      call.console.report(call.arguments.words.map { .noRecords(in: $0) })
    }
    try call.console.write(
      "learned \(report.lessonCount) of \(report.recordCount.counted("record"))\n")
    return call.console.conclude()
  }
}
