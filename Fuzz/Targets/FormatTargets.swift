import WaymarkFormats

/// Parses JSON; what is accepted must survive being written and parsed again.
func fuzzJSON(_ bytes: [UInt8]) throws {
  let document = try JSONDocument(parsing: bytes)
  var first = JSONWriter(isPretty: false)
  write(document.root, to: &first)
  let again = try JSONDocument(parsing: first.bytes)
  var second = JSONWriter(isPretty: true)
  write(again.root, to: &second)
  var third = JSONWriter(isPretty: false)
  write(try JSONDocument(parsing: second.bytes).root, to: &third)
  promise(first.bytes == third.bytes, "JSON reads back as it was written")
}

private func write(_ node: JSONNode, to writer: inout JSONWriter) {
  let range = node.range
  promise(range.count == node.rawBytes.count, "a value knows where it stands")
  switch node.kind {
  case .null: writer.null()
  case .boolean: writer.bool(node.bool ?? false)
  case .number:
    // A number beyond the doubles is kept as it was written, for edits splice bytes.
    if let value = node.int {
      writer.int(value)
    } else if let value = node.double {
      writer.double(value)
    } else {
      writer.raw(node.rawBytes)
    }
  case .string:
    writer.string(node.string ?? "")
    _ = node.trimmedString
  case .array:
    writer.beginArray()
    for element in node.elements { write(element, to: &writer) }
    writer.endArray()
  case .object:
    writer.beginObject()
    for member in node.members {
      promise(member.isNamed(member.name), "a member has the name it has")
      writer.key(named: member.name)
      write(member.value, to: &writer)
    }
    writer.endObject()
  }
}

/// Reads a table whole and in pieces of a few bytes: the rows and the faults must be the same.
func fuzzTable(_ bytes: [UInt8]) throws {
  let whole = try rows(of: try DelimitedReader(bytes: bytes))
  for size in [1, 3] {
    var rest = bytes[...]
    let pieces = try rows(
      of: try DelimitedReader(file: nil) { buffer in
        buffer.append(contentsOf: rest.prefix(size))
        defer { rest = rest.dropFirst(size) }
        return !rest.isEmpty
      })
    promise(whole == pieces, "pieces of \(size) bytes make the same table")
  }
  var writer = DelimitedWriter()
  for row in whole.rows { writer.append(row) }
}

private struct Table: Equatable {
  var header: [String]
  var rows: [[String]] = []
  var faults: [String] = []
}

private func rows(of reader: DelimitedReader) throws -> Table {
  var reader = reader
  var table = Table(header: reader.header)
  while let row = try reader.next() {
    table.rows.append((0..<row.count).map { row[$0] })
    _ = row.text(row.count)
  }
  table.faults = reader.takeFaults().map { "\($0)" }
  return table
}

/// Reads XML to its end or its first fault; elements must end in the order they began.
func fuzzXML(_ bytes: [UInt8]) throws {
  var reader = XMLReader(bytes: bytes)
  var open: [String] = []
  while let event = try reader.next() {
    switch event {
    case .start(let name, _): open.append(name)
    case .text: promise(!open.isEmpty, "text stands in an element")
    case .end(let name): promise(open.popLast() == name, "elements end as they began")
    }
    promise(open.count <= XMLReader.maximumDepth + 1, "nesting is bounded")
  }
  promise(open.isEmpty, "a document that ends has all its elements ended")
}
