import WaymarkFormats
import WaymarkReports
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
    writer.object { writer in
      writer.member("waymark", program)
      writer.member("log", "reclassify")
      writer.member("policy", policy.rawValue)
      writer.member("model", version)
      writer.member("closes", true)
    }
    writer.lineFeed()
    return writer.bytes
  }

  /// Writes the last line, by which a log that was cut off is told from a whole one.
  ///
  /// - Parameter count: How many lines there are between the first and the last.
  /// - Returns: Its bytes.
  static func closing(count: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { $0.member("end", count) }
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
    writer.object { writer in
      writeHead(of: record, line: record.place.line, offset: source.offset, into: &writer)
      writer.member("model", version)
      writer.strings("before", record.categories.map(\.writtenName))
      writer.strings("after", after)
      writer.array("changes") { writer in
        for change in changes { write(change, into: &writer) }
      }
      write(splices, of: source.bytes, becoming: edited, into: &writer)
    }
    writer.lineFeed()
  }

  /// Writes the line of a row of a table that gained a cell for tags and no tag.
  ///
  /// - Parameters:
  ///   - row: The row, which may be the header.
  ///   - record: The record in it, where there is one.
  ///   - writer: Where to write.
  func write(_ row: TableLine, of record: ServiceRecord?, into writer: inout JSONWriter) {
    writer.object { writer in
      writeHead(of: record, line: row.line, offset: row.source.offset, into: &writer)
      writer.strings("changes", [])
      write(
        row.newCell, of: row.source.bytes, becoming: row.newCell.applied(to: row.source.bytes)[...],
        into: &writer)
    }
    writer.lineFeed()
  }

  /// Writes which record a line is of, and where it stood in the input, to tell it from others that are
  /// the same.
  private func writeHead(
    of record: ServiceRecord?, line: Int?, offset: Int, into writer: inout JSONWriter
  ) {
    writer.member("record", record?.id)
    if let line { writer.member("line", line) }
    writer.member("offset", offset)
  }

  /// Writes how bytes changed: what they were and are, and how they become again what they were.
  private func write(
    _ splices: [Splice], of bytes: ArraySlice<UInt8>, becoming edited: ArraySlice<UInt8>,
    into writer: inout JSONWriter
  ) {
    writer.member("from", Fingerprint(of: bytes).text)
    writer.member("to", Fingerprint(of: edited).text)
    writer.array("undo") { writer in
      for splice in splices.reversed(from: bytes) {
        writer.object { writer in
          writer.member("at", splice.range.lowerBound)
          writer.member("length", splice.range.count)
          writer.member("was", String(decoding: splice.replacement, as: UTF8.self))
        }
      }
    }
  }

  private func write(_ change: TagChange, into writer: inout JSONWriter) {
    let term = graph.terms[change.term]
    writer.object { writer in
      writer.member("action", change.action.rawValue)
      writer.member("id", term.id.description)
      writer.member("label", term.label)
      writer.member("confidence", change.confidence, decimals: 4)
      writer.member("reason", change.reason)
    }
  }
}

extension RecordCategory {
  /// The tag as the record names it.
  var writtenName: String { id ?? label ?? "" }
}
