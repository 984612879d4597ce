import WaymarkFormats
package import WaymarkReports
import WaymarkTagging
import WaymarkTaxonomy

/// The report as a page for somebody who runs a directory: plain words, each figure explained.
package struct AuditPage {
  let report: AuditReport
  private let title: String
  private let footer: String
  /// How many rows a table shows.
  static let rows = 20

  /// Makes a page.
  ///
  /// - Parameters:
  ///   - report: What was found.
  ///   - title: What the directory is called.
  ///   - footer: How the page was made.
  package init(of report: AuditReport, title: String, footer: String) {
    self.report = report
    self.title = title
    self.footer = footer
  }

  /// The page.
  package var page: HTMLPage {
    HTMLPage(
      title: "Tags of \(title)",
      lead:
        "How well the \(total.tags.counted("tag")) of \(total.records.counted("record")) say what "
        + "the services do. Each tag was compared with the name and the description of its record.",
      sections: [
        HTMLPage.Section("", [.figures(headline)]), distribution, standings, providers, records,
        alike, terms, advice,
      ].filter { !$0.blocks.isEmpty }, footer: footer)
  }

  private var total: AuditTally { report.total }

  private var headline: [HTMLPage.Figure] {
    [
      .init(
        total.mean.decimalText(1), "tags per record",
        meaning: "Half of the records have \(report.before.median) or fewer; the most is "
          + "\(report.before.most). A few telling tags serve a search best."),
      .init(
        total.share(total.borneOut).percentText, "of the tags are borne out",
        meaning:
          "The text speaks for \(total.borneOut) of \(total.tags) tags. The others bring the "
          + "record up in searches that it does not answer."),
      .init(
        total.keptMean.decimalText(1), "tags per record would stay",
        meaning: "\(total.kept) tags say what a service does; \(total.excess) could go after a "
          + "person has looked."),
    ]
  }

  private var distribution: HTMLPage.Section {
    let after = report.after.ranges
    func bars(_ distribution: TagDistribution, look: Int) -> [BarChart.Bar] {
      distribution.ranges.map {
        let tags = $0.name == "1" ? "tag" : "tags"
        return BarChart.Bar("\($0.name) \(tags)", Double($0.records), look: look)
      }
    }
    let most = max(
      report.before.ranges.map(\.records).max() ?? 0, after.map(\.records).max() ?? 0)
    let axis = ChartAxis("records", range: 0...Double(max(1, most)))
    return HTMLPage.Section(
      "How many tags a record has",
      [
        .chart(
          BarChart(title: "As published", axis: axis, bars: bars(report.before, look: 1))),
        .chart(
          BarChart(
            title: "With what the text bears out", axis: axis, bars: bars(report.after, look: 0))),
        .note(
          "Of all records \(report.untagged) have no tag today, and \(report.leftWithout) would "
            + "lose every tag that they have: those need a person first."),
      ])
  }

  private var standings: HTMLPage.Section {
    let bars = TagStanding.allCases.filter { total.count($0) > 0 }.map { standing in
      let number = total.count(standing)
      return BarChart.Bar(
        standing.plainName, Double(number), text: "\(number)  (\(total.share(number).percentText))",
        look: standing.isBorneOut ? 0 : 1)
    }
    var items: [String] = []
    if report.besideNarrower.tags > 0 {
      items.append(
        "\(report.besideNarrower.tags.counted("tag")) in \(report.besideNarrower.records.counted("record")) "
          + "stand beside a narrower tag that says the same more exactly.")
    }
    if report.disguised > 0 {
      let roles = Role.allCases.filter { $0 != .type && report.disguised(as: $0) > 0 }
      let parts = roles.map { "\(report.disguised(as: $0)) \($0.plural)" }
      items.append(
        "\(report.disguised.counted("tag")) are no types of service but \(parts.joined(separator: ", ")). "
          + "Needs and circumstances follow from the service type and are not tagged.")
    }
    let bodies = report.tagged(.organisation)
    if bodies.records > 0 {
      items.append(
        "\(bodies.records.counted("tagged record")) with \(bodies.tags.counted("tag")) seem to "
          + "describe an organisation and not one of its services.")
    }
    let signs = report.tagged(.signposting)
    if signs.records > 0 {
      items.append(
        "\(signs.records.counted("tagged record")) with \(signs.tags.counted("tag")) seem only to point "
          + "at the services of others.")
    }
    if report.repeated > 0 {
      items.append("\(report.repeated.counted("tag")) stand twice in the same record.")
    }
    if report.missing.tags > 0 {
      items.append(
        "\(report.missing.records.counted("record")) lack a tag that their text clearly asks for.")
    }
    return HTMLPage.Section(
      "What the tags are worth",
      [
        .chart(BarChart(title: "Tags by what the text says", axis: ChartAxis("tags"), bars: bars)),
        .note(
          "Blue tags stay: Waymark would suggest them, or the text speaks for them. Orange ones are "
            + "candidates to go."),
        .list(items),
      ])
  }

  private var advice: HTMLPage.Section {
    HTMLPage.Section(
      "How to read this page",
      [
        .note(
          "A tag is borne out where Waymark would suggest it for the text or where the text speaks "
            + "for it. That is a judgement by words: it is wrong now and then, in both directions, "
            + "most of all where a description says little. So the page says where to look, and a "
            + "person decides. E-mail addresses, phone numbers and postcodes are left out.")
      ])
  }
}

extension TagStanding {
  /// The standing in words for everybody.
  package var plainName: String {
    switch self {
    case .suggested: "the main things it does"
    case .supported: "the text speaks for it"
    case .ancestor: "a narrower tag says it better"
    case .inPassing: "an audience, place or example"
    case .unsupported: "nothing in the text"
    case .notAType: "a need, circumstance or function"
    case .unknown: "in no list"
    }
  }
}

extension Role {
  fileprivate var plural: String {
    switch self {
    case .type: "types"
    case .function: "functions"
    case .need: "needs"
    case .circumstance: "circumstances"
    case .lifeEvent: "life events"
    case .reference: "terms for reference"
    }
  }
}
