/// Phrases as a tree of word ids, matched at every word of a text in one pass.
///
/// A phrase is given as a list of steps; at each step any of several words will do, or a number, or
/// any word at all. What a phrase means is a small number of the caller's.
struct CueTrie: Sendable {
  /// One word of a phrase.
  enum Step: Hashable {
    case word(Int32)
    case number
    case anything
  }

  /// What a phrase means: a family, of which the longest match at a place counts, and a value.
  struct Meaning: Hashable, Sendable {
    var family: UInt8
    var value: Int32
    var needsStart = false
    var needsEnd = false
  }

  private var roots: [Int32] = []
  private var edges: [UInt64: Int32] = [:]
  private var slots: [(key: UInt64, node: Int32)] = []
  private(set) var numberChild: [Int32] = [-1]
  private(set) var anyChild: [Int32] = [-1]
  private(set) var meanings: [[Meaning]] = [[]]

  /// Sets down one phrase.
  mutating func add(_ steps: [Step], _ meaning: Meaning) {
    guard !steps.isEmpty else { return }
    var node: Int32 = 0
    for step in steps { node = child(of: node, step) }
    if !meanings[Int(node)].contains(meaning) { meanings[Int(node)].append(meaning) }
  }

  private mutating func child(of node: Int32, _ step: Step) -> Int32 {
    switch step {
    case .word(let id):
      let key = Self.key(node, id)
      if let next = edges[key] { return next }
      let next = makeNode()
      edges[key] = next
      return next
    case .number:
      if numberChild[Int(node)] < 0 { numberChild[Int(node)] = makeNode() }
      return numberChild[Int(node)]
    case .anything:
      if anyChild[Int(node)] < 0 { anyChild[Int(node)] = makeNode() }
      return anyChild[Int(node)]
    }
  }

  private mutating func makeNode() -> Int32 {
    numberChild.append(-1)
    anyChild.append(-1)
    meanings.append([])
    return Int32(meanings.count - 1)
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  /// Turns what was set down into flat tables; call it once, after the last phrase.
  mutating func seal(wordCount: Int) {
    roots = [Int32](repeating: -1, count: wordCount)
    var size = 64
    while size < edges.count * 2 { size *= 2 }
    slots = [(key: UInt64, node: Int32)](repeating: (0, -1), count: size)
    // In order of the keys, so that the same phrases always give the same table.
    for (key, node) in edges.sorted(by: { $0.key < $1.key }) {
      if key >> 32 == 0 { roots[Int(key & 0xFFFF_FFFF)] = node }
      var slot = Self.slot(key, size)
      while slots[slot].node >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = (key, node)
    }
    edges = [:]
  }

  private static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }

  /// The node that a first word leads to, or -1.
  func root(of word: Int32) -> Int32 {
    word >= 0 && Int(word) < roots.count ? roots[Int(word)] : -1
  }

  /// The node that a word leads to from another, or -1.
  func next(from node: Int32, word: Int32) -> Int32 {
    guard word >= 0 else { return -1 }
    let key = Self.key(node, word)
    var slot = Self.slot(key, slots.count)
    while slots[slot].node >= 0 {
      if slots[slot].key == key { return slots[slot].node }
      slot = (slot + 1) & (slots.count - 1)
    }
    return -1
  }
}
