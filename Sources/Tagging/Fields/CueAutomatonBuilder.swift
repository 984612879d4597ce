/// Builds a `CueAutomaton`: patterns first become nodes that may be entered at once, and then, by the
/// subset construction, states of which each is a set of nodes.
///
/// A pattern of four groups of ten words has 10,000 readings and yet only a handful of states.
struct CueAutomatonBuilder {
  /// One word of a pattern.
  enum Step: Hashable {
    case word(Int32)
    case number
    case anything
  }

  /// A state of the automaton while it is built.
  struct State {
    var words: [(word: Int32, target: Int32)] = []
    var number: Int32 = -1
    var anything: Int32 = -1
    var meanings: [CueAutomaton.Meaning] = []
  }

  private struct Node {
    var edges: [(step: Step, target: Int32)] = []
    /// Nodes that are entered with this one, for what may be left out.
    var free: [Int32] = []
    var meaning: CueAutomaton.Meaning?
  }

  private var nodes: [Node] = [Node()]
  /// The first nodes of patterns of one word list, shared: the way that most phrases begin.
  private var starts: [Int32: Int32] = [:]

  /// Sets down a pattern, given as the alternatives at each of its places.
  mutating func add(_ places: [[[Step]]], _ meaning: CueAutomaton.Meaning) {
    guard places.contains(where: { $0.contains { !$0.isEmpty } }) else { return }
    var node = makeNode()
    nodes[0].free.append(node)
    for alternatives in places {
      let end = makeNode()
      for steps in alternatives {
        guard let last = steps.last else {
          nodes[Int(node)].free.append(end)
          continue
        }
        var place = node
        for step in steps.dropLast() {
          let next = makeNode()
          nodes[Int(place)].edges.append((step, next))
          place = next
        }
        nodes[Int(place)].edges.append((last, end))
      }
      node = end
    }
    nodes[Int(node)].meaning = meaning
  }

  /// Sets down a plain phrase.
  mutating func add(phrase: [Int32], _ meaning: CueAutomaton.Meaning) {
    guard let first = phrase.first else { return }
    // Phrases that begin with one word share its node, so that the root stays small.
    var node: Int32
    if let known = starts[first] {
      node = known
    } else {
      node = makeNode()
      nodes[0].edges.append((.word(first), node))
      starts[first] = node
    }
    if phrase.count == 1 {
      let end = makeNode()
      nodes[Int(node)].free.append(end)
      node = end
    }
    for word in phrase.dropFirst() {
      let next = makeNode()
      nodes[Int(node)].edges.append((.word(word), next))
      node = next
    }
    nodes[Int(node)].meaning = meaning
  }

  private mutating func makeNode() -> Int32 {
    nodes.append(Node())
    return Int32(nodes.count - 1)
  }

  /// Makes the automaton.
  func build(wordCount: Int) -> CueAutomaton {
    var states: [State] = []
    var known: [[Int32]: Int32] = [:]
    var sets: [[Int32]] = []
    func state(of targets: [Int32]) -> Int32 {
      let set = closure(of: targets)
      if let index = known[set] { return index }
      let index = Int32(sets.count)
      known[set] = index
      sets.append(set)
      return index
    }
    _ = state(of: [0])
    while states.count < sets.count {
      var words: [Int32: [Int32]] = [:]
      var order: [Int32] = []
      var numbers: [Int32] = []
      var anything: [Int32] = []
      var made = State()
      for node in sets[states.count] {
        if let meaning = nodes[Int(node)].meaning, !made.meanings.contains(meaning) {
          made.meanings.append(meaning)
        }
        for edge in nodes[Int(node)].edges {
          switch edge.step {
          case .word(let word):
            if words[word] == nil { order.append(word) }
            words[word, default: []].append(edge.target)
          case .number: numbers.append(edge.target)
          case .anything: anything.append(edge.target)
          }
        }
      }
      for word in order { made.words.append((word, state(of: words[word] ?? []))) }
      if !numbers.isEmpty { made.number = state(of: numbers) }
      if !anything.isEmpty { made.anything = state(of: anything) }
      states.append(made)
    }
    return CueAutomaton(states: states, wordCount: wordCount)
  }

  /// All nodes that are entered with some, in order.
  private func closure(of targets: [Int32]) -> [Int32] {
    if targets.count == 1, nodes[Int(targets[0])].free.isEmpty { return targets }
    var set: Set<Int32> = []
    var pending = targets
    while let node = pending.popLast() {
      if set.insert(node).inserted { pending += nodes[Int(node)].free }
    }
    return set.sorted()
  }
}
