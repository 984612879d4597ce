import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy

/// Lays out for people what a record says besides what the service is: whom it is for, of what age,
/// how one comes in, and what to know of the record itself.
struct FieldsPrinter: Sendable {
  let graph: TermGraph
  let painter: Painter
  let width: Int

  /// A line for each field that the record speaks of, with the words that led to it.
  func lines(_ fields: FieldReadings, of record: ServiceRecord) -> [String] {
    func words(_ range: Range<Int>, _ field: Field) -> String {
      let text = field == .name ? record.name : record.description
      guard let words = text.words(at: range) else { return "" }
      return painter.paint(" \u{201C}\(String(words).printable.shortened)\u{201D}", .dim)
    }
    func terms(_ readings: [TermReading]) -> [String] {
      readings.map { graph.terms[$0.term].label.printable + words($0.range, $0.field) }
    }
    func values<Value>(_ readings: [Reading<Value>], _ name: (Value) -> String) -> [String] {
      readings.map { name($0.value) + words($0.range, $0.field) }
    }
    return [
      line("for", terms(fields.audience)),
      line("only for", terms(fields.eligibility)),
      line("from age", values([fields.minimumAge].compactMap(\.self), String.init)),
      line("to age", values([fields.maximumAge].compactMap(\.self), String.init)),
      line("gender", values([fields.gender].compactMap(\.self), \.rawValue)),
      line("access", values(fields.sessionAccess, \.rawValue)),
      line("attending", values(fields.attendingType, \.rawValue)),
    ].compactMap(\.self)
  }

  /// What a person should know of a record before trusting its tags, a line each.
  func remarks(on tagged: TaggedRecord) -> [String] {
    tagged.fields.flags.compactMap { flag -> String? in
      switch flag {
      case .organisation: "This describes an organisation, not one of its services."
      case .signposting: "This only points at the services of others."
      case .bundled: "This describes several services; each should have a record of its own."
      // Where it is tagged all the same it said enough.
      case .thin:
        tagged.suggestions.isEmpty ? "This is very short; a sentence more would help." : nil
      }
    }.map { "  " + painter.paint($0, .yellow) + "\n" }
  }

  private func line(_ title: String, _ values: [String]) -> String? {
    guard !values.isEmpty else { return nil }
    let column = 13
    let padding = String(repeating: " ", count: column - 2 - title.count)
    return "  " + painter.paint(title, .dim) + padding
      + values.joined(separator: ", ").wrapped(to: width, indent: column) + "\n"
  }
}
