import WaymarkTextAnalysis

extension PersonReader {
  /// Whether a match is denied: for a circumstance "I am not", "I don't have", for a need only
  /// "I don't need".
  func isDenied(
    _ match: Found, _ isNeed: Bool, _ words: [PersonWords.Word], _ text: AnalyzedText
  ) -> Bool {
    let first = match.span.lowerBound
    if phrases[match.phrase].words.contains(PersonWords.denial) { return false }
    // "Not deaf or blind", "neither deaf nor blind": one denial may hold for several.
    for place in stride(from: first - 1, through: max(0, first - 4), by: -1) {
      guard place < words.count, place >= 0,
        isOneSentence(words[place].position, words[first].position, text)
      else { return false }
      guard words[place].id == PersonWords.denial else { continue }
      let between = (words[place].position + 1)..<words[first].position
      let said = between.map { text.stem(of: $0) }
      if said.contains(where: PersonSpeech.endsDenial) { return false }
      let position = words[place].position
      let denial = text.stem(of: position)
      let isOfAbility =
        PersonSpeech.isAbility(denial)
        || position > 0 && PersonSpeech.isAbility(text.stem(of: position - 1))
      if isNeed {
        // What one lacks one needs; but "I am not a carer" asks for no help with caring.
        if said.contains(where: PersonSpeech.asks) { return true }
        if said.first.map(PersonSpeech.isArticle) ?? false { return true }
        return !isOfAbility && !PersonSpeech.lacks(denial)
          && said.count <= (PersonSpeech.joins(denial) ? 1 : 0)
      }
      // Who cannot do something is no less what they are: "I cannot tell my deaf father".
      return !isOfAbility
    }
    return false
  }

  /// Whether a match is only what somebody is to the person: "my mum" says nothing of motherhood.
  func isOfRelative(
    _ match: Found, _ isNeed: Bool, _ words: [PersonWords.Word], _ text: AnalyzedText
  ) -> Bool {
    guard !isNeed, match.places.count == 1 else { return false }
    let position = words[match.span.lowerBound].position
    return position > 0 && PersonSpeech.isOther(text.stem(of: position))
      && PersonSpeech.isPossessive(text.stem(of: position - 1))
  }
}
