import WaymarkTextAnalysis

/// Splits a description that lists several services.
enum BundleReader {
  /// Returns the positions of each of the services; empty where it lists none.
  static func parts(of text: CueText, contexts: [WordContext]) -> [Range<Int>] {
    // Three services take three words for what is done.
    guard text.matches.count(where: { $0.family == .serviceWord }) >= 3 else { return [] }
    var isService = [Bool](repeating: false, count: text.count)
    for match in text.matches where match.family == .serviceWord {
      for position in match.positions { isService[position] = true }
    }
    // Each of three items has a word of its own that names a service.
    guard isService.count(where: { $0 }) >= 3 else { return [] }
    var seen: Set<[Int32]> = []
    var best: [Range<Int>] = []
    var run: [Range<Int>] = []
    func finish() {
      if run.count > best.count { best = run }
      run = []
    }
    var end = text.nameCount
    while end < text.count {
      let start = end
      repeat { end += 1 } while end < text.count && text.words[end].boundary == .none
      // Most items name no service, and need no trimming unless they are long.
      let isShortAndPlain =
        end - start <= 12 && !(start..<end).contains(where: { isService[$0] })
      if isShortAndPlain { continue }
      let item = trimmed(start..<end, text)
      let isShort = item.count <= 8
      guard isShort, item.contains(where: { contexts[$0] == .main }),
        item.contains(where: { isService[$0] })
      else {
        // A plain sentence between the items ends the list; a word or two does not.
        if item.count > 12 { finish() }
        continue
      }
      for service in lastTwo(of: item, after: run.last, text, isService) ?? [item] {
        // A list may name one service twice; but of words that no pattern knows nobody can say so.
        let words = text.words[service].map(\.id)
        if words.contains(-1) || seen.insert(words).inserted { run.append(service) }
      }
    }
    finish()
    return best.count >= 3 ? best : []
  }

  /// The two services of "yoga classes and choir", where it ends a list: most people write no comma
  /// before the "and" that does.
  private static func lastTwo(
    of item: Range<Int>, after last: Range<Int>?, _ text: CueText, _ isService: [Bool]
  ) -> [Range<Int>]? {
    // An item that stands alone is one thing ("arts and crafts club").
    guard let last, text.isOneSentence(last, item),
      item.upperBound == text.count || text.words[item.upperBound].boundary >= .sentence,
      let joiner = item.dropFirst().dropLast().last(where: {
        FieldWords.shared.joiners.contains(text.words[$0].id)
      })
    else { return nil }
    let sides = [item.lowerBound..<joiner, joiner + 1..<item.upperBound]
    // "Advice and support" is one thing.
    let areServices = sides.allSatisfy { side in
      side.contains { isService[$0] }
        && (side.count > 1
          || !FieldWords.shared.vagueServices.contains(text.words[side.lowerBound].id))
    }
    return areServices ? sides : nil
  }

  /// An item without the "and" that leads it in, and after "offers" without what stands before.
  private static func trimmed(_ item: Range<Int>, _ text: CueText) -> Range<Int> {
    var lower = item.lowerBound
    let words = FieldWords.shared
    for position in item.dropLast()
    where words.listOpeners.contains(text.words[position].id) && position - lower < 8 {
      lower = position + 1
    }
    while lower < item.upperBound - 1, words.joiners.contains(text.words[lower].id) { lower += 1 }
    return lower..<item.upperBound
  }
}
