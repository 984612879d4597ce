import WaymarkFormats

/// An identifier of a record or a tag where others see it, or where it is kept: as it is, for whoever looks
/// it up, unless it is somebody's address.
package enum MaskedIdentifier {
  /// Whether an identifier is somebody's address, or holds one.
  package static func isAddress(_ id: String) -> Bool { id.utf8.contains(UInt8(ascii: "@")) }

  /// An identifier as it may be shown: of an address, only that it is one.
  package static func shown(_ id: String) -> String { isAddress(id) ? "[email]" : id }

  /// An identifier that may be shown and is still another for each record.
  ///
  /// Two of which no more may be kept than that they are addresses are told apart all the same. Masked
  /// again, it is the same.
  package static func distinct(_ id: String) -> String {
    isAddress(id) ? shown(id) + String(FNV1a(id.utf8).value, radix: 16) : id
  }
}
