import WaymarkFormats
import WaymarkMigration
import WaymarkTagging
import WaymarkTaxonomy

/// Lays an audit out for people: the most important first, and short.
struct AuditPrinter {
  let report: AuditReport
  let painter: Painter
  let width: Int

  /// How many rows a list shows.
  private static let rows = 10
  /// How wide the longest bar is.
  private static let barWidth = 24

  /// The report.
  func text(title: String) -> String {
    let total = report.total
    var text =
      painter.paint(title.printable, .bold) + "\n\(total.records.counted("record")), "
      + "\(total.tags.counted("tag")): \(total.mean.decimalText(2)) a record, half of them have "
      + "\(report.before.median) or fewer, the most is \(report.before.most)\n\n"
    text += line(total.borneOut, one: "is borne out by the text", "are borne out by the text")
    let staying =
      "would stay: \(total.keptMean.decimalText(2)) a record, \(report.after.most) at most"
    text += line(total.kept, one: staying, staying)
    text += section("What the tags are worth", standings)
    text += section(
      "Records by their number of tags: today, and with what would stay", distribution)
    text += section("Worth a look", notes)
    text += section(
      "Organisations to talk to first: tags that would go, of all they have", providers)
    text += section("Records to look at first: tags that would go, of all they have", records)
    text += section("Records that say the same and differ in their tags", alike)
    text += section("Tags that would go most often, of all their uses", terms)
    return text
  }

  private func line(_ number: Int, one: String, _ several: String) -> String {
    let share = report.total.share(number).percentText
    return "  \(padded(share, 6))  \(number.counted("tag")) \(number == 1 ? one : several)\n"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func section(_ title: String, _ lines: String) -> String {
    lines.isEmpty ? "" : "\n" + painter.paint(title, .bold) + "\n" + lines
  }

  private func bar(_ value: Int, of most: Int) -> String {
    guard most > 0, value > 0 else { return "" }
    return String(repeating: "▇", count: max(1, value * Self.barWidth / most))
  }

  private var standings: String {
    let counts = TagStanding.allCases.map { ($0, report.total.count($0)) }.filter { $0.1 > 0 }
    let most = counts.map(\.1).max() ?? 0
    var table = TextTable()
    for (standing, number) in counts {
      let painted = painter.paint(bar(number, of: most), standing.isBorneOut ? .green : .yellow)
      let share = padded(report.total.share(number).percentText, 6)
      table.append([padded("\(number)", 6), share, standing.rawValue, painted])
    }
    return table.text(painter)
  }

  private var distribution: String {
    let after = Dictionary(uniqueKeysWithValues: report.after.ranges.map { ($0.name, $0.records) })
    let ranges = report.before.ranges
    let most = ranges.map(\.records).max() ?? 0
    guard most > 0 else { return "" }
    var table = TextTable()
    for range in ranges {
      table.append([
        padded(range.name, 10), padded("\(range.records)", 6),
        padded("\(after[range.name] ?? 0)", 6),
        painter.paint(bar(range.records, of: most), .cyan),
      ])
    }
    return table.text(painter)
  }

  private var notes: String {
    var lines: [String] = []
    func note(_ number: Int, one: String, _ several: String) {
      if number > 0 { lines.append("  \(padded("\(number)", 6))  \(number == 1 ? one : several)") }
    }
    let narrower = "beside a narrower one (\(report.besideNarrower.records.counted("record")))"
    note(report.besideNarrower.tags, one: "tag stands \(narrower)", "tags stand \(narrower)")
    let roles = Role.allCases.filter { $0 != .type && report.disguised(as: $0) > 0 }
    let byRole = roles.map { "\(report.disguised(as: $0)) \($0.rawValue)" }.joined(separator: ", ")
    note(
      report.disguised, one: "tag is no service type: \(byRole)",
      "tags are no service types: \(byRole)")
    let different =
      "(\(report.hasFurtherUnknown ? "more than " : "")"
      + "\(report.unknown.count.counted("different one")))"
    note(report.unknownCount, one: "tag is in no list", "tags are in no list \(different)")
    note(report.repeated, one: "tag stands twice in a record", "tags stand twice in a record")
    note(
      report.tagged(.organisation).records,
      one: "tagged record describes an organisation, not a service",
      "tagged records describe an organisation, not a service")
    note(
      report.tagged(.signposting).records, one: "tagged record only points at other services",
      "tagged records only point at other services")
    note(report.untagged, one: "record has no tag", "records have no tag")
    note(
      report.leftWithout, one: "record would lose every tag: a person must decide",
      "records would lose every tag: a person must decide")
    note(
      report.missing.records, one: "record lacks a tag that Waymark would suggest",
      "records lack a tag that Waymark would suggest")
    let fitting = report.neverUsed.count { $0.usage.missing > 0 }
    let fits = "\(fitting) of them \(fitting == 1 ? "fits" : "fit") some record"
    note(
      report.neverUsed.count, one: "service type is never used; \(fits)",
      "service types are never used; \(fits)")
    return lines.map { $0 + "\n" }.joined()
  }

  private func rows(_ rows: [(Int, Int, String, String)]) -> String {
    var table = TextTable(styles: [.yellow, .dim, nil, .dim])
    for row in rows.prefix(Self.rows) {
      table.append([padded("\(row.0)", 6), padded("\(row.1)", 6), row.2.printable, row.3.printable])
    }
    return table.text(painter)
  }

  private var providers: String {
    rows(
      report.providers.filter { $0.tally.excess > 0 }.map {
        ($0.tally.excess, $0.tally.tags, $0.name, $0.tally.records.counted("record"))
      })
  }

  private var records: String {
    rows(report.worst.map { ($0.excess, $0.tags.count, $0.name.shortened, $0.id) })
  }

  private var alike: String {
    var lines: [String] = []
    for group in report.alike.prefix(5) {
      lines.append("  " + painter.paint("\(group.members.count) records", .dim))
      for member in group.members.prefix(4) {
        let tags = member.ownTags.isEmpty ? "nothing more" : member.ownTags.joined(separator: ", ")
        lines.append(
          "    \(member.id.printable)  \(member.name.printable.shortened)  "
            + painter.paint(tags.printable.shortened, .cyan))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var terms: String {
    rows(
      report.terms.filter { $0.usage.used > $0.usage.kept }.map { use in
        let term = report.graph.terms[use.term]
        return (use.usage.used - use.usage.kept, use.usage.used, term.label, term.id.description)
      })
  }
}
