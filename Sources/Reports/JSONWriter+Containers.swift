package import WaymarkFormats

// They stand where answers are written: as generic functions of another module they would look up their
// types at each call, and workers would wait for each other there.
extension JSONWriter {
  /// Writes an object.
  package mutating func object(_ write: (inout JSONWriter) -> Void) {
    beginObject()
    write(&self)
    endObject()
  }

  /// Writes a member that is an object.
  package mutating func object(_ name: String, _ write: (inout JSONWriter) -> Void) {
    key(named: name)
    object(write)
  }

  /// Writes a member that is an array; for whoever writes on many processors and in another module, where
  /// the generic one would look its types up.
  package mutating func array(_ name: String, _ write: (inout JSONWriter) -> Void) {
    key(named: name)
    beginArray()
    write(&self)
    endArray()
  }

  /// Writes a member that is an array.
  package mutating func array<Element>(
    _ name: StaticString, _ elements: some Sequence<Element>,
    _ write: (Element, inout JSONWriter) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { write(element, &self) }
    endArray()
  }

  /// Writes a member that is an array of strings.
  package mutating func strings(_ name: String, _ values: [String]) {
    key(named: name)
    strings(values)
  }

  /// Writes an array of strings.
  package mutating func strings(_ values: [String]) {
    beginArray()
    for value in values { string(value) }
    endArray()
  }
}
