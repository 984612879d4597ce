/// A value with the positions of the words that say it.
struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
  var value: Value
  var positions: Range<Int>
}
