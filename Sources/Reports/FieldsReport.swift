import WaymarkFormats
import WaymarkTagging
import WaymarkTaxonomy

extension SuggestionReport {
  /// Writes the fields that come before the needs.
  func write(_ fields: FieldReadings, into writer: inout JSONWriter) {
    writer.array("session_access", fields.sessionAccess) { reading, writer in
      write(reading, into: &writer) { $1.string($0.rawValue) }
    }
    writer.array("attending_type", fields.attendingType) { reading, writer in
      write(reading, into: &writer) { $1.string($0.rawValue) }
    }
    let ages: [(StaticString, Reading<Int>?)] = [
      ("minimum_age", fields.minimumAge), ("maximum_age", fields.maximumAge),
    ]
    for (name, age) in ages {
      writer.key(name)
      writeOptional(age, into: &writer) { $1.int($0) }
    }
    writer.key("gender")
    writeOptional(fields.gender, into: &writer) { $1.string($0.rawValue) }
    let circumstances: [(StaticString, [TermReading])] = [
      ("eligibility", fields.eligibility), ("audience", fields.audience),
    ]
    for (name, readings) in circumstances {
      writer.array(name, readings) { reading, writer in
        writer.beginObject()
        write(reading.term, label: true, into: &writer)
        writer.key("text")
        writer.string(reading.text)
        write(reading.range, in: reading.field, into: &writer)
        writer.endObject()
      }
    }
  }

  /// Writes what the record is, and its parts where it holds several services.
  func writeKind(of record: TaggedRecord, into writer: inout JSONWriter) {
    writer.key("kind")
    writer.string(record.fields.kind.rawValue)
    writer.array("parts", record.parts) { tagged, writer in
      writer.beginObject()
      write(tagged.part.range, in: tagged.part.field, into: &writer)
      writer.array("suggestions", tagged.suggestions) { write($0, into: &$1) }
      writer.endObject()
    }
  }

  private func writeOptional<Value>(
    _ reading: Reading<Value>?, into writer: inout JSONWriter,
    _ body: (Value, inout JSONWriter) -> Void
  ) {
    if let reading { write(reading, into: &writer, body) } else { writer.null() }
  }

  private func write<Value>(
    _ reading: Reading<Value>, into writer: inout JSONWriter,
    _ body: (Value, inout JSONWriter) -> Void
  ) {
    writer.beginObject()
    writer.key("value")
    body(reading.value, &writer)
    write(reading.range, in: reading.field, into: &writer)
    writer.endObject()
  }
}
