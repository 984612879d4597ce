package import WaymarkFormats
package import WaymarkTaxonomy

/// The CSV that a person decides in: the cases out, hardest first, and the decisions back.
///
/// In the column `decision` the person writes the number of a choice (`1`), several numbers where the
/// text of each record is to decide (`1|3`), the identifier or the label of any other term, `none` where
/// no term fits, or `circumstance`, `need`, `place` or `format` where it is no service type; in
/// `predicate`, if need be, how the local term stands to it; in `by`, who decided. Empty decisions are
/// passed over.
package enum ReviewTable {
  private static let fixed = [
    "subject_id", "subject_label", "above", "records", "kind", "decision", "predicate", "by",
  ]

  /// The bytes of the table.
  package static func csv(_ cases: [ReviewCase]) -> [UInt8] {
    var table = DelimitedWriter()
    let numbers = 1...ReviewCase.choiceCount
    table.append(
      fixed
        + numbers.flatMap {
          ["choice_\($0)", "label_\($0)", "predicate_\($0)", "confidence_\($0)"]
        } + numbers.map { "example_\($0)" })
    for item in cases {
      var row = [
        item.subject.description, item.label, item.above, String(item.recordCount),
        item.kind.rawValue, "", "", "",
      ]
      for number in numbers {
        guard item.choices.indices.contains(number - 1) else {
          row += ["", "", "", ""]
          continue
        }
        let choice = item.choices[number - 1]
        row += [
          choice.object.description, choice.label, choice.predicate.rawValue,
          CrosswalkWriter.decimal(choice.confidence),
        ]
      }
      row += numbers.map { item.examples.indices.contains($0 - 1) ? item.examples[$0 - 1] : "" }
      table.append(row)
    }
    return table.bytes
  }

  /// Reads decisions back as rows of a crosswalk.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its name.
  ///   - graph: The vocabularies that decisions name terms of.
  ///   - by: Who decided where the table does not say.
  /// - Returns: The rows, and what was at fault.
  /// - Throws: `Fault` where the table has no decisions.
  package static func decisions(
    bytes: [UInt8], file: String, graph: TermGraph, by: String
  ) throws -> (crosswalk: Crosswalk, faults: [Fault]) {
    var reader = try DelimitedReader(bytes: bytes, file: file)
    guard let subject = reader.column("subject_id"), let decision = reader.column("decision") else {
      throw Fault(
        at: Place(file: file, line: reader.headerLine),
        "expected a crosswalk in SSSOM, or a review table with subject_id and decision")
    }
    let label = reader.column("subject_label")
    let predicate = reader.column("predicate")
    let person = reader.column("by")
    let choices = (1...ReviewCase.choiceCount).map {
      Choice(object: reader.column("choice_\($0)"), predicate: reader.column("predicate_\($0)"))
    }
    var rows: [CrosswalkRow] = []
    var faults: [Fault] = []
    var answers: [CURIE: (answer: String, line: Int)] = [:]
    var contradicted: Set<CURIE> = []
    while let cells = try reader.next() {
      faults += reader.takeFaults()
      let answer = cells.text(decision)
      if answer.isEmpty { continue }
      let place = Place(file: file, line: cells.line)
      do throws(Fault) {
        let name = cells.text(subject)
        guard let id = CURIE(name) else {
          throw Fault(at: place, "expected an identifier with a prefix, found \"\(name)\"")
        }
        let said = "\(answer)\u{1F}\(cells.text(predicate))"
        if let earlier = answers.updateValue((said, cells.line), forKey: id) {
          if earlier.answer == said { continue }
          contradicted.insert(id)
          throw Fault(
            at: place,
            "\(id) is decided otherwise on line \(earlier.line); neither is taken")
        }
        let who = cells.text(person)
        let row = CrosswalkRow(
          subject: id, subjectLabel: cells.text(label), justification: .manual, confidence: 1,
          decidedBy: who.isEmpty ? by : who)
        let offered = choices.map { (cells.text($0.object), cells.text($0.predicate)) }
        rows += try Self.rows(
          row, answer, predicate: cells.text(predicate), offered, graph, at: place)
      } catch {
        faults.append(error)
      }
    }
    rows.removeAll { contradicted.contains($0.subject) }
    return (Crosswalk(rows: rows), faults + reader.takeFaults())
  }

  /// The terms of a table that were not decided, and of which records spoke when it was made.
  ///
  /// - Throws: `Fault` where the table cannot be read.
  package static func undecided(bytes: [UInt8], file: String) throws -> Set<CURIE> {
    var reader = try DelimitedReader(bytes: bytes, file: file)
    let (subject, decision) = (reader.column("subject_id"), reader.column("decision"))
    guard let subject, let records = reader.column("records") else { return [] }
    var found: Set<CURIE> = []
    while let cells = try reader.next() {
      guard cells.text(decision).isEmpty, Int(cells.text(records)) ?? 0 > 0,
        let id = CURIE(cells.text(subject))
      else { continue }
      found.insert(id)
    }
    return found
  }

  private struct Choice {
    var object: Int?
    var predicate: Int?
  }

  /// What stands between marks, the first of which part most; a label with a comma in it is one.
  private static func choices(
    in answer: String, apart marks: Substring, isKnown: (String) -> Bool
  ) -> [String] {
    guard let mark = marks.first, !isKnown(answer) else { return [answer] }
    return answer.split(separator: mark).map { $0.trimmingASCIIWhitespace() }.filter { !$0.isEmpty }
      .flatMap { choices(in: $0, apart: marks.dropFirst(), isKnown: isKnown) }
  }

  /// The number of a choice; spreadsheets make 1.0 of a 1.
  private static func number(_ text: String) -> Int? {
    Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// The rows that a decision means.
  private static func rows(
    _ row: CrosswalkRow, _ answer: String, predicate: String,
    _ offered: [(object: String, predicate: String)], _ graph: TermGraph, at place: Place
  ) throws(Fault) -> [CrosswalkRow] {
    var row = row
    if let kind = LocalKind(rawValue: answer.lowercased()), kind != .type {
      row.kind = kind
      return [row]
    }
    if answer.lowercased() == "none" { return [row] }
    let names = choices(in: answer, apart: "|;,") { name in
      number(name) != nil || graph.resolve(name) != nil
    }
    if names.isEmpty {
      throw Fault(at: place, "the decision \"\(answer)\" names nothing")
    }
    row.isByText = names.count > 1
    var made: [CrosswalkRow] = []
    for name in names {
      let choice = number(name)
        .flatMap { offered.indices.contains($0 - 1) ? offered[$0 - 1] : nil }
      guard let term = graph.resolve(choice?.object ?? name) else {
        throw Fault(
          at: place,
          "unknown term \"\(name)\": expected the number of a choice, a term of the "
            + "workspace, none, or circumstance, need, place or format")
      }
      row.object = graph.terms[term].id
      row.objectLabel = graph.terms[term].label
      row.kind =
        switch graph.role(of: term) {
        case .circumstance: .circumstance
        case .need: .need
        default: .type
        }
      let usual = row.kind == .type ? (row.isByText ? "narrowMatch" : "closeMatch") : "relatedMatch"
      let said = [predicate, row.isByText ? "" : choice?.predicate ?? "", usual]
      let word = said.first { !$0.isEmpty } ?? usual
      guard let found = MappingPredicate(named: word) else {
        throw Fault(
          at: place,
          "unknown predicate \"\(word)\": expected exactMatch, closeMatch, "
            + "broadMatch, narrowMatch or relatedMatch")
      }
      row.predicate = found
      made.append(row)
    }
    return made
  }
}
