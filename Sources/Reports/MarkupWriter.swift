/// Builds well-formed markup, HTML or SVG, straight into bytes.
///
/// Every element that is begun is ended, and all text is escaped, so that what a record says can
/// never become part of the page. The same calls give the same bytes.
///
///     var page = MarkupWriter()
///     page.element("p", ["class": "note"]) { $0.text("Tea & <talk>") }
///     // <p class="note">Tea &amp; &lt;talk&gt;</p>
package struct MarkupWriter: Sendable {
  /// The attributes of an element, in the order in which they are written.
  package typealias Attributes = KeyValuePairs<String, String>

  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []
  /// Whether the style of charts stands already, for the second chart of a page needs no other.
  var hasChartStyle = false

  /// Makes an empty writer.
  package init() {}

  /// Writes an element with what `content` writes into it.
  package mutating func element(
    _ name: String, _ attributes: Attributes = [:], content: (inout MarkupWriter) -> Void
  ) {
    begin(name, attributes)
    append(">")
    content(&self)
    append("</")
    append(name)
    append(">")
  }

  /// Writes an element that holds a text.
  package mutating func element(_ name: String, _ attributes: Attributes = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element that can hold nothing, such as `meta` or `line`.
  package mutating func empty(_ name: String, _ attributes: Attributes = [:]) {
    begin(name, attributes)
    append("/>")
  }

  /// Writes a text, escaped.
  package mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "\""): append("&quot;")
      // Neither HTML nor XML may hold control characters other than white space.
      case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
  }

  /// Ends a line between elements.
  package mutating func lineFeed() { bytes.append(0x0A) }

  /// Writes words of the program's own that are markup already.
  mutating func raw(_ markup: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  private mutating func begin(_ name: String, _ attributes: Attributes) {
    append("<")
    append(name)
    for (key, value) in attributes {
      append(" ")
      append(key)
      append("=\"")
      text(value)
      append("\"")
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
