import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTaxonomy

/// Writes what was changed on each record, so that it can be explained and taken back.
struct ChangeLog: Sendable {
  let graph: TermGraph
  /// The version of the model that decided.
  let version: String

  /// Writes the first line, which says what was done as a whole.
  static func opening(policy: ReclassificationPolicy, version: String, program: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("waymark")
    writer.string(program)
    writer.key("log")
    writer.string("reclassify")
    writer.key("policy")
    writer.string(policy.rawValue)
    writer.key("model")
    writer.string(version)
    writer.key("closes")
    writer.bool(true)
    writer.endObject()
    writer.lineFeed()
    return writer.bytes
  }

  /// Writes the last line, by which a log that was cut off is told from a whole one.
  ///
  /// - Parameter count: How many lines there are between the first and the last.
  /// - Returns: Its bytes.
  static func closing(count: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("end")
    writer.int(count)
    writer.endObject()
    writer.lineFeed()
    return writer.bytes
  }

  /// Writes the line of one record.
  ///
  /// - Parameters:
  ///   - record: The record as it was.
  ///   - changes: What was decided.
  ///   - after: The tags that it has now, as they are named.
  ///   - splices: How its bytes changed.
  ///   - edited: Its bytes now.
  ///   - writer: Where to write.
  func write(
    _ record: ServiceRecord, _ changes: [TagChange], after: [String], splices: [Splice],
    edited: ArraySlice<UInt8>, into writer: inout JSONWriter
  ) {
    guard let source = record.source else { return }
    writer.beginObject()
    writer.key("record")
    if let id = record.id { writer.string(id) } else { writer.null() }
    if let line = record.place.line {
      writer.key("line")
      writer.int(line)
    }
    // Where it stood in the input, to tell it from others that are the same.
    writer.key("offset")
    writer.int(source.offset)
    writer.key("model")
    writer.string(version)
    writer.key("before")
    write(record.categories.map(\.writtenName), into: &writer)
    writer.key("after")
    write(after, into: &writer)
    writer.key("changes")
    writer.beginArray()
    for change in changes { write(change, into: &writer) }
    writer.endArray()
    write(splices, of: source.bytes, becoming: edited, into: &writer)
    writer.endObject()
    writer.lineFeed()
  }

  /// Writes the line of a row of a table that gained a cell for tags and no tag.
  ///
  /// - Parameters:
  ///   - row: The row, which may be the header.
  ///   - record: The record in it, where there is one.
  ///   - writer: Where to write.
  func write(_ row: TableLine, of record: ServiceRecord?, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("record")
    if let id = record?.id { writer.string(id) } else { writer.null() }
    if let line = row.line {
      writer.key("line")
      writer.int(line)
    }
    writer.key("offset")
    writer.int(row.source.offset)
    writer.key("changes")
    writer.beginArray()
    writer.endArray()
    write(
      row.newCell, of: row.source.bytes, becoming: row.newCell.applied(to: row.source.bytes)[...],
      into: &writer)
    writer.endObject()
    writer.lineFeed()
  }

  /// Writes how bytes changed: what they were and are, and how they become again what they were.
  private func write(
    _ splices: [Splice], of bytes: ArraySlice<UInt8>, becoming edited: ArraySlice<UInt8>,
    into writer: inout JSONWriter
  ) {
    writer.key("from")
    writer.string(Fingerprint(of: bytes).text)
    writer.key("to")
    writer.string(Fingerprint(of: edited).text)
    writer.key("undo")
    writer.beginArray()
    for splice in splices.reversed(from: bytes) {
      writer.beginObject()
      writer.key("at")
      writer.int(splice.range.lowerBound)
      writer.key("length")
      writer.int(splice.range.count)
      writer.key("was")
      writer.string(String(decoding: splice.replacement, as: UTF8.self))
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ names: [String], into writer: inout JSONWriter) {
    writer.beginArray()
    for name in names { writer.string(name) }
    writer.endArray()
  }

  private func write(_ change: TagChange, into writer: inout JSONWriter) {
    let term = graph.terms[change.term]
    writer.beginObject()
    writer.key("action")
    writer.string(change.action.rawValue)
    writer.key("id")
    writer.string(term.id.description)
    writer.key("label")
    writer.string(term.label)
    writer.key("confidence")
    writer.double(change.confidence, decimals: 4)
    writer.key("reason")
    writer.string(change.reason)
    writer.endObject()
  }
}

extension RecordCategory {
  /// The tag as the record names it.
  var writtenName: String { id ?? label ?? "" }
}
