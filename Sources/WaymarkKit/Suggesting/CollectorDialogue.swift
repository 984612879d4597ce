package import WaymarkServiceRecords
package import WaymarkStorage
package import WaymarkTagging
import WaymarkTaxonomy

/// Asks a collector about a service in plain words, offers tags, and records what they decide.
///
/// All tags that were offered or found are numbered. A number takes a tag or leaves it, words search
/// for others, and an empty answer is the end.
package struct CollectorDialogue {
  /// How the person is spoken with.
  package struct Person {
    /// Asks for a line; nil when there are no more.
    package var ask: (_ prompt: String) -> String?
    /// Says something.
    package var say: (_ text: String) -> Void

    /// Makes a person of two closures.
    package init(ask: @escaping (String) -> String?, say: @escaping (String) -> Void) {
      self.ask = ask
      self.say = say
    }
  }

  private let person: Person
  private let store: WorkspaceStore
  private let graph: TermGraph
  private let teacher: Teacher
  private var assistant: Assistant
  private let explain: (TaggedRecord, ServiceRecord) -> String

  /// The tags that have a number, in its order.
  private var listed: [TermIndex] = []
  /// The tags that are taken, in the order in which they were.
  private var chosen: [TermIndex] = []

  /// Makes a dialogue.
  ///
  /// - Parameters:
  ///   - person: The person.
  ///   - store: Where decisions go.
  ///   - teacher: Makes lessons of them.
  ///   - assistant: Finds the tags.
  ///   - explain: Says why tags are suggested.
  package init(
    with person: Person, store: WorkspaceStore, teacher: Teacher, assistant: Assistant,
    explain: @escaping (TaggedRecord, ServiceRecord) -> String
  ) {
    self.person = person
    self.store = store
    self.teacher = teacher
    self.assistant = assistant
    self.explain = explain
    graph = assistant.engine.graph
  }

  /// Asks about one service.
  ///
  /// - Returns: whether a decision was recorded.
  /// - Throws: `StoreError` where it cannot be recorded.
  package mutating func run() throws -> Bool {
    guard let record = askForRecord() else { return false }
    let tagged = assistant.tag(name: record.name, description: record.description)
    let suggested = tagged.suggestions.map(\.term)
    listed = suggested
    chosen = suggested
    person.say(explain(tagged, record))
    for withheld in tagged.withheld where listed.count < 9 && !listed.contains(withheld.term) {
      listed.append(withheld.term)
    }
    show()
    guard try decide() else {
      person.say("Nothing was recorded.")
      return false
    }
    return try keep(chosen, suggested: suggested, of: record)
  }

  private func askForRecord() -> ServiceRecord? {
    person.say("What is the service? Its name first; then, in a few sentences, what it does.")
    guard let name = person.ask("Name: ") else { return nil }
    person.say("What does it do, for whom, and how? An empty line ends the description.")
    var lines: [String] = []
    while let line = person.ask("> "), !line.isEmpty { lines.append(line) }
    let record = ServiceRecord(name: name, description: lines.joined(separator: "\n"))
    guard (record.name + record.description).utf8.contains(where: { $0 > 0x20 }) else {
      person.say("There is nothing to read.")
      return nil
    }
    return record
  }

  private func show() {
    for (place, term) in listed.enumerated() {
      let mark = chosen.contains(term) ? (chosen.first == term ? "main" : "yes ") : "    "
      person.say("  \(place + 1)  \(mark)  \(graph.terms[term].label)  \(graph.terms[term].id)")
    }
  }

  /// Lets the person change what is chosen; returns whether it is to be recorded.
  private mutating func decide() throws -> Bool {
    let help =
      "Numbers take a tag or leave it; words search for another; Enter accepts; q leaves: "
    while let answer = person.ask(help) {
      let words = answer.split(whereSeparator: { $0 == " " || $0 == "," })
      if words.isEmpty { return true }
      if words == ["q"] { return false }
      let numbers = words.compactMap { Int($0) }
      if numbers.count == words.count {
        toggle(numbers)
      } else {
        try search(answer)
      }
      show()
    }
    return false
  }

  private mutating func toggle(_ numbers: [Int]) {
    for number in numbers {
      guard number > 0, number <= listed.count else {
        person.say("There is no number \(number).")
        continue
      }
      let term = listed[number - 1]
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
    for term in found where !listed.contains(term) { listed.append(term) }
  }

  private func keep(
    _ chosen: [TermIndex], suggested: [TermIndex], of record: ServiceRecord
  ) throws -> Bool {
    func names(_ terms: [TermIndex]) -> [String] { terms.map { graph.terms[$0].id.description } }
    var correction = Correction(of: record)
    correction.suggested = names(suggested)
    correction.kept = names(chosen.filter(suggested.contains))
    correction.added = names(chosen.filter { !suggested.contains($0) })
    correction.removed = names(suggested.filter { !chosen.contains($0) })
    correction.main = names(chosen).first
    guard let entry = teacher.entry(for: correction).entry else {
      person.say("There is nothing to record.")
      return false
    }
    try store.write { _ = try $0.append(entry) }
    person.say("Recorded; the next suggestion knows it.")
    return true
  }
}
