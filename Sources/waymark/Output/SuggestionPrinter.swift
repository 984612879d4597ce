import WaymarkFormats
import WaymarkReports
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy

/// Lays suggestions out for people.
struct SuggestionPrinter: Sendable {
  let graph: TermGraph
  let painter: Painter
  let width: Int
  /// Whether to show the text with its words marked, all reasons, and what was withheld.
  var isExplaining = false
  /// Whether it is told whoever decides, who sees the terms that come near in a list.
  var isForDialogue = false

  /// What was found for a record.
  func text(_ tagged: TaggedRecord, of record: ServiceRecord, withTitle: Bool = false) -> String {
    var text = ""
    if withTitle || isExplaining {
      let name = isExplaining ? marking(.name, of: record, tagged) : record.name.printable
      let title = [record.id?.printable, name].compactMap(\.self).filter { !$0.isEmpty }
      if !title.isEmpty {
        text += painter.paint(title.joined(separator: "  "), .bold) + "\n"
      }
    }
    if isExplaining, !record.description.isEmpty {
      let marked = marking(.description, of: record, tagged)
      text += "  " + marked.wrapped(to: width, indent: 2) + "\n\n"
    }
    for suggestion in tagged.suggestions {
      text += line(suggestion.term, suggestion.confidence, suggestion.isMain ? "main" : "")
      if suggestion.isDecided {
        text += "         " + painter.paint("a person decided so for this text", .dim) + "\n"
      }
      let reasons = isExplaining ? suggestion.evidence[...] : suggestion.evidence.prefix(2)
      for reason in reasons { text += self.text(reason) }
    }
    if tagged.needsReview {
      let whose = isForDialogue ? "choose below, or search." : "a person must decide."
      text += "  " + painter.paint("Nothing is sure enough; " + whose, .yellow) + "\n"
    }
    let fields = FieldsPrinter(graph: graph, painter: painter, width: width)
    text += fields.remarks(on: tagged).joined()
    // Somebody has to begin somewhere; who asked for the ranking or for all reasons sees them there.
    if tagged.needsReview, !isForDialogue, !isExplaining, tagged.ranking.isEmpty {
      let near = tagged.withheld.filter { $0.reason != .decided }
        .sorted { $0.confidence > $1.confidence }.prefix(3)
      text += section("Nearest", near.map { line($0.term, $0.confidence, "") })
    }
    text += section("Said besides", fields.lines(tagged.fields, of: record))
    if !tagged.ranking.isEmpty {
      text += section("Ranking", tagged.ranking.map { line($0.term, $0.confidence, "") })
    }
    text += section("Several services in one; by itself each would be", tagged.parts.map(line))
    guard isExplaining else { return text }
    text += section("Withheld", tagged.withheld.map(line))
    text += section(
      "Needs met",
      tagged.needs.map { need in
        "  \(painter.paint(graph.terms[need.need].id.description, .cyan))  "
          + "\(graph.terms[need.need].label.printable)  "
          + painter.paint("through \(graph.terms[need.via].label.printable)", .dim) + "\n"
      })
    return text
  }

  private func section(_ title: String, _ lines: [String]) -> String {
    lines.isEmpty ? "" : "\n  " + painter.paint(title, .dim) + "\n" + lines.joined()
  }

  private func line(_ withheld: WithheldTerm) -> String {
    line(withheld.term, withheld.confidence, withheld.reason.rawValue)
  }

  /// One service of several, with what it would be tagged with.
  private func line(_ part: TaggedPart) -> String {
    let labels = part.suggestions.map { graph.terms[$0.term].label.printable }
    return "  \u{201C}\(part.text.printable.shortened)\u{201D}  "
      + (labels.isEmpty
        ? painter.paint("not sure", .dim) : painter.paint(labels.joined(separator: ", "), .bold))
      + "\n"
  }

  /// One term with how sure it is.
  func line(_ term: TermIndex, _ confidence: Float, _ remark: String) -> String {
    let percent = "\(Int((confidence * 100).rounded())) %"
    let padded = String(repeating: " ", count: max(0, 5 - percent.count)) + percent
    let style: Style = remark == "main" ? .green : .dim
    return "  \(padded)  " + painter.paint(graph.terms[term].label.printable, .bold) + "  "
      + painter.paint(graph.terms[term].id.description, .cyan)
      + (remark.isEmpty ? "" : "  " + painter.paint(remark, style)) + "\n"
  }

  private func text(_ reason: Evidence) -> String {
    let place = reason.field == .name ? "name" : "description"
    let what =
      switch reason.source {
      case .keyword: "keyword"
      case .label: "label"
      case .words: "learned word"
      case .graph: "related terms"
      }
    let tenths = Int((reason.weight * 10).rounded())
    let weight = "\(tenths < 0 ? "-" : "+")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    return "         \(what) \u{201C}\(reason.text.printable.shortened)\u{201D} in the \(place)  "
      + painter.paint(weight, .dim) + "\n"
  }

  /// A field of the record with the words that counted marked.
  private func marking(
    _ field: Field, of record: ServiceRecord, _ tagged: TaggedRecord
  ) -> String {
    let ranges = tagged.suggestions.flatMap(\.evidence).filter { $0.field == field }.map(\.range)
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    let text = field == .name ? record.name : record.description
    return painter.marking(merged, in: text.printable)
  }
}
