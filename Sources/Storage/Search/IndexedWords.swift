import WaymarkTextAnalysis

/// The words of the keyword index in memory, in order of their bytes, for beginnings and slips.
struct IndexedWords {
  /// A word that something typed may stand for.
  struct Candidate {
    var word: String
    var stem: String
    var uses: Int
    var slips: Int
  }

  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var stems: [String] = []
  private var uses: [Int] = []
  private var usesOfStem: [String: Int] = [:]
  /// How many words there are in all, counted as often as they are used.
  private(set) var total = 0

  init(in database: Database) throws {
    try database.forEach("SELECT word, stem, uses FROM word ORDER BY word") { row in
      let (word, stem, count) = (row.text(0), row.text(1), row.int(2))
      bytes += word.utf8
      ends.append(bytes.count)
      stems.append(stem)
      uses.append(count)
      usesOfStem[stem, default: 0] += count
      total += count
    }
  }

  /// How often words of a stem are used; 0 where there is none.
  func uses(ofStem stem: String) -> Int { usesOfStem[stem] ?? 0 }

  private func candidate(_ index: Int, slips: Int) -> Candidate {
    Candidate(
      word: String(decoding: bytes[ends[index]..<ends[index + 1]], as: UTF8.self),
      stem: stems[index], uses: uses[index], slips: slips)
  }

  /// Whether a word is among them.
  func contains(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    let place = start(of: wanted)
    return place < stems.count && bytes[ends[place]..<ends[place + 1]].elementsEqual(wanted)
  }

  /// The place of the first word that is not before some bytes.
  private func start(of wanted: [UInt8]) -> Int {
    var low = 0
    var high = stems.count
    while low < high {
      let middle = (low + high) / 2
      if bytes[ends[middle]..<ends[middle + 1]].lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Returns the words that begin in a certain way, the most used first.
  func beginning(with prefix: String, limit: Int) -> [Candidate] {
    let wanted = Array(prefix.utf8)
    var low = start(of: wanted)
    var found: [Int] = []
    while low < stems.count, bytes[ends[low]..<ends[low + 1]].starts(with: wanted) {
      found.append(low)
      low += 1
    }
    found.sort { (uses[$1], $0) < (uses[$0], $1) }
    return found.prefix(limit).map { candidate($0, slips: 0) }
  }

  /// Returns the words nearest to one that is not among them, the most used first.
  func near(_ typed: String, isPrefix: Bool, limit: Int) -> [Candidate] {
    let typed = Array(typed.utf8)
    var best = EditDistance.allowed(length: typed.count)
    guard best > 0 else { return [] }
    var found: [Int] = []
    typed.withUnsafeBufferPointer { typed in
      bytes.withUnsafeBufferPointer { bytes in
        for index in stems.indices {
          let word = UnsafeBufferPointer(rebasing: bytes[ends[index]..<ends[index + 1]])
          let slips = EditDistance.between(typed, word, limit: best, isPrefix: isPrefix)
          guard let slips else { continue }
          // Only the nearest count; a slip less makes all that came before worthless.
          if slips < best {
            best = slips
            found.removeAll()
          }
          found.append(index)
        }
      }
    }
    found.sort { (uses[$1], $0) < (uses[$0], $1) }
    return found.prefix(limit).map { candidate($0, slips: best) }
  }
}
