extension QualityCheck {
  /// Looks for labels that say nothing, cannot be shown, or stand for several terms.
  mutating func checkLabels() {
    var owners: [OwnedLabel: [(index: TermIndex, label: String, isPreferred: Bool)]] = [:]
    var order: [OwnedLabel] = []
    for (index, term) in graph.terms.enumerated() {
      checkOwnLabels(of: index)
      for (position, label) in ([term.label] + term.alternativeLabels).enumerated() {
        let key = OwnedLabel(prefix: term.id.prefix, text: label.lowercased())
        if owners[key] == nil { order.append(key) }
        owners[key, default: []].append((index, label, position == 0))
      }
    }
    for key in order {
      let found = owners[key] ?? []
      // Of names that are nobody's preferred label `shared` tells, for types.
      guard let first = found.first(where: \.isPreferred) else { continue }
      for other in found where other.index != first.index {
        checkPair((first.index, first.label), (other.index, other.label), other.isPreferred)
      }
    }
    for keyword in keywords where !keyword.text.unicodeScalars.contains(where: \.isWordLike) {
      note(
        .emptyLabel, .error, graph.index(of: keyword.term).map { [$0] } ?? [],
        "A keyword of \(keyword.term) has no letter or digit.")
    }
  }

  private mutating func checkPair(
    _ first: (index: TermIndex, label: String), _ other: (index: TermIndex, label: String),
    _ isPreferred: Bool
  ) {
    let terms = [first.index, other.index].sorted()
    let kind = isPreferred ? "the label" : "an alternative label"
    if first.label == other.label {
      note(
        // Only a type is chosen by its label; functions and the like are never offered.
        .overlappingLabels,
        isPreferred && terms.allSatisfy { graph.role(of: $0) == .type } ? .error : .warning, terms,
        "The label of \(name(first.index)) is also \(kind) of \(name(other.index)).")
    } else {
      note(
        .caseOnly, .warning, terms,
        "The label of \(name(first.index)) and \"\(other.label)\", \(kind) of "
          + "\(name(other.index)), differ only in case.")
    }
  }

  private mutating func checkOwnLabels(of index: TermIndex) {
    let term = graph.terms[index]
    let folded = term.label.lowercased()
    var seen: [String: String] = [:]
    for label in term.alternativeLabels {
      let key = label.lowercased()
      if key == folded {
        note(
          .disjointLabels, .information, [index],
          "\"\(label)\" is an alternative label of \(name(index)) and its label in another case.")
      } else if let earlier = seen[key] {
        note(
          .caseOnly, .information, [index],
          "\"\(earlier)\" and \"\(label)\", labels of \(name(index)), differ only in case.")
      }
      seen[key] = label
    }
    for label in [term.label] + term.alternativeLabels {
      if !label.unicodeScalars.contains(where: \.isWordLike) {
        note(
          .emptyLabel, .error, [index], "A label of \(name(index)) has no letter or digit.")
      }
      if let scalar = label.unicodeScalars.first(where: \.isUnprintable) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        note(
          .unprintable, .error, [index],
          "A label of \(term.id) has a character that cannot be printed (U+\(code)).")
      }
    }
  }
}

/// A label within a vocabulary.
private struct OwnedLabel: Hashable {
  var prefix: String
  var text: String
}

extension Unicode.Scalar {
  /// Whether the character is a letter or a digit.
  fileprivate var isWordLike: Bool { properties.isAlphabetic || properties.numericType != nil }

  /// Whether the character has no shape of its own: a control, a format mark, or one in place of
  /// something that was lost.
  fileprivate var isUnprintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: value == 0xFFFD
    }
  }
}
