import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What a field reader knows: its own patterns, the circumstances of a workspace, the strip list.
///
/// It is made once and shared by all readers.
package struct FieldKnowledge: Sendable {
  let lexicon: Lexicon
  let automaton: CueAutomaton
  /// How each line of the strip list acts, by its value in the tree.
  let strip: [StripRule.Extent]
  /// The circumstances that may serve as eligibility.
  let eligible: Set<TermIndex>
  /// The words that name a circumstance alone, as `CircumstanceIndex.saidAlone` tells them.
  let alone: Set<UInt64>
  /// The value of each word that is a number in letters, by its id; 0 for all others.
  let spelled: [Int16]

  /// Compiles the patterns.
  ///
  /// - Parameters:
  ///   - circumstances: The circumstances that a text may name; none where there are none.
  ///   - stripLines: The lines of the strip list, as `synonyms/boilerplate.txt` has them.
  package init(
    circumstances: CircumstanceIndex = CircumstanceIndex(), stripLines: [String] = []
  ) {
    var compiler = CuePatternCompiler(lexicon: FieldWords.shared.lexicon)
    CueTables.add(to: &compiler)
    var rules: [StripRule.Extent] = []
    for line in stripLines {
      guard let rule = StripRule(line: line) else { continue }
      compiler.add(rule.pattern, family: .strip, value: Int32(rules.count))
      rules.append(rule.extent)
    }
    strip = rules
    var circumstances = circumstances
    circumstances.add(to: &compiler)
    eligible = circumstances.eligible
    alone = circumstances.alone
    let numbers = NumberWords.all.map { (compiler.words($0.0[...]).first ?? 0, $0.1) }
    var spelled = [Int16](repeating: 0, count: compiler.lexicon.count)
    for (id, value) in numbers { spelled[Int(id)] = Int16(value) }
    self.spelled = spelled
    (automaton, lexicon) = compiler.finish()
  }

  /// Puts what was compiled together again.
  init(
    lexicon: Lexicon, automaton: CueAutomaton, strip: [StripRule.Extent],
    eligible: Set<TermIndex>, alone: Set<UInt64>, spelled: [Int16]
  ) {
    self.lexicon = lexicon
    self.automaton = automaton
    self.strip = strip
    self.eligible = eligible
    self.alone = alone
    self.spelled = spelled
  }

  /// The number that a word spells, as in "five" or "under-fives", which have one stem.
  func spelledNumber(_ id: Int32, isPlural: Bool) -> CueNumber? {
    guard id >= 0, spelled[Int(id)] > 0 else { return nil }
    let suffix = isPlural ? CueNumber.Suffix.plural : .none
    return CueNumber(value: Int(spelled[Int(id)]), suffix: suffix, isSpelled: true)
  }
}

extension FieldKnowledge {
  /// Whether the words of a match name its circumstance: a word alone must be the very word.
  func namesByItself(_ match: CueMatch, _ places: PlaceFinder) -> Bool {
    match.positions.count > 1
      || alone.contains(
        CircumstanceIndex.saidAlone(places.words(match.positions), TermIndex(match.value)))
  }
}
