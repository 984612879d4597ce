import WaymarkTextAnalysis

/// Tells a service from a body and from a page that only points elsewhere.
struct KindReader {
  private(set) var kind = RecordKind.service
  private(set) var flags: [RecordFlag] = []
  /// The separate services of a bundled description, in positions.
  private(set) var parts: [Range<Int>] = []
  private var features = Features()

  /// What is counted in a text, for the decision.
  private struct Features {
    var pointers = 0.0
    var others = 0.0
    var bodies = 0.0
    var bodyName = false
    var nameHasService = false
    var offers = 0.0
    var occasions = 0.0
    var services = 0.0
    var pageName = false
    var ours = 0.0
    var theirs = 0.0
    var providers = 0.0
    var words = 0.0
  }

  /// Reads a text.
  init(_ text: borrowing CueText, contexts: [WordContext]) {
    count(text, contexts)
    decide()
    parts = BundleReader.parts(of: text, contexts: contexts)
    if kind == .organisation { flags.append(.organisation) }
    if kind == .signposting { flags.append(.signposting) }
    if parts.count >= 3 { flags.append(.bundled) } else { parts = [] }
    if isThin(text, contexts) { flags.append(.thin) }
  }

  private mutating func count(_ text: CueText, _ contexts: [WordContext]) {
    for match in text.matches where contexts[match.start] != .boilerplate {
      let inName = match.start < text.nameCount
      if match.family == .serviceWord {
        let isBody = FieldWords.shared.bodyNouns.contains(text.words[match.start].id)
        if !inName { features.services += 1 } else if !isBody { features.nameHasService = true }
      }
      guard match.family == .kind, let cue = KindCue(rawValue: match.value) else { continue }
      switch cue {
      case .pointer: features.pointers += 1
      case .others: features.others += 1
      case .body: features.bodies += inName ? 0 : 1
      case .bodyName: if inName { features.bodyName = true }
      case .offer: if !inName { features.offers += 1 }
      case .occasion: features.occasions += 1
      case .pageName: if inName { features.pageName = true }
      }
    }
    // Who speaks of whom tells a page that points elsewhere from the service itself. Without any pointer
    // it is none, however much else of it there is: the rest of what `decide` adds up stays below zero.
    guard features.pointers > 0 || features.pageName else { return }
    let words = FieldWords.shared
    for position in contexts.indices where position >= text.nameCount {
      guard contexts[position] != .boilerplate else { continue }
      features.words += 1
      if words.ours.contains(text.words[position].id) { features.ours += 1 }
      if words.theirs.contains(text.words[position].id) { features.theirs += 1 }
    }
  }

  private mutating func decide() {
    let f = features
    let per = 100 / max(40, f.words)
    var pointing = -2.4
    pointing += 0.75 * min(8, f.pointers) + 0.35 * min(4, f.pointers * per)
    pointing += 0.08 * min(8, f.others) + 0.25 * min(4, f.theirs * per)
    pointing -= 0.35 * min(6, f.ours * per) + 0.1 * min(5, f.occasions)
    if f.pageName { pointing += 1.4 }
    if f.nameHasService, !f.pageName { pointing -= 0.8 }
    var body = -1.2
    body += 0.7 * min(5, f.bodies) + (f.bodyName ? 1.3 : 0)
    body -= 0.5 * min(6, f.offers) + 0.45 * min(4, f.occasions) + 0.15 * min(8, f.services)
    if f.nameHasService { body -= 1 }
    if pointing > 0, pointing >= body {
      kind = .signposting
    } else if body > 0 {
      kind = .organisation
    }
  }

  /// Whether fewer than four words tell what is done, name and description together.
  private func isThin(_ text: CueText, _ contexts: [WordContext]) -> Bool {
    let enough = features.services > 0 || features.nameHasService ? 4 : 7
    var telling: [Int32] = []
    var unknown = 0
    for position in contexts.indices
    where contexts[position] == .main && !text.words[position].isNumber {
      let word = text.words[position].id
      if word < 0 { unknown += 1 } else if !telling.contains(word) { telling.append(word) }
      if telling.count + unknown >= enough { return false }
    }
    return true
  }
}

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
