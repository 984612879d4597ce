import WaymarkFormats

extension Console {
  /// Writes one JSON text, laid out for people too.
  ///
  /// - Throws: `OutputError`.
  func writeJSON(_ write: (inout JSONWriter) -> Void) throws(OutputError) {
    try self.write(bytes: Self.json(write))
  }

  /// One JSON text, laid out for people too.
  static func json(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(isPretty: true)
    write(&writer)
    writer.lineFeed()
    return writer.bytes
  }

  /// Writes values as one JSON array, or one a line.
  ///
  /// - Throws: `OutputError`.
  func writeJSON<Value>(
    _ values: [Value], _ form: OutputForm, _ write: (Value, inout JSONWriter) -> Void
  ) throws(OutputError) {
    try self.write(bytes: Self.json(values, form, write))
  }

  /// Values as one JSON array, or one a line.
  static func json<Value>(
    _ values: [Value], _ form: OutputForm, _ write: (Value, inout JSONWriter) -> Void
  ) -> [UInt8] {
    guard form == .ndjson else {
      return json { writer in
        writer.beginArray()
        for value in values { write(value, &writer) }
        writer.endArray()
      }
    }
    var writer = JSONWriter()
    for value in values {
      write(value, &writer)
      writer.lineFeed()
    }
    return writer.bytes
  }
}
