import WaymarkFormats

/// What folded keys mean, in a table that is quick to look into.
struct FoldedKeyTable<Meaning: Hashable & Sendable>: Sendable {
  /// The slots, a power of two of them; a key stands in the first free one after its hash.
  private var slots: [(hash: UInt64, meaning: Meaning?)] = []

  /// Lays out the spellings of each meaning.
  init(_ spellings: [Meaning: [String]]) {
    let count = spellings.values.reduce(0) { $0 + $1.count }
    var size = 16
    while size < 4 * count { size *= 2 }
    slots = Array(repeating: (0, nil), count: size)
    for (meaning, names) in spellings {
      for name in names {
        let hash = FoldedKey(name).hash
        var slot = Int(truncatingIfNeeded: hash) & (size - 1)
        while slots[slot].meaning != nil { slot = (slot + 1) & (size - 1) }
        slots[slot] = (hash, meaning)
      }
    }
  }

  /// The meaning of a key, or `nil` where it has none.
  subscript(key: FoldedKey) -> Meaning? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    // Three slots in four are free, so that the search ends soon.
    while let meaning = slots[slot].meaning {
      if slots[slot].hash == key.hash { return meaning }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
