/// How many entries a list of answers has.
package enum ListLimit {
  /// How many where nothing is said.
  package static let usual = 10
  /// How many may be asked for.
  package static let range = 0...100_000
}
