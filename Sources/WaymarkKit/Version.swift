/// The version of the library and of the program.
package enum Version {
  /// The version, as in `0.1.0`.
  package static let current = "0.1.0"
}
