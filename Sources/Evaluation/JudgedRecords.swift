import WaymarkFormats
import WaymarkTagging
package import WaymarkTaxonomy

/// Judged records as lines of JSON, so that any other program can draw its own figures of them.
package enum JudgedRecords {
  /// Writes one line for each record: what it has, what was suggested, and the ranking with the raw
  /// score, the share and the confidence of each term.
  package static func ndjson(_ records: [Judged], graph: TermGraph) -> [UInt8] {
    var writer = JSONWriter()
    func list(_ key: String, _ terms: [TermIndex]) {
      writer.key(named: key)
      writer.beginArray()
      for term in terms { writer.string(graph.terms[term].id.description) }
      writer.endArray()
    }
    for record in records {
      writer.beginObject()
      writer.member("id", record.id)
      writer.member("group", record.group)
      list("has", record.gold.sorted())
      writer.member("unknown", record.unknownCount)
      list("suggested", record.suggested)
      writer.key("ranking")
      writer.beginArray()
      for ranked in record.ranked {
        writer.beginObject()
        writer.member("id", graph.terms[ranked.term].id.description)
        writer.member("right", record.isRight(ranked))
        writer.member("score", Double(ranked.score), decimals: 4)
        writer.member("share", Double(ranked.share), decimals: 6)
        writer.member("confidence", Double(ranked.confidence), decimals: 4)
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
      writer.lineFeed()
    }
    return writer.bytes
  }
}
