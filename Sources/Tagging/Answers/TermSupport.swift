package import WaymarkTaxonomy

/// What the text that was tagged last has for one term, suggested or not.
package struct TermSupport: Sendable, Hashable {
  /// Whether a whole label or keyword of the term stands where the text says what the service does.
  package var isNamed = false
  /// Whether there are reasons, and hardly one of them stands where the text says what the service
  /// does.
  package var isInPassing = false
  /// The strongest reason.
  package var evidence: Evidence?

  /// Makes the support of a text that has nothing.
  package init() {}
}

extension Assistant {
  /// The words of the text that was tagged last.
  package var text: RecordText { reader.text }

  /// What the text that was tagged last has for a term.
  ///
  /// - Parameters:
  ///   - term: The term.
  ///   - name: The name that was tagged.
  ///   - description: The description that was tagged.
  /// - Returns: What speaks for the term; nothing where the text leads nowhere near it.
  package mutating func support(of term: TermIndex, name: String, description: String)
    -> TermSupport
  {
    let reasons = reasons(for: term)
    guard let first = reasons.first else { return TermSupport() }
    let isNamed = isNamed(term) || hasKeyword(for: term)
    var support = TermSupport()
    support.isNamed = isNamed
    support.isInPassing = !isNamed && isMostlyInPassing(reasons)
    support.evidence = first.evidence(reader.text, name: name, description: description)
    return support
  }

  /// Whether a keyword of the term stands, at least in part, where the text says what the service
  /// does.
  private func hasKeyword(for term: TermIndex) -> Bool {
    let (terms, weights) = (engine.index.terms, engine.index.weights)
    return reader.matcher.phrases.contains { phrase in
      let entry = Int(phrase.entry)
      return Int(terms[entry]) == term && weights[entry] > 0
        && phrase.words.contains { isSaidOfService($0) }
    }
  }
}
