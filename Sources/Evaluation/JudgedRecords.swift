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
      writer.key("id")
      writer.string(record.id)
      writer.key("group")
      writer.string(record.group)
      list("has", record.gold.filter { $0 >= 0 }.sorted())
      writer.key("unknown")
      writer.int(record.gold.count { $0 < 0 })
      list("suggested", record.suggested)
      writer.key("ranking")
      writer.beginArray()
      for ranked in record.ranked {
        writer.beginObject()
        writer.key("id")
        writer.string(graph.terms[ranked.term].id.description)
        writer.key("right")
        writer.bool(record.isRight(ranked))
        writer.key("score")
        writer.double(Double(ranked.score), decimals: 4)
        writer.key("share")
        writer.double(Double(ranked.share), decimals: 6)
        writer.key("confidence")
        writer.double(Double(ranked.confidence), decimals: 4)
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
      writer.lineFeed()
    }
    return writer.bytes
  }
}
