import WaymarkTextAnalysis

extension AgeReader {
  /// An age that is told of those who come, and where it stands.
  struct Mention {
    /// Whether it is in the name; else whether it is told of the whole, as far as its own sentence shows,
    /// of a part, or so far on that it is of the whole only as one of its sections.
    enum Place { case name, whole, part, later }

    let span: Span
    let place: Place
    let standing: Standing
  }

  /// Whether ages are those of the items of a programme: there are four or more, not all sections of one
  /// whole, and none stands in the name or begins the description.
  var isProgramme: Bool {
    let all = Set(mentions.lazy.map(\.span.limits))
    return all.count >= 4 && Set(spans.lazy.map(\.limits)).count < all.count
      && !mentions.contains { mention in
        (mention.place == .name || mention.standing[.sentence] == 0)
          && spans.contains(mention.span)
      }
  }

  /// Finds the ages that are told of those who come.
  mutating func findMentions(_ kind: RecordKind) {
    var told: [(span: Span, place: Mention.Place)] = []
    // The longest phrases win, so that "for 5 years" leaves "5 years and over" alone.
    for match in text.resolved(.age) {
      if match.value == AgeCue.allAges.rawValue, welcome == nil { welcome = match.positions }
      guard let span = span(of: match), isPlausible(span) else { continue }
      if match.start < text.nameCount {
        told.append((span, .name))
        continue
      }
      let aside = AgeAside(span, in: text)
      if aside.isOfPart {
        told.append((span, .part))
      } else if !aside.isAside {
        let isLater = aside.scope.follows(sentences: Scope.leadSentences)
        told.append((span, isLater && !aside.isOfWhole ? .later : .whole))
        section = span
      }
    }
    if told.isEmpty { return }
    let reader = StandingReader(text, kind: kind)
    mentions = zip(told, StandingReader.rivals(of: told.map(\.span.limits))).map { told, rivals in
      let positions = told.span.positions
      var standing = reader.standing(of: positions, rivals: rivals)
      // What comes first, "Stay and play. For under fives", tells of the whole.
      standing[.isMaximum] = told.span.minimum == nil && standing[.sentence] > 1 ? 1 : 0
      let isFirst =
        positions.lowerBound == 0 || text.boundary(at: positions.lowerBound) == .sentence
      let aged = positions.lowerBound - (isFirst ? 0 : 1)..<positions.upperBound
      standing[.isAged] = aged.contains { isWord($0, in: FieldWords.shared.ageWords) } ? 1 : 0
      return Mention(span: told.span, place: told.place, standing: standing)
    }
  }
}
