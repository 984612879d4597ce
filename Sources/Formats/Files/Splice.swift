/// A stretch of bytes that gives way to others.
package struct Splice: Sendable, Hashable {
  /// Where the bytes stand that go.
  package var range: Range<Int>
  /// What comes in their place.
  package var replacement: [UInt8]

  /// Makes a splice.
  package init(_ range: Range<Int>, _ replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// The same further on, for bytes that begin so much earlier.
  package func moved(by distance: Int) -> Splice {
    Splice((range.lowerBound + distance)..<(range.upperBound + distance), replacement)
  }
}

extension Array<Splice> {
  /// Returns the bytes with the splices made; ranges count from the beginning of the bytes.
  ///
  /// - Precondition: The ranges are in order, apart from each other and within the bytes.
  package func applied(to bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + reduce(0) { $0 + $1.replacement.count })
    apply(to: bytes, into: &result)
    return result
  }

  /// Appends the bytes with the splices made.
  package func apply(to bytes: ArraySlice<UInt8>, into result: inout [UInt8]) {
    let origin = bytes.startIndex
    var start = origin
    for splice in self {
      result.append(contentsOf: bytes[start..<(origin + splice.range.lowerBound)])
      result.append(contentsOf: splice.replacement)
      start = origin + splice.range.upperBound
    }
    result.append(contentsOf: bytes[start...])
  }

  /// The splices that lead back from the bytes that these make of others.
  package func reversed(from bytes: ArraySlice<UInt8>) -> [Splice] {
    var shift = 0
    return map { splice in
      let start = splice.range.lowerBound + shift
      shift += splice.replacement.count - splice.range.count
      let origin = bytes.startIndex
      return Splice(
        start..<(start + splice.replacement.count),
        [UInt8](bytes[(origin + splice.range.lowerBound)..<(origin + splice.range.upperBound)]))
    }
  }
}
