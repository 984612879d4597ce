extension QualityCheck {
  /// Looks for words that would lead tagging astray.
  mutating func checkTagging() {
    var phrases: [String: Phrase] = [:]
    var order: [String] = []
    func add(_ text: String, of index: TermIndex) {
      let key = text.lowercased()
      if phrases[key] == nil { order.append(key) }
      phrases[key, default: Phrase(text: text)].terms.append(index)
    }
    for (index, term) in graph.terms.enumerated() where graph.role(of: index) == .type {
      for label in term.alternativeLabels { add(label, of: index) }
    }
    for keyword in keywords {
      guard let index = graph.index(of: keyword.term) else {
        note(unknown: keyword)
        continue
      }
      // A low weight says that the word is ambiguous alone, one below zero that it misleads: both
      // are what this check asks for.
      if graph.role(of: index) == .type, keyword.weight > Self.ambiguousWeight {
        add(keyword.text, of: index)
      }
    }
    for key in order {
      guard let phrase = phrases[key] else { continue }
      let terms = Set(phrase.terms).sorted()
      if let rival = rivals(among: terms) {
        note(
          .sharedSynonym, .warning, terms,
          "\"\(phrase.text)\" points at \(terms.count) types, among them \(name(rival.0)) and "
            + "\(name(rival.1)).")
      }
    }
    checkAudience(order.compactMap { phrases[$0] })
  }

  /// The weight of a keyword that says little alone.
  private static let ambiguousWeight = 0.5

  /// Two of the terms neither of which stands above the other.
  private func rivals(among terms: [TermIndex]) -> (TermIndex, TermIndex)? {
    for (position, first) in terms.enumerated() {
      for second in terms.dropFirst(position + 1)
      where !graph.isAncestor(first, of: second) && !graph.isAncestor(second, of: first)
        && !isMatch(first, second) && !isMatch(second, first)
      {
        return (first, second)
      }
    }
    return nil
  }

  /// Whether the second term is the match of the first in another vocabulary.
  private func isMatch(_ first: TermIndex, _ second: TermIndex) -> Bool {
    graph.links(from: first).contains {
      $0.to == second && [.exactMatch, .closeMatch, .broadMatch].contains($0.relation)
    }
  }

  private mutating func checkAudience(_ phrases: [Phrase]) {
    var people = AudienceWords.all
    for (index, term) in graph.terms.enumerated() where graph.role(of: index) == .circumstance {
      people.insert(term.label.lowercased())
      people.formUnion(term.alternativeLabels.map { $0.lowercased() })
    }
    for phrase in phrases where people.contains(phrase.text.lowercased()) {
      let terms = Set(phrase.terms).sorted()
      note(
        .audienceKeyword, .warning, terms,
        "\"\(phrase.text)\" names people and not what is done; it points at \(name(terms[0])).")
    }
  }
}

/// A name other than the preferred label, with the types that it points at.
private struct Phrase {
  var text: String
  var terms: [TermIndex] = []
}
