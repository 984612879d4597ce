/// Cue patterns as one automaton over word ids, matched at every word of a text in one pass.
///
/// At each step a word, a number or any word at all may lead on, and all three are tried. What a
/// pattern means is a small number of the caller's.
struct CueAutomaton: Sendable {
  /// What a pattern means: a family, of which the longest match at a place counts, and a value.
  struct Meaning: Hashable, Sendable {
    var family: UInt8
    var value: Int32
    var needsStart = false
    var needsEnd = false
  }

  /// The state after the first word, by word, or -1.
  let roots: [Int32]
  /// Where the words begin that lead on from each state, with the end of the last; the root has none
  /// here.
  let wordStarts: [Int32]
  /// These words, in ascending order for each state, and the states that they lead to.
  ///
  /// Most states have a word or two, so a search by halves is over at once.
  let words: [Int32]
  let targets: [Int32]
  /// The state after a number, and after any word, by state, or -1.
  let numberTargets: [Int32]
  let anyTargets: [Int32]
  /// Whether a state has any way out.
  let leadsOn: [Bool]
  /// Where the meanings of each state begin, with the end of the last.
  let meaningStarts: [Int32]
  let meanings: [Meaning]

  /// Makes an automaton of its states, of which the first is the root.
  init(states: [CueAutomatonBuilder.State], wordCount: Int) {
    var roots = [Int32](repeating: -1, count: wordCount)
    var wordStarts: [Int32] = []
    var words: [Int32] = []
    var targets: [Int32] = []
    var starts: [Int32] = []
    var meanings: [Meaning] = []
    for (index, state) in states.enumerated() {
      starts.append(Int32(meanings.count))
      meanings += state.meanings
      wordStarts.append(Int32(words.count))
      for (word, target) in state.words.sorted(by: { $0.word < $1.word }) {
        if index == 0 {
          roots[Int(word)] = target
        } else {
          words.append(word)
          targets.append(target)
        }
      }
    }
    starts.append(Int32(meanings.count))
    wordStarts.append(Int32(words.count))
    self.roots = roots
    (self.wordStarts, self.words, self.targets) = (wordStarts, words, targets)
    (meaningStarts, self.meanings) = (starts, meanings)
    numberTargets = states.map { $0.number }
    anyTargets = states.map { $0.anything }
    leadsOn = states.map { !$0.words.isEmpty || $0.number >= 0 || $0.anything >= 0 }
  }

  /// Puts stored arrays together again.
  init(
    roots: [Int32], wordStarts: [Int32], words: [Int32], targets: [Int32],
    numberTargets: [Int32], anyTargets: [Int32], leadsOn: [Bool], meaningStarts: [Int32],
    meanings: [Meaning]
  ) {
    self.roots = roots
    self.wordStarts = wordStarts
    self.words = words
    self.targets = targets
    self.numberTargets = numberTargets
    self.anyTargets = anyTargets
    self.leadsOn = leadsOn
    self.meaningStarts = meaningStarts
    self.meanings = meanings
  }

  /// The number of states.
  var count: Int { leadsOn.count }

  /// The state that a first word leads to, or -1.
  @inline(__always)
  func root(of word: Int32) -> Int32 {
    word >= 0 && Int(word) < roots.count ? roots[Int(word)] : -1
  }

  /// The state that a word leads to from another, or -1.
  @inline(__always)
  func next(from state: Int32, word: Int32) -> Int32 {
    var low = Int(wordStarts[Int(state)])
    var high = Int(wordStarts[Int(state) + 1])
    while low < high {
      let middle = (low + high) / 2
      if words[middle] == word { return targets[middle] }
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return -1
  }
}
