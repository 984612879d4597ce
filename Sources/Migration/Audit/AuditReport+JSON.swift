package import WaymarkFormats
import WaymarkReports
import WaymarkTagging
import WaymarkTaxonomy

/// How a report is written as JSON. All counts are of tags where nothing else is said.
///
///     {"files":[…],"faults":0,"records":217,"model":{"version":"…","corrections":0},
///      "tags":{"total":980,"mean":4.52,"median":4,"most":19,"untagged_records":3,
///              "distribution":[{"tags":0,"records":3},…]},
///      "borne_out":{"total":310,"share":0.3163},
///      "standing":{"suggested":180,"supported":130,"broader than another tag":60,…},
///      "kept":{"total":301,"mean":1.39,"median":1,"most":3,"records_left_without":12,
///              "distribution":[…]},
///      "beside_narrower":{"total":61,"records":44},"repeated":0,
///      "not_types":{"total":50,"need":20,"circumstance":30,"function":0,"life-event":0,"reference":0},
///      "organisation":{"records":9,"tags":41},"signposting":{"records":5,"tags":20},
///      "missing":{"total":88,"records":80},
///      "organizations":[{"name":"…","records":4,"tags":40,"kept":6,"mean":10}],
///      "worst_records":[{"id":"…","name":"…","tags":[{"id":"…","label":"…","standing":"…",
///                        "confidence":0.04,"kept":false,"reason":"…"}]}],
///      "alike":{"groups":3,"records":7,"different_groups":1,"different_records":2,
///               "examples":[{"shared_tags":["…"],"records":[{"id":"…","name":"…","tags":["…"]}]}]},
///      "terms":[{"id":"…","label":"…","used":12,"kept":1,"missing":0}],
///      "never_used":{"total":1400,"terms":[{"id":"…","label":"…","missing":2}]},
///      "unknown":[{"id":"…","label":"…","used":3}]}
extension AuditReport {
  /// How many organisations and groups are listed.
  private static let listed = 100

  /// Writes the report as a JSON object.
  ///
  /// - Parameters:
  ///   - files: The names of the files.
  ///   - faults: How many faults there were in them.
  ///   - model: What the tags were judged by.
  ///   - writer: Where to write.
  package func write(
    files: [String], faults: Int, model: (version: String, corrections: Int),
    into writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.strings("files", files)
    writer.member("faults", faults)
    writer.member("records", total.records)
    writer.object("model") { writer in
      writer.member("version", model.version)
      writer.member("corrections", model.corrections)
    }
    writeFigures(into: &writer)
    writeLists(into: &writer)
    writer.endObject()
  }

  private func writeFigures(into writer: inout JSONWriter) {
    writer.object("tags") { writer in
      write(before, total.tags, total.mean, into: &writer)
      writer.member("untagged_records", untagged)
    }
    writer.object("borne_out") { writer in
      writer.member("total", total.borneOut)
      writer.member("share", total.share(total.borneOut), decimals: 4)
    }
    writer.object("standing") { writer in
      for standing in TagStanding.allCases {
        writer.member(standing.rawValue, total.count(standing))
      }
    }
    writer.object("kept") { writer in
      write(after, total.kept, total.keptMean, into: &writer)
      writer.member("records_left_without", leftWithout)
    }
    writer.object("beside_narrower") { writer in
      writer.member("total", besideNarrower.tags)
      writer.member("records", besideNarrower.records)
    }
    writer.member("repeated", repeated)
    writer.object("not_types") { writer in
      writer.member("total", disguised)
      for role in Role.allCases where role != .type {
        writer.member(role.rawValue, disguised(as: role))
      }
    }
    for kind in RecordKind.allCases where kind != .service {
      writer.object(kind.rawValue) { writer in
        writer.member("records", tagged(kind).records)
        writer.member("tags", tagged(kind).tags)
      }
    }
    writer.object("missing") { writer in
      writer.member("total", missing.tags)
      writer.member("records", missing.records)
    }
  }

  private func write(
    _ distribution: TagDistribution, _ total: Int, _ mean: Double, into writer: inout JSONWriter
  ) {
    writer.member("total", total)
    writer.member("mean", mean, decimals: 4)
    writer.member("median", distribution.median)
    writer.member("most", distribution.most)
    writer.array("distribution", distribution.counts.enumerated().filter { $0.1 > 0 }) {
      $1.beginObject()
      $1.member("tags", $0.0)
      $1.member("records", $0.1)
      $1.endObject()
    }
  }

  private func writeLists(into writer: inout JSONWriter) {
    writer.array("organizations", providers.prefix(Self.listed)) { provider, writer in
      writer.beginObject()
      writer.member("name", provider.name)
      writer.member("records", provider.tally.records)
      writer.member("tags", provider.tally.tags)
      writer.member("kept", provider.tally.kept)
      writer.member("mean", provider.tally.mean, decimals: 4)
      writer.endObject()
    }
    writer.array("worst_records", worst) { $0.write(into: &$1) }
    writer.object("alike") { writer in
      writer.member("groups", alikeCounts.groups)
      writer.member("records", alikeCounts.records)
      writer.member("different_groups", alike.count)
      writer.member("different_records", alikeRecords)
      writer.array("examples", alike.prefix(Self.listed)) { $0.write(into: &$1) }
    }
    writer.array("terms", terms) { use, writer in
      writer.beginObject()
      writer.member("id", graph.terms[use.term].id.description)
      writer.member("label", graph.terms[use.term].label)
      writer.member("used", use.usage.used)
      writer.member("kept", use.usage.kept)
      writer.member("missing", use.usage.missing)
      writer.endObject()
    }
    writer.object("never_used") { writer in
      writer.member("total", neverUsed.count)
      writer.array("terms", neverUsed) { use, writer in
        writer.beginObject()
        writer.member("id", graph.terms[use.term].id.description)
        writer.member("label", graph.terms[use.term].label)
        writer.member("missing", use.usage.missing)
        writer.endObject()
      }
    }
    writer.array("unknown", unknown) { tag, writer in
      writer.beginObject()
      writer.member("id", tag.id)
      writer.member("label", tag.label)
      writer.member("used", tag.count)
      writer.endObject()
    }
  }
}

extension AuditedRecord {
  fileprivate func write(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("name", name)
    if let provider { writer.member("organization", provider) }
    writer.array("tags", tags) { tag, writer in
      writer.beginObject()
      writer.member("id", tag.id)
      writer.member("label", tag.label)
      writer.member("standing", tag.standing.rawValue)
      writer.member("confidence", Double(tag.confidence), decimals: 4)
      writer.member("kept", tag.isKept)
      writer.member("reason", tag.reason)
      writer.endObject()
    }
    writer.endObject()
  }
}

extension AuditReport.AlikeRecords {
  fileprivate func write(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.strings("shared_tags", sharedTags)
    writer.array("records", members) { member, writer in
      writer.beginObject()
      writer.member("id", member.id)
      writer.member("name", member.name)
      writer.strings("tags", member.ownTags)
      writer.endObject()
    }
    writer.endObject()
  }
}
