/// Invented feeds of services in all the shapes and spellings that real ones have.
///
/// The same seed gives the same feed; print it where a test fails.
package struct RandomFeed {
  /// The tags that records have, as identifiers.
  package var tags = ["esdServiceType:1", "esdServiceType:22", "localType:c3", "esdNeed:4"]
  /// What records say: names and descriptions.
  package var texts = [
    ("Tea & talk", "Soup, a chat.\nTuesdays 10-12."),
    ("Caf\u{e9} for carers", "For carers \"only\""),
    ("Toy chest", "Borrow a jigsaw; \\ back in 2 weeks"),
  ]

  private var generator: SeededGenerator
  private var style = Style()
  private var shape = 0
  private var isFlat = false

  /// Makes a source of feeds.
  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// The next feed, with this many records.
  package mutating func next(records count: Int) -> String {
    let layout = number(6)
    if layout == 5 { return table(count) }
    style = Style(isOneLine: layout == 3, &generator)
    shape = number(9)
    isFlat = number(4) == 0
    let records = (0..<count).map { record($0) }
    let mark = number(8) == 0 ? "\u{FEFF}" : ""
    let end = number(2) == 0 ? style.feed : ""
    switch layout {
    case 0: return mark + render(.array(records), 0) + end
    case 1:
      let envelope = Value.object([
        ("total_items", .raw("\(count)")), ("empty", .raw("false")), ("contents", .array(records)),
        ("last_page", .raw("true")),
      ])
      return mark + render(envelope, 0) + end
    case 2:
      let envelope = Value.object([
        ("totalElements", .raw("\(count)")), ("content", .array(records)), ("number", .raw("1.0")),
      ])
      return mark + render(envelope, 0) + end
    default:
      return mark + records.map { render($0, 0) }.joined(separator: style.feed) + end
    }
  }

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

  private mutating func record(_ place: Int) -> Value {
    let text = texts[number(texts.count)]
    var members: [(String, Value)] = [
      ("id", number(3) == 0 ? .raw("\(place)") : .text("r\(place)")), ("name", .text(text.0)),
      ("price", .raw(["1.50", "1e+02", "-0", "1234567890123456789012"][number(4)])),
      ("description", .text(text.1)),
      (
        "unknown", .object([("z", .raw("null")), ("a", .array([])), ("tags", .array([.raw("1")]))])
      ),
      (shape == 1 ? "attending_access" : "cost_options", .array([])),
    ]
    if shape == 0 { members.append(("organization", .object([("name", .text("Org"))]))) }
    if let tagMember = tagMember(place) { members.insert(tagMember, at: number(members.count + 1)) }
    if isFlat { members = members.map { ($0.0.split(separator: "_").joined(), $0.1) } }
    return .object(members)
  }

  private mutating func tagMember(_ place: Int) -> (String, Value)? {
    let chosen = (0..<number(4)).map { _ in tags[number(tags.count)] }
    let rows = chosen.map { Value.text($0) }
    switch shape {
    case 0:
      if number(5) == 0 { return number(2) == 0 ? nil : ("attributes", .raw("null")) }
      return (
        "attributes",
        .array(
          chosen.enumerated().map { row, tag in
            .object([
              ("id", .text("row-\(place)-\(row)")), ("link_id", .text("r\(place)")),
              (
                "taxonomy_term",
                .object([
                  ("id", .text(tag)), ("name", .text("N")), ("taxonomy", .text("esdServiceTypes")),
                  ("parent_id", .raw("7")),
                ])
              ),
            ])
          })
      )
    case 1:
      return (
        "service_taxonomys",
        .array(
          chosen.enumerated().map { row, tag in
            .object([
              ("id", .raw("\(row)")),
              (
                "taxonomy", .object([("id", .text(tag)), ("vocabulary", .text("esdServiceTypes"))])
              ),
            ])
          })
      )
    case 2:
      return (
        "taxonomies",
        .array(
          chosen.map {
            .object([("id", .text($0)), ("name", .text("N")), ("parent_id", .raw("1"))])
          })
      )
    case 3: return ("categories", .array(rows))
    case 4: return ("categories", .text(chosen.joined(separator: number(2) == 0 ? "|" : " | ")))
    case 5:
      return (
        "subjects", .array(chosen.map { .object([("uri", .text($0)), ("label", .text("L"))]) })
      )
    case 6: return rows.first.map { ("category", .object([("id", $0), ("main", .raw("true"))])) }
    case 7: return ("taxonomies", .array(chosen.indices.map { .raw("\($0 + 5)") }))
    default:
      return (
        "categories",
        .array(
          chosen.map {
            .object([("id", .text($0)), ("label", .text("L")), ("main", .raw("false"))])
          })
      )
    }
  }

  private mutating func table(_ count: Int) -> String {
    let feed = number(2) == 0 ? "\r\n" : "\n"
    let separator = [",", ";", "\t"][number(3)]
    func cell(_ text: String, _ isQuoted: Bool) -> String {
      let needs = isQuoted || text.contains { "\",;\t\r\n".contains($0) }
      return needs ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    var lines = [["id", "name", "categories", "Notes", "description"].joined(separator: separator)]
    for place in 0..<count {
      let text = texts[number(texts.count)]
      let chosen = (0..<number(4)).map { _ in tags[number(tags.count)] }
      let cells = ["\(place)", text.0, chosen.joined(separator: "|"), " x ", text.1]
      lines.append(cells.map { cell($0, number(3) == 0) }.joined(separator: separator))
      if number(6) == 0 { lines.append("") }
    }
    return lines.joined(separator: feed) + (number(2) == 0 ? feed : "")
  }
}

// MARK: - Spelling

extension RandomFeed {
  private indirect enum Value {
    case raw(String)
    case text(String)
    case array([Value])
    case object([(String, Value)])
  }

  private struct Style {
    var feed = "\n"
    var indent: String?
    var colon = ":"
    var comma = ","
    var escapes = false

    init() {}

    init(isOneLine: Bool, _ generator: inout SeededGenerator) {
      feed = ["\n", "\r\n"].randomElement(using: &generator) ?? "\n"
      if !isOneLine { indent = [nil, "  ", "    ", "\t"].randomElement(using: &generator) ?? nil }
      colon = [":", ": ", " : "].randomElement(using: &generator) ?? ":"
      comma = [",", ", ", " ,"].randomElement(using: &generator) ?? ","
      escapes = Bool.random(using: &generator)
    }
  }

  private func render(_ value: Value, _ depth: Int) -> String {
    switch value {
    case .raw(let text): return text
    case .text(let text): return quoted(text)
    case .array(let elements):
      return enclose("[", elements.map { render($0, depth + 1) }, "]", depth)
    case .object(let members):
      return enclose(
        "{", members.map { quoted($0.0) + style.colon + render($0.1, depth + 1) }, "}", depth)
    }
  }

  private func enclose(_ open: String, _ parts: [String], _ close: String, _ depth: Int) -> String {
    guard let indent = style.indent, !parts.isEmpty else {
      return open + parts.joined(separator: style.comma) + close
    }
    let inside = style.feed + String(repeating: indent, count: depth + 1)
    return open + inside + parts.joined(separator: "," + inside) + style.feed
      + String(repeating: indent, count: depth) + close
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "/" where style.escapes: result += "\\/"
      case _ where style.escapes && !scalar.isASCII:
        result += "\\u" + String(scalar.value + 0x10000, radix: 16).dropFirst()
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension RandomFeed {
  /// Damages a text at random: cuts it off, drops, doubles and changes bytes, nests without end.
  package mutating func damaged(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0...number(3) where bytes.count > 4 {
      let at = number(bytes.count)
      let other = min(bytes.count, at + 1 + number(40))
      switch number(8) {
      case 0: bytes.removeSubrange(at...)
      case 1: bytes.removeSubrange(at..<other)
      case 2: bytes.insert(contentsOf: bytes[at..<other], at: at)
      case 3: bytes[at] = UInt8(number(256))
      case 4: bytes.insert(contentsOf: Array(repeating: UInt8(ascii: "["), count: 600), at: at)
      case 5: bytes.insert(contentsOf: "9999999999999999999e99999".utf8, at: at)
      case 6: bytes.insert(contentsOf: [0xC3, 0x28, 0xFF], at: at)
      default:
        let words = ["null", "{}", "\"\"", "true,", "]", "}", "\\", "\"", ":", "\u{0}"]
        bytes.insert(contentsOf: words[number(words.count)].utf8, at: at)
      }
    }
    return bytes
  }
}
