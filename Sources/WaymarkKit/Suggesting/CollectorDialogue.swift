import WaymarkFormats
package import WaymarkServiceRecords
package import WaymarkStorage
package import WaymarkTagging
import WaymarkTaxonomy

/// Asks a collector about a service in plain words, offers tags, and records what they decide.
///
/// All tags that were offered or found are numbered. A number takes a tag or leaves it, words search
/// for others, and an empty answer is the end. A description may be pasted with the empty lines between
/// its paragraphs.
package struct CollectorDialogue {
  /// How the person is spoken with.
  package struct Person {
    /// Asks for a line; nil when there are no more.
    package var ask: (_ prompt: String) -> String?
    /// Says something.
    package var say: (_ text: String) -> Void
    /// Whether another line has been given already, as where several were pasted.
    package var hasMore: () -> Bool

    /// Makes a person of closures.
    package init(
      ask: @escaping (String) -> String?, say: @escaping (String) -> Void,
      hasMore: @escaping () -> Bool = { false }
    ) {
      self.ask = ask
      self.say = say
      self.hasMore = hasMore
    }
  }

  private let person: Person
  private let store: WorkspaceStore
  private let graph: TermGraph
  private var corrector: Corrector
  private var assistant: Assistant
  private let explain: (TaggedRecord, ServiceRecord) -> String

  /// The tags that have a number, in its order.
  private var listed: [TermIndex] = []
  /// The tags that are taken, in the order in which they were.
  private var chosen: [TermIndex] = []
  /// How many of them were offered; the others were found.
  private var offered = 0
  /// Whether a search found something since the last tag was taken.
  private var hasFound = false
  /// Answers that were given before they were asked for.
  private var early: [String] = []

  /// Makes a dialogue.
  ///
  /// - Parameters:
  ///   - person: The person.
  ///   - store: Where tags are searched for.
  ///   - corrector: Records what is decided.
  ///   - assistant: Finds the tags.
  ///   - explain: Says why tags are suggested.
  package init(
    with person: Person, store: WorkspaceStore, corrector: Corrector, assistant: Assistant,
    explain: @escaping (TaggedRecord, ServiceRecord) -> String
  ) {
    self.person = person
    self.store = store
    self.corrector = corrector
    self.assistant = assistant
    self.explain = explain
    graph = assistant.engine.graph
  }

  /// Asks about one service.
  ///
  /// - Returns: whether a decision was recorded.
  /// - Throws: `StoreError` where it cannot be recorded, `UnknownTerm` where a tag is no service type.
  package mutating func run() throws -> Bool {
    guard let record = askForRecord() else { return false }
    let tagged = assistant.tag(name: record.name, description: record.description)
    let suggested = tagged.suggestions.map(\.term)
    listed = suggested
    chosen = suggested
    if let warning = tagged.warning { person.say(warning.message) }
    person.say(explain(tagged, record))
    for withheld in tagged.withheld where listed.count < 9 && !listed.contains(withheld.term) {
      listed.append(withheld.term)
    }
    offered = listed.count
    show()
    guard try decide(about: suggested) else {
      person.say("Nothing was recorded.")
      return false
    }
    return try keep(chosen, suggested: suggested, of: record)
  }

  private mutating func askForRecord() -> ServiceRecord? {
    person.say("What is the service? Its name first; then, in a few sentences, what it does.")
    guard let name = askForName() else { return nil }
    person.say("What does it do, for whom, and how? An empty line ends the description.")
    var lines: [String] = []
    while let line = person.ask("> ") {
      lines.append(line)
      if line.utf8.count >= Self.longestLine {
        person.say(
          "A terminal cuts off what is longer than this line; give long texts in several lines.")
      }
      guard line.isEmpty else { continue }
      let (rest, isEnded) = pastedRest()
      lines += rest
      if isEnded { break }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let record = ServiceRecord(name: name, description: lines.joined(separator: "\n"))
    guard (record.name + record.description).utf8.contains(where: { $0 > 0x20 }) else {
      person.say("There is nothing to read.")
      return nil
    }
    return record
  }

  /// The name of the service; nil where the person leaves.
  private func askForName() -> String? {
    while let name = person.ask("Name: ") {
      switch DialogueAnswer(name) {
      case .help: person.say("What the service calls itself; Enter where it has no name; q leaves.")
      case .leave: return nil
      default: return name
      }
    }
    return nil
  }

  /// The bytes of a line that a terminal of Linux hands on at most, without its end.
  private static let longestLine = 4095

  /// What was pasted after an empty line and goes on with the description, up to the last line of prose,
  /// and whether the description ends there.
  ///
  /// Where there is no prose, the lines are answers to what is going to be asked. Behind it empty lines
  /// are none: at the end of a paste they end the description and accept nothing.
  private mutating func pastedRest() -> (lines: [String], isEnded: Bool) {
    var waiting: [String] = []
    while person.hasMore(), let next = person.ask("> ") { waiting.append(next) }
    let lastProse = waiting.lastIndex { $0.split(separator: " ").count > 4 || $0.hasSuffix(".") }
    guard let lastProse else {
      early = waiting
      return ([], true)
    }
    let behind = waiting[(lastProse + 1)...]
    early = behind.filter { !$0.isEmpty }
    return (Array(waiting[...lastProse]), !behind.isEmpty)
  }

  private func show() {
    for (place, term) in listed.enumerated() {
      let mark = chosen.contains(term) ? (chosen.first == term ? "main" : "yes ") : "    "
      let indent = place + 1 < 10 ? "  " : " "
      person.say(
        "\(indent)\(place + 1)  \(mark)  \(graph.terms[term].label.printable)  \(graph.terms[term].id)"
      )
    }
  }

  /// Lets the person change what is chosen; returns whether it is to be recorded.
  private mutating func decide(about suggested: [TermIndex]) throws -> Bool {
    let help =
      "Numbers take a tag or leave it; words search for another; Enter accepts; q leaves; ? helps: "
    while let answer = takeEarly() ?? person.ask(help) {
      switch DialogueAnswer(answer) {
      case .accept where hasFound:
        person.say(
          "Of what was found nothing was taken. Its number takes it; Enter accepts without.")
        hasFound = false
        continue
      case .accept where chosen.isEmpty && suggested.isEmpty:
        person.say("Nothing is taken yet. A number takes a tag; q leaves without.")
        continue
      case .accept: return true
      case .leave: return false
      case .help: person.say(Self.help)
      case .toggle(let numbers): toggle(numbers)
      case .main(let number): makeMain(number)
      case .search(let words): try search(words)
      case .unclear: person.say("That is none of the numbers. 2, or 1 3, or 2-4; main 2.")
      }
      show()
    }
    return false
  }

  private static let help = """
    A number takes the tag with that number, or leaves it if it was taken: 2, or 1 3, or 2-4.
    main 2 makes number 2 the main tag, which says what the service mainly is.
    Words search for another tag: befriending.
    Enter or y accepts what is marked yes and main; q leaves without recording anything.
    """

  private mutating func takeEarly() -> String? { early.isEmpty ? nil : early.removeFirst() }

  private mutating func makeMain(_ number: Int) {
    guard number > 0, number <= listed.count else {
      return person.say("There is no number \(number).")
    }
    let term = listed[number - 1]
    chosen.removeAll { $0 == term }
    chosen.insert(term, at: 0)
    hasFound = false
  }

  private mutating func toggle(_ numbers: [Int]) {
    // All of them or none: who is told of a slip takes it that nothing was done.
    if let slip = numbers.first(where: { $0 < 1 || $0 > listed.count }) {
      return person.say("There is no number \(slip).")
    }
    for number in numbers {
      let term = listed[number - 1]
      hasFound = false
      if let place = chosen.firstIndex(of: term) {
        chosen.remove(at: place)
      } else {
        chosen.append(term)
      }
    }
  }

  private mutating func search(_ words: String) throws {
    let hits = try store.read { try $0.search(words, roles: [.type], limit: 5) }
    let found = hits.compactMap { graph.index(of: $0.term) }
    if found.isEmpty { person.say("Nothing was found for that.") }
    // What was found before and not taken goes, or the list would grow with every search.
    listed = listed.prefix(offered) + listed.dropFirst(offered).filter(chosen.contains)
    for term in found where !listed.contains(term) { listed.append(term) }
    hasFound = !found.allSatisfy(chosen.contains)
  }

  private mutating func keep(
    _ chosen: [TermIndex], suggested: [TermIndex], of record: ServiceRecord
  ) throws -> Bool {
    func names(_ terms: [TermIndex]) -> [String] { terms.map { graph.terms[$0].id.description } }
    var correction = Correction(of: record)
    correction.suggested = names(suggested)
    correction.kept = names(chosen.filter(suggested.contains))
    correction.added = names(chosen.filter { !suggested.contains($0) })
    correction.removed = names(suggested.filter { !chosen.contains($0) })
    correction.main = names(chosen).first
    do {
      for fault in try corrector.record(correction).faults { person.say(fault.message) }
    } catch let refusal as Corrector.Refusal {
      for fault in refusal.faults { person.say(fault.message) }
      person.say("Nothing was recorded.")
      return false
    }
    let labels = chosen.map { graph.terms[$0].label.printable }
    let further = labels.dropFirst().joined(separator: ", ")
    person.say(
      (labels.first ?? "no tag at all") + (further.isEmpty ? "" : "; besides " + further))
    person.say("Recorded; the next suggestion knows it.")
    return true
  }
}
