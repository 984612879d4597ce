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

  /// What leads on from a state and what it means, side by side.
  struct State: Hashable, Sendable {
    /// Where the words begin that lead on from it; they end where those of the next state begin.
    var firstWord: Int32
    /// Where its meanings begin.
    var firstMeaning: Int32
    /// The state after a number, or -1.
    var number: Int32
    /// The state after any word at all, or -1.
    var anything: Int32
  }

  /// A word that leads on from a state.
  struct Step: Hashable, Sendable {
    var word: Int32
    var target: Int32
  }

  /// The state after the first word, by word, or -1.
  let roots: [Int32]
  /// For each first word a bit for each of the words that may come second, by their ids modulo 64; all
  /// bits where a number, any word or nothing at all may come.
  ///
  /// As a rule the next word of a text is not among them, and then no state need be looked at.
  private let seconds: [UInt64]
  /// The states, of which the first is the root, and a last one where words and meanings end.
  let states: [State]
  /// The words that lead on, in ascending order for each state; those of the root are in `roots`.
  ///
  /// Most states have a word or two, so a search by halves is over at once.
  let steps: [Step]
  let meanings: [Meaning]

  /// Makes an automaton of its states, of which the first is the root.
  init(states: [CueAutomatonBuilder.State], wordCount: Int) {
    var roots = [Int32](repeating: -1, count: wordCount)
    var compiled: [State] = []
    var steps: [Step] = []
    var meanings: [Meaning] = []
    for (index, state) in states.enumerated() {
      compiled.append(
        State(
          firstWord: Int32(steps.count), firstMeaning: Int32(meanings.count),
          number: state.number, anything: state.anything))
      meanings += state.meanings
      if index == 0 {
        for (word, target) in state.words { roots[Int(word)] = target }
      } else {
        steps += state.words.sorted { $0.word < $1.word }.map { Step(word: $0, target: $1) }
      }
    }
    compiled.append(
      State(
        firstWord: Int32(steps.count), firstMeaning: Int32(meanings.count), number: -1,
        anything: -1))
    self.init(roots: roots, states: compiled, steps: steps, meanings: meanings)
  }

  /// Puts stored arrays together again.
  init(roots: [Int32], states: [State], steps: [Step], meanings: [Meaning]) {
    self.roots = roots
    self.states = states
    self.steps = steps
    self.meanings = meanings
    seconds = roots.map { root in
      guard root >= 0 else { return 0 }
      let (state, next) = (states[Int(root)], states[Int(root) + 1])
      guard state.number < 0, state.anything < 0, state.firstMeaning == next.firstMeaning else {
        return .max
      }
      return steps[Int(state.firstWord)..<Int(next.firstWord)].reduce(0) {
        $0 | 1 << UInt64($1.word & 63)
      }
    }
  }

  /// The state that a first word leads to, or -1 where it leads nowhere with the word that follows.
  @inline(__always)
  func root(of word: Int32, before next: Int32) -> Int32 {
    guard word >= 0, Int(word) < roots.count else { return -1 }
    let filter = seconds[Int(word)]
    let mayFollow = next >= 0 ? filter >> UInt64(next & 63) & 1 == 1 : filter == .max
    return mayFollow ? roots[Int(word)] : -1
  }

  /// The state that a word leads to from another, or -1.
  @inline(__always)
  func next(from state: Int32, word: Int32) -> Int32 {
    // Half of the words of a text are in no pattern.
    if word < 0 { return -1 }
    var low = Int(states[Int(state)].firstWord)
    var high = Int(states[Int(state) + 1].firstWord)
    while low < high {
      let middle = (low + high) / 2
      let step = steps[middle]
      if step.word == word { return step.target }
      if step.word < word { low = middle + 1 } else { high = middle }
    }
    return -1
  }
}
