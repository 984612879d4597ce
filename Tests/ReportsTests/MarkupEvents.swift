import WaymarkFormats

/// What our own reader of XML finds in a page or a drawing.
struct MarkupEvents {
  /// The text of all elements of a name, in order.
  private(set) var texts: [String: [String]] = [:]
  /// The attributes of all elements of a name, in order.
  private(set) var attributes: [String: [[String: String]]] = [:]

  /// Reads a whole document.
  ///
  /// - Throws: `Fault` where it is not well formed.
  init(_ bytes: [UInt8]) throws {
    var reader = XMLReader(bytes: bytes)
    while let event = try reader.next() {
      switch event {
      case .start(let name, let found):
        texts[name, default: []].append("")
        attributes[name, default: []].append(
          Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.value) }))
      case .text(let text):
        guard let name = reader.path.last, let last = texts[name]?.indices.last else { continue }
        texts[name]?[last] += text
      case .end: break
      }
    }
  }

  /// The numbers of an attribute of all elements of a name.
  func numbers(_ attribute: String, of name: String) -> [Double] {
    (attributes[name] ?? []).compactMap { $0[attribute].flatMap(Double.init) }
  }
}
