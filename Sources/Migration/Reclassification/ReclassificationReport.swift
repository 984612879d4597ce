import WaymarkFormats
import WaymarkReports
package import WaymarkTaxonomy

/// Says what a batch reclassification did: as text, as JSON and as a page.
package struct ReclassificationReport: Sendable {
  /// What was done, in numbers.
  package let tally: ReclassificationTally
  /// What was allowed.
  package let policy: ReclassificationPolicy

  private let graph: TermGraph

  /// How many records have a type of a function, before and after.
  struct Group: Hashable {
    var name: String
    var before: Int
    var after: Int
  }

  /// Makes a report.
  package init(_ tally: ReclassificationTally, policy: ReclassificationPolicy, graph: TermGraph) {
    self.tally = tally
    self.policy = policy
    self.graph = graph
  }

  private func mean(_ tags: Int) -> String {
    tally.records == 0 ? "0" : (Double(tags) / Double(tally.records)).decimalText(2)
  }

  /// The service types by the functions that group them, the largest change first.
  var groups: [Group] {
    var found: [String: Group] = [:]
    for (term, count) in tally.byTerm {
      let name = function(of: term)
      found[name, default: Group(name: name, before: 0, after: 0)].before += count.before
      found[name, default: Group(name: name, before: 0, after: 0)].after += count.after
    }
    return found.values.sorted { first, second in
      let sizes = [first, second].map { abs($0.after - $0.before) }
      if sizes[0] != sizes[1] { return sizes[0] > sizes[1] }
      return first.before != second.before ? first.before > second.before : first.name < second.name
    }
  }

  /// The function that a type belongs to, by itself, by what is broader or by its official match.
  private func function(of term: TermIndex) -> String {
    let matches = graph.links(from: term).filter {
      $0.relation == .broadMatch || $0.relation == .exactMatch
    }.map(\.to)
    for candidate in [term] + graph.ancestors(of: term) + matches {
      let link = graph.links(to: candidate).first {
        $0.relation == .groups && graph.role(of: $0.from) == .function
      }
      if let link { return graph.terms[link.from].label }
    }
    return "no function"
  }
}

// MARK: - Text

extension ReclassificationReport {
  /// The report as text.
  package var text: String {
    var lines = [
      "\(tally.records.counted("record")), \(tally.changed) changed (\(policy.rawValue))",
      "tags \(tally.tagsBefore) before, \(tally.tagsAfter) after; "
        + "\(mean(tally.tagsBefore)) and \(mean(tally.tagsAfter)) a record",
      "\(tally.added) added, \(tally.removed) removed; \(tally.moved.counted("record")) had tags moved",
      "\(tally.unsure.counted("record")) for a person to decide",
    ]
    if tally.errors + tally.warnings > 0 {
      lines.append(
        "\(tally.errors.counted("faulty record")) carried through unchanged, "
          + tally.warnings.counted("warning"))
    }
    if let unmapped { lines.append(unmapped) }
    for group in groups.prefix(10) where group.before != group.after {
      lines.append("  \(group.name.printable): \(group.before) before, \(group.after) after")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What was found of tags that nobody knows; nil where there are none.
  private var unmapped: String? {
    if tally.unmapped == 0 { return nil }
    let examples = tally.unmappedExamples.map(\.printable).joined(separator: ", ")
    let tags = tally.unmapped.counted("tag is", "tags are")
    return "\(tags) neither in the mapping nor in a list: \(examples)"
  }

  /// The report as JSON.
  package var json: [UInt8] {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("policy", policy.rawValue)
      for (name, path) in ReclassificationTally.numbers {
        writer.member(name, tally[keyPath: path])
      }
      for (name, tags) in [("mean_before", tally.tagsBefore), ("mean_after", tally.tagsAfter)] {
        let mean = tally.records == 0 ? 0 : Double(tags) / Double(tally.records)
        writer.member(name, mean, decimals: 4)
      }
      writer.strings("unmapped_examples", tally.unmappedExamples)
      writer.array("functions", groups) { group, writer in
        writer.object { writer in
          writer.member("label", group.name)
          writer.member("before", group.before)
          writer.member("after", group.after)
        }
      }
      writer.strings("faults", tally.faults)
    }
    writer.lineFeed()
    return writer.bytes
  }
}

// MARK: - Page

extension ReclassificationReport {
  /// The report as a page.
  package var html: [UInt8] {
    var page = HTMLPage(
      title: "Tags reclassified",
      lead: "\(tally.changed) of \(tally.records.counted("record")) "
        + "\(tally.changed == 1 ? "was" : "were") changed.")
    page.sections = [
      .init(
        "What changed",
        [
          .figures([
            .init(mean(tally.tagsBefore), "tags a record before"),
            .init(mean(tally.tagsAfter), "tags a record after"),
            .init("\(tally.added)", "tags added"), .init("\(tally.removed)", "tags removed"),
            .init("\(tally.moved)", "records moved", meaning: "One tag went and another came."),
            .init("\(tally.unsure)", "records unsure", meaning: "A person has to decide."),
            .init(
              "\(tally.errors)", "faults", meaning: "Carried through as they were, and reported."),
          ]),
          .note("Policy: \(policy.rawValue)."),
        ] + (unmapped.map { [.note($0 + ".")] } ?? [])),
      .init("By function", functionBlocks),
    ]
    if !tally.faults.isEmpty {
      page.sections.append(.init("Faults", [.list(tally.faults)]))
    }
    return page.bytes
  }

  private var functionBlocks: [HTMLPage.Block] {
    let groups = groups
    let bars = groups.prefix(12).flatMap { group in
      [
        BarChart.Bar("\(group.name), before", Double(group.before)),
        BarChart.Bar("after", Double(group.after), look: 1),
      ]
    }
    return [
      .chart(
        BarChart(
          title: "Service types by function, before and after",
          axis: ChartAxis("tags"), bars: Array(bars))),
      .table(
        .init(
          columns: [
            .init("Function"), .init("Before", isNumeric: true), .init("After", isNumeric: true),
          ], rows: groups.map { [$0.name, "\($0.before)", "\($0.after)"] })),
    ]
  }
}
