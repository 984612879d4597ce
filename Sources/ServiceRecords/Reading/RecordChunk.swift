package import WaymarkFormats

/// A piece of an input with whole records in it, to be parsed wherever there is a free processor.
///
/// The pieces of an input, one after the other, are the input byte for byte, with all that stands
/// between the records; an edit replaces ranges and writes the rest as it was.
package struct RecordChunk: Sendable {
  /// The path of the input as the user named it.
  package let path: String
  /// Where the piece begins in the input, in bytes.
  package let offset: Int
  /// The bytes of the piece.
  package let bytes: ArraySlice<UInt8>

  let pieces: [Piece]
  let columns: RecordColumns?
  /// Where the header of a table stands in `bytes`, in the piece that has it.
  var header: Range<Int>?
  /// What stands around the records.
  var envelope: RecordEnvelope?

  /// What stands in a chunk in place of one record.
  enum Piece: Sendable {
    /// A JSON value, by its range in `bytes`.
    case value(Range<Int>, line: Int, column: Int)
    /// A row of a table.
    case row(DelimitedReader.Row)
    /// Something that could not be told apart.
    case fault(Fault)
  }

  /// The number of records in it, as far as can be told before they are parsed.
  package var count: Int { pieces.count }
}

extension RecordChunk {
  /// Parses the records, in the order in which they stand.
  ///
  /// - Parameter keepingSources: Whether each record keeps the bytes that it was read from, and with
  ///   them the whole chunk.
  /// - Returns: The records, and what was wrong where one was expected.
  package func parse(keepingSources: Bool = false) -> [RecordItem] {
    var items: [RecordItem] = []
    items.reserveCapacity(pieces.count)
    forEachValue(keepingSources: keepingSources) { node, place, offset in
      RecordObjectReader(
        place: place, sourceOffset: keepingSources ? offset : nil, envelope: envelope
      )
      .read(node, into: &items, depth: 0)
    } other: { item in
      items.append(item)
    }
    return items
  }

  /// Calls `body` with each JSON value, for readers of other things than records, and `other` with
  /// what is a row of a table or a fault.
  ///
  /// - Parameters:
  ///   - keepingSources: Whether the records of rows keep the bytes that they were read from.
  ///   - body: What to do with a value, its place, and where its text begins in the input.
  ///   - other: What to do with the rest.
  package func forEachValue(
    keepingSources: Bool = false, _ body: (JSONNode, Place, Int) -> Void,
    other: (RecordItem) -> Void
  ) {
    for piece in pieces {
      switch piece {
      case .fault(let fault):
        other(.fault(fault))
      case .row(let row):
        columns?.items(in: row, file: path, chunk: keepingSources ? self : nil).forEach(other)
      case .value(let range, let line, let column):
        let origin = bytes.startIndex
        let text = bytes[(origin + range.lowerBound)..<(origin + range.upperBound)]
        // Many records may stand on one line.
        let place = Place(file: path, line: line, column: column > 1 ? column : nil)
        do throws(Fault) {
          let start = Place(file: path, line: line, column: column)
          body(try JSONDocument(parsing: text, at: start).root, place, offset + range.lowerBound)
        } catch {
          var fault = error
          fault.place.record = RecordIdentifier.salvage(from: text).map(MaskedIdentifier.shown)
          other(.fault(fault))
        }
      }
    }
  }
}

/// Finds the identifier of a record that is not JSON, so that people can find the record.
enum RecordIdentifier {
  /// Returns the string or number after the first key `id`, if there is one.
  static func salvage(from text: ArraySlice<UInt8>) -> String? {
    let key = Array("\"id\"".utf8)
    // The identifier of a record comes early; a later one belongs to something inside it.
    let head = text.prefix(512)
    var at = head.startIndex
    while at + key.count <= head.endIndex {
      if head[at] == key[0], head[at..<(at + key.count)].elementsEqual(key) {
        return value(after: head[(at + key.count)...])
      }
      at += 1
    }
    return nil
  }

  private static func value(after rest: ArraySlice<UInt8>) -> String? {
    var rest = rest.drop(while: isASCIIWhitespace)
    guard rest.popFirst() == UInt8(ascii: ":") else { return nil }
    rest = rest.drop(while: isASCIIWhitespace)
    let isQuoted = rest.first == UInt8(ascii: "\"")
    if isQuoted { rest = rest.dropFirst() }
    let word = rest.prefix { byte in
      isQuoted
        ? byte != UInt8(ascii: "\"") && byte >= 0x20
        : byte.isASCIIDigit || byte == UInt8(ascii: "-")
    }
    guard !word.isEmpty, word.count <= 200 else { return nil }
    return String(decoding: word, as: UTF8.self)
  }
}
