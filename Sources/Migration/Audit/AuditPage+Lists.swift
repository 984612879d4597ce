import WaymarkFormats
import WaymarkReports
import WaymarkTaxonomy

/// The lists of the page: where to begin.
extension AuditPage {
  var providers: HTMLPage.Section {
    let worst = report.providers.filter { $0.tally.excess > 0 }.prefix(Self.rows)
    guard !worst.isEmpty else { return HTMLPage.Section("") }
    return HTMLPage.Section(
      "Organisations to talk to first",
      [
        .paragraph(
          "These have the most tags that the texts do not bear out. Often one conversation mends "
            + "many records."),
        .table(
          HTMLPage.Table(
            columns: [
              .init("Organisation"), .init("Records", isNumeric: true),
              .init("Tags", isNumeric: true), .init("Per record", isNumeric: true),
              .init("Would go", isNumeric: true),
            ],
            rows: worst.map { provider in
              [
                provider.name, "\(provider.tally.records)", "\(provider.tally.tags)",
                provider.tally.mean.decimalText(1), "\(provider.tally.excess)",
              ]
            })),
      ])
  }

  var records: HTMLPage.Section {
    guard !report.worst.isEmpty else { return HTMLPage.Section("") }
    return HTMLPage.Section(
      "Records to look at first",
      [
        .table(
          HTMLPage.Table(
            columns: [
              .init("Record"), .init("Tags", isNumeric: true), .init("Would stay"),
              .init("Would go"),
            ],
            rows: report.worst.prefix(Self.rows).map { record in
              [
                record.name.isEmpty ? record.id : "\(record.name) (\(record.id))",
                "\(record.tags.count)", names(record.tags.filter(\.isKept)),
                names(record.tags.filter { !$0.isKept }),
              ]
            }))
      ])
  }

  private func names(_ tags: [AuditedTag]) -> String {
    let shown = tags.prefix(8).map { $0.label.isEmpty ? $0.id : $0.label }
    let further = tags.count - shown.count
    let list = shown.joined(separator: ", ")
    return tags.isEmpty ? "none" : further > 0 ? "\(list) and \(further) more" : list
  }

  var alike: HTMLPage.Section {
    guard !report.alike.isEmpty else { return HTMLPage.Section("") }
    return HTMLPage.Section(
      "The same service, tagged differently",
      [
        .paragraph(
          "\(report.alikeRecords.counted("record")) in \(report.alike.count.counted("group")) say nearly "
            + "the same and carry different tags. One of each group can be the model for the others."
        ),
        .table(
          HTMLPage.Table(
            columns: [.init("Records"), .init("Tags that not all of them have")],
            rows: report.alike.prefix(Self.rows).map { group in
              let names = group.members.prefix(5).map { $0.name.isEmpty ? $0.id : $0.name }
              let own = Set(group.members.flatMap(\.ownTags)).sorted()
              let more = group.members.count - names.count
              return [
                names.joined(separator: " · ") + (more > 0 ? " and \(more) more" : ""),
                own.prefix(8).map(label).joined(separator: ", ")
                  + (own.count > 8 ? " and \(own.count - 8) more" : ""),
              ]
            })),
      ])
  }

  private func label(_ id: String) -> String {
    guard let term = report.graph.resolve(id, roles: nil) else { return id }
    return report.graph.terms[term].label
  }

  var terms: HTMLPage.Section {
    let loose = report.terms.filter { $0.usage.used > $0.usage.kept }.prefix(Self.rows)
    let wanted = report.neverUsed.filter { $0.usage.missing > 0 }.prefix(Self.rows)
    var blocks: [HTMLPage.Block] = []
    if !loose.isEmpty {
      blocks.append(
        .paragraph("These tags are given most often where the text does not speak for them."))
      blocks.append(
        .table(
          HTMLPage.Table(
            columns: [
              .init("Tag"), .init("Used", isNumeric: true), .init("Would stay", isNumeric: true),
            ],
            rows: loose.map {
              [report.graph.terms[$0.term].label, "\($0.usage.used)", "\($0.usage.kept)"]
            })))
    }
    blocks.append(
      .note(
        report.neverUsed.count.counted("type of service is", "types of service are")
          + " used by no record"
          + (wanted.isEmpty ? "." : "; the texts of some records ask for these of them.")))
    if !wanted.isEmpty {
      blocks.append(
        .details(
          "Types that nobody uses and texts ask for",
          HTMLPage.Table(
            columns: [.init("Type"), .init("Records", isNumeric: true)],
            rows: wanted.map {
              [report.graph.terms[$0.term].label, "\($0.usage.missing)"]
            })))
    }
    if !report.unknown.isEmpty {
      blocks.append(
        .details(
          "Tags that no list has (\(report.unknownCount))",
          HTMLPage.Table(
            columns: [.init("Tag"), .init("Label"), .init("Used", isNumeric: true)],
            rows: report.unknown.prefix(100).map { [$0.id, $0.label, "\($0.count)"] })))
    }
    return HTMLPage.Section("The tags themselves", blocks)
  }
}
