extension Int {
  /// The number with what is counted: "1 record", "3 records".
  ///
  /// - Parameters:
  ///   - noun: What is counted, of one.
  ///   - plural: The same of several, where an s does not make it.
  /// - Returns: The words.
  package func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}
