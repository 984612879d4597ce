extension JSONWriter {
  /// Writes a member that is a string.
  package mutating func member(_ name: String, _ value: String) {
    key(named: name)
    string(value)
  }

  /// Writes a member that is a string, or `null` where there is none.
  package mutating func member(_ name: String, _ value: String?) {
    key(named: name)
    if let value { string(value) } else { null() }
  }

  /// Writes a member that is a whole number.
  package mutating func member(_ name: String, _ value: Int) {
    key(named: name)
    int(value)
  }

  /// Writes a member that is a whole number, or `null` where there is none.
  package mutating func member(_ name: String, _ value: Int?) {
    key(named: name)
    if let value { int(value) } else { null() }
  }

  /// Writes a member that is a boolean.
  package mutating func member(_ name: String, _ value: Bool) {
    key(named: name)
    bool(value)
  }

  /// Writes a member that is a number, rounded.
  package mutating func member(_ name: String, _ value: Double, decimals: Int) {
    key(named: name)
    double(value, decimals: decimals)
  }
}
