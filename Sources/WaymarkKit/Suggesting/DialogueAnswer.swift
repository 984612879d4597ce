/// What a person may answer where tags are offered.
enum DialogueAnswer: Equatable {
  /// Takes what is chosen.
  case accept
  /// Gives up.
  case leave
  /// Asks what can be answered.
  case help
  /// Takes or leaves the tags with these numbers.
  case toggle([Int])
  /// Makes the tag with this number the main one.
  case main(Int)
  /// Looks for another tag.
  case search(String)
  /// Numbers that cannot be meant, such as 4-2; nobody looks for a tag by them.
  case unclear

  /// Understands an answer as it was typed.
  init(_ answer: String) {
    let words = answer.lowercased().split { " ,;".contains($0) }.map { word in
      var word = word
      while word.count > 1, let last = word.last, ".)".contains(last) { word.removeLast() }
      return String(word)
    }
    switch words {
    case [], ["y"], ["yes"], ["ok"], ["accept"]: self = .accept
    case ["q"], ["n"], ["no"], ["quit"], ["exit"], ["cancel"]: self = .leave
    case ["?"], ["h"], ["help"]: self = .help
    default:
      let numbers = words.map(Self.numbers)
      if !numbers.contains(nil) {
        self = .toggle(numbers.flatMap { $0 ?? [] })
      } else if words.count == 2, words[0] == "main", let number = Int(words[1]) {
        self = .main(number)
      } else if words == ["main"] || words.allSatisfy({ $0.allSatisfy("0123456789-".contains) }) {
        self = .unclear
      } else {
        self = .search(answer)
      }
    }
  }

  /// The numbers that a word means: `3`, or `2-4`; nil where it means none.
  private static func numbers(_ word: String) -> [Int]? {
    if let number = Int(word) { return [number] }
    let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last, last < 100
    else { return nil }
    return Array(first...last)
  }
}
