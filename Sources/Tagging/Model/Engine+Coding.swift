package import WaymarkClassifier
package import WaymarkStorage
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// A compiled engine in one block of bytes, without its graph and its fields.
///
/// The block holds counts and not the weights that follow from them: a cold process copies arrays,
/// adds the lessons that came in since, and takes the logarithms of the words that it meets.
extension Engine {
  /// The version of the layout: a block of another version is compiled anew.
  package static let format = "3"

  /// The engine as bytes.
  package func encoded() -> [UInt8] {
    var block = ArrayBlock()
    block.append(lexicon)
    index.append(to: &block)
    table.append(to: &block)
    counts.append(to: &block)
    block.append(flags: isEligible)
    block.append(groups.groupOfTerm)
    return block.bytes
  }

  /// Reads an engine back, or nil where the bytes are not of one over this graph.
  ///
  /// - Parameters:
  ///   - bytes: What `encoded()` wrote.
  ///   - graph: The vocabularies.
  ///   - fields: What is known of audiences, ages, access and boilerplate.
  ///   - later: What was learned or taken back since.
  ///   - weighing: When the weights are worked out.
  package init?(
    decoding bytes: ArtifactBytes, graph: TermGraph, fields: FieldKnowledge,
    later: Counts = Counts(), weighing: TextModel.Weighing = .ahead
  ) {
    var block = ArrayBlock.Reader(bytes)
    let termCount = graph.terms.count
    guard var lexicon = block.nextLexicon(),
      let index = KnowledgeIndex(reading: &block, lexicon: lexicon),
      index.isConsistent(termCount: termCount),
      let table = LabelTable(reading: &block, index: index, termCount: termCount),
      var counts = EngineCounts(reading: &block, stems: lexicon.count, termCount: termCount),
      let isEligible = block.nextFlags(), let groups: [Int32] = block.next(),
      isEligible.count == termCount, groups.count == termCount,
      ArrayBlock.point(groups, below: termCount, orNowhere: true)
    else { return nil }
    // Even where totals are as they were: another lesson of the same weight may be in the place of one.
    if !later.isEmpty || !later.postings.isEmpty {
      counts.add(FlatCounts(later), interning: &lexicon)
    }
    self.init(
      graph, index, table, lexicon, counts, groups: TermGroups(groupOfTerm: groups),
      isEligible: isEligible, fields: fields, weighing: weighing)
  }
}
