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
  /// The transitions by words, in an open hash table of a power of two slots.
  let keys: [UInt64]
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
    var size = 64
    while size < states.reduce(0, { $0 + $1.words.count }) * 2 { size *= 2 }
    var keys = [UInt64](repeating: 0, count: size)
    var targets = [Int32](repeating: -1, count: size)
    var starts: [Int32] = []
    var meanings: [Meaning] = []
    for (index, state) in states.enumerated() {
      starts.append(Int32(meanings.count))
      meanings += state.meanings
      for (word, target) in state.words {
        if index == 0 { roots[Int(word)] = target }
        let key = Self.key(Int32(index), word)
        var slot = Self.slot(key, size)
        while targets[slot] >= 0 { slot = (slot + 1) & (size - 1) }
        keys[slot] = key
        targets[slot] = target
      }
    }
    starts.append(Int32(meanings.count))
    (self.roots, self.keys, self.targets) = (roots, keys, targets)
    (meaningStarts, self.meanings) = (starts, meanings)
    numberTargets = states.map { $0.number }
    anyTargets = states.map { $0.anything }
    leadsOn = states.map { !$0.words.isEmpty || $0.number >= 0 || $0.anything >= 0 }
  }

  /// Puts stored arrays together again.
  init(
    roots: [Int32], keys: [UInt64], targets: [Int32], numberTargets: [Int32],
    anyTargets: [Int32], leadsOn: [Bool], meaningStarts: [Int32], meanings: [Meaning]
  ) {
    self.roots = roots
    self.keys = keys
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
    guard word >= 0 else { return -1 }
    let key = Self.key(state, word)
    var slot = Self.slot(key, keys.count)
    while targets[slot] >= 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return -1
  }

  @inline(__always)
  private static func key(_ state: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }
}
