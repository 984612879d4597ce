/// What is left of a word without the endings that it takes in a sentence: of "depends" and "depending"
/// the same, and of "dependent" another.
///
/// Stems go further than that, which serves descriptions with many words; where one word decides alone,
/// "it depends" must not be a dependency.
package enum Inflection {
  /// The form that all inflections of a word share; no word as a rule.
  package static func base(of word: String) -> String {
    var bytes = Array(word.lowercased().utf8)
    func ends(_ ending: StaticString, leaving least: Int = 2) -> Bool {
      bytes.count - ending.utf8CodeUnitCount >= least
        && bytes.suffix(ending.utf8CodeUnitCount).elementsEqual(
          UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
    }
    if ends("'s") { bytes.removeLast(2) }
    if ends("'") { bytes.removeLast() }
    if ends("ies", leaving: 2) {
      bytes.replaceSubrange((bytes.count - 3)..., with: "y".utf8)
    } else if ends("sses") || ends("xes") || ends("ches") || ends("shes") {
      bytes.removeLast(2)
    } else if ends("s"), !ends("ss"), !ends("us"), !ends("is") {
      bytes.removeLast()
    }
    if ends("ing", leaving: 3) {
      bytes.removeLast(3)
    } else if ends("ied", leaving: 2) {
      bytes.replaceSubrange((bytes.count - 3)..., with: "y".utf8)
    } else if ends("ed", leaving: 3) {
      bytes.removeLast(2)
    }
    // "stopped" is of "stop" and "caring" of "care"; "tell" and "telling" are told alike as well.
    if let last = bytes.last, bytes.count > 3, bytes[bytes.count - 2] == last { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "e") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
