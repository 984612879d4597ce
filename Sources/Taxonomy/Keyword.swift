/// A word or phrase that people use, pointing at a term.
package struct Keyword: Hashable, Sendable {
  /// The term that it points at.
  package var term: CURIE
  /// The word or phrase.
  package var text: String
  /// How strongly it points there; 1 where nothing is said.
  package var weight: Double
  /// Where it comes from, such as a list's name; empty where nothing is said.
  package var source: String

  /// Makes a keyword.
  package init(term: CURIE, text: String, weight: Double = 1, source: String = "") {
    self.term = term
    self.text = text
    self.weight = weight
    self.source = source
  }
}

extension Keyword {
  /// The most words that a keyword may have: more is a text, and the pairs of its words would be
  /// millions.
  package static let mostWords = 50

  /// What is wrong with a text as a keyword, as a phrase; nil where nothing is.
  package static func objection(to text: String) -> String? {
    let count = text.split { !$0.isLetter && !$0.isNumber }.count
    return count <= mostWords
      ? nil : "the keyword has \(count) words; at most \(mostWords) were expected"
  }
}

/// The sources that are the workspace's own: what people added or took away there stays when lists
/// are renewed.
extension Keyword {
  /// Added by hand.
  package static let byHand = "hand"
  /// Proposed from lessons, and reviewed.
  package static let fromLessons = "lessons"
  /// Proposed from searches, and reviewed.
  package static let fromSearches = "searches"
  /// Taken away by hand: no keyword any more, whatever a list says.
  package static let removed = "removed"
}
