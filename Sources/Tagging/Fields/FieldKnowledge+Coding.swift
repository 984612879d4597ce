package import WaymarkStorage
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// What field readers know, in one block of bytes.
///
/// The patterns take longer to compile than all else that a cold process does; so they are compiled
/// with the workspace, and a process hardly does more than copy arrays.
extension FieldKnowledge {
  /// The version of the layout and of the tables of patterns: it must change whenever either does,
  /// for a block of the same version is taken as it is.
  package static let format = "10"

  /// The knowledge as bytes.
  package func encoded() -> [UInt8] {
    var block = ArrayBlock()
    block.append(lexicon)
    automaton.append(to: &block)
    block.append(strip.map(\.rawValue))
    block.append(eligible.sorted().map { Int32(clamping: $0) })
    block.append(alone.sorted())
    block.append(spelled)
    return block.bytes
  }

  /// Reads knowledge back, or nil where the bytes are not of it or of another vocabulary.
  package init?(decoding bytes: ArtifactBytes, termCount: Int) {
    var block = ArrayBlock.Reader(bytes)
    guard let lexicon = block.nextLexicon(), let automaton = CueAutomaton(reading: &block),
      let extents: [UInt8] = block.next(), let eligible: [Int32] = block.next(),
      let alone: [UInt64] = block.next(), let spelled: [Int16] = block.next(),
      spelled.count == lexicon.count,
      ArrayBlock.point(eligible, below: termCount)
    else { return nil }
    let strip = extents.compactMap { StripRule.Extent(rawValue: $0) }
    guard strip.count == extents.count,
      automaton.means(termCount: termCount, stripCount: strip.count)
    else { return nil }
    self.init(
      lexicon: lexicon, automaton: automaton, strip: strip,
      eligible: Set(eligible.map { Int($0) }), alone: Set(alone), spelled: spelled)
  }
}

extension CueAutomaton {
  func append(to block: inout ArrayBlock) {
    block.append(roots)
    block.append(states)
    block.append(steps)
    block.append(meanings.map(\.family))
    block.append(meanings.map(\.value))
    block.append(flags: meanings.map(\.needsStart))
    block.append(flags: meanings.map(\.needsEnd))
  }

  /// Reads what `append(to:)` wrote, or nil where it points outside itself.
  init?(reading block: inout ArrayBlock.Reader) {
    guard let roots: [Int32] = block.next(), let states: [State] = block.next(),
      let steps: [Step] = block.next(), let families: [UInt8] = block.next(),
      let values: [Int32] = block.next(), let starts = block.nextFlags(),
      let ends = block.nextFlags()
    else { return nil }
    let count = states.count - 1
    guard count > 0,
      ArrayBlock.areRows(states.map(\.firstWord), count: count, over: steps.count),
      ArrayBlock.areRows(states.map(\.firstMeaning), count: count, over: families.count),
      values.count == families.count, starts.count == families.count,
      ends.count == families.count, ArrayBlock.point(steps.map(\.target), below: count),
      [roots, states.map(\.number), states.map(\.anything)].allSatisfy({
        ArrayBlock.point($0, below: count, orNowhere: true)
      })
    else { return nil }
    let meanings = families.indices.map {
      Meaning(
        family: families[$0], value: values[$0], needsStart: starts[$0], needsEnd: ends[$0])
    }
    self.init(roots: roots, states: states, steps: steps, meanings: meanings)
  }

  /// Whether every meaning is one that readers can look up.
  fileprivate func means(termCount: Int, stripCount: Int) -> Bool {
    meanings.allSatisfy { meaning in
      let limit: Int
      switch CueFamily(rawValue: meaning.family) {
      case nil: return false
      case .strip: limit = stripCount
      case .circumstance: limit = termCount
      case .attending: return meaning.value < AttendingType.allCases.count
      default: return true
      }
      return meaning.value >= 0 && Int(meaning.value) < limit
    }
  }
}
