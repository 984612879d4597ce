import WaymarkFormats
import WaymarkKit
import WaymarkStorage
import WaymarkTaxonomy

/// `waymark keywords`: words that people use, one by one and as proposals.
enum KeywordsCommand: Command {
  private enum Action: String, CommandAction {
    case add, remove, propose

    /// The options that go with it, besides those of all commands.
    var options: Set<String> {
      switch self {
      case .add: ["--weight"]
      case .remove: []
      case .propose: ["--min-records", "--output", "--format"]
      }
    }
  }

  private static let forms: [OutputForm] = [.csv, .json, .ndjson]

  static let spec = CommandSpec(
    name: "keywords", abstract: "Adds, removes or proposes keywords.",
    discussion: """
      keywords add TERM KEYWORD and keywords remove TERM KEYWORD change one keyword, and the next \
      suggest and search know it. What was changed so stays when init --update renews the lists.

      keywords propose lists words and phrases that the lessons tie to a term and its keywords lack, \
      then searches that were kept by search --log and found nothing. Look through the list, strike \
      out what does not fit, and hand it to init --update --synonyms. A row that begins with # has no \
      term yet, and is passed over as long as it has none.
      """,
    arguments: [
      .init(name: "ACTION", help: "add, remove or propose."),
      .init(name: "TERM", help: "The term, by identifier or label.", isOptional: true),
      .init(name: "KEYWORD", help: "The word or phrase.", isOptional: true),
    ],
    options: [
      .init(
        name: "--weight", value: .text("W"),
        help: "How strongly an added keyword points to its term; 1 where nothing is said, below 0 "
          + "where it misleads."),
      .init(
        name: "--min-records", value: .text("N"),
        help: "Propose what stands in at least N records, or was searched for N times; 3 where "
          + "nothing is said."),
      .init(
        name: "--output", value: .file("FILE"),
        help: "Where to write proposals; else standard output.",
        isResult: true),
      .format(forms),
    ],
    actions: Action.table)

  static func run(_ call: Call) throws -> ExitStatus {
    let words = call.arguments.words
    let action: Action = try call.arguments.action()
    if action == .propose { return try propose(call) }
    guard words.count == 3 else {
      throw UsageError("keywords \(action.rawValue) takes a TERM and a KEYWORD")
    }
    let weight = try call.arguments.number("--weight", in: -1000...1000) ?? 1
    let store = try call.opener.open()
    defer { store.close() }
    let editor = try KeywordEditor(store)
    let verb: String
    let term: Term
    switch action {
    case .remove: (verb, term) = ("removed from", try editor.remove(words[2], from: words[1]))
    default: (verb, term) = ("added to", try editor.add(words[2], to: words[1], weight: weight))
    }
    try call.console.write("\(verb) \(term.id) \(term.label.printable)\n")
    return .done
  }

  private static func propose(_ call: Call) throws -> ExitStatus {
    guard call.arguments.words.count == 1 else {
      throw UsageError("keywords propose takes no TERM")
    }
    let form = try call.arguments.form(of: forms)
    let least = try call.arguments.integer("--min-records", in: 1...1_000_000) ?? 3
    let store = try call.opener.open()
    defer { store.close() }
    let proposals = try KeywordProposals(leastRecords: least).list(from: store)
    let bytes =
      form == .csv
      ? KeywordProposal.table(proposals)
      : Console.json(proposals, form) { $0.write(into: &$1) }
    try call.write(bytes, to: call.arguments.value("--output"))
    let fromLessons = proposals.count { $0.source == Keyword.fromLessons }
    call.console.note(
      "proposed \(fromLessons) from lessons and \(proposals.count - fromLessons) from searches")
    return .done
  }
}
