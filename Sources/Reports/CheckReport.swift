package import WaymarkFormats
package import WaymarkTaxonomy

extension QualityCheck.Finding {
  /// Writes the finding as a JSON object.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    for (key, value) in [
      ("check", check.rawValue), ("severity", severity.rawValue), ("message", message),
    ] {
      writer.member(key, value)
    }
    writer.key("terms")
    writer.strings(terms.map(\.description))
    writer.endObject()
  }
}
