package import WaymarkFormats
package import WaymarkStorage
import WaymarkTaxonomy

extension SearchHit {
  /// Writes the hit as a JSON object.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    for (key, value) in [("id", term.description), ("label", label)] {
      writer.member(key, value)
    }
    writer.key("match")
    writer.beginObject()
    writer.member("source", kind.name)
    writer.member("text", text)
    writer.key("ranges")
    writer.beginArray()
    for range in ranges {
      writer.beginArray()
      writer.int(range.lowerBound)
      writer.int(range.upperBound)
      writer.endArray()
    }
    writer.endArray()
    writer.endObject()
    writer.endObject()
  }
}

extension MatchKind {
  /// The word for it in reports.
  package var name: String {
    switch self {
    case .label: "label"
    case .alternative: "alternative label"
    case .keyword: "keyword"
    case .note: "scope note"
    case .identifier: "identifier"
    }
  }
}
