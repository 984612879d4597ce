import WaymarkClassifier
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// A compiled engine in one block of bytes, without its graph and its fields.
///
/// A cold process copies the arrays; it neither counts nor takes logarithms.
extension Engine {
  /// The version of the layout and of the formulae: a block of another version is compiled anew.
  package static let format = "2"

  /// The engine as bytes.
  package func encoded() -> [UInt8] {
    var block = ArrayBlock()
    block.append(lexicon)
    index.append(to: &block)
    table.append(to: &block)
    block.append(bayes.starts)
    block.append(bayes.terms)
    block.append(bayes.weights)
    block.append(bayes.lengthWeights)
    block.append(complement.weights)
    block.append(complement.lengthWeights)
    // A model of no terms stands for none.
    block.append(refusals?.starts ?? [0])
    block.append(refusals?.terms ?? [])
    block.append(refusals?.weights ?? [])
    block.append(refusals?.lengthWeights ?? [])
    block.append(taught)
    block.append(flags: isEligible)
    block.append(groups.groupOfTerm)
    return block.bytes
  }

  /// Reads an engine back, or nil where the bytes are not of one over this graph.
  package init?(
    decoding bytes: UnsafeRawBufferPointer, graph: TermGraph, fields: FieldKnowledge
  ) {
    var block = ArrayBlock.Reader(bytes)
    let termCount = graph.terms.count
    guard let lexicon = block.nextLexicon(),
      let index = KnowledgeIndex(reading: &block, lexicon: lexicon),
      index.isConsistent(termCount: termCount),
      let table = LabelTable(reading: &block, index: index, termCount: termCount),
      let starts: [Int32] = block.next(), let terms: [Int32] = block.next(),
      let bayes = Self.model(starts, terms, from: &block, lexicon.count, termCount),
      let complement = Self.model(starts, terms, from: &block, lexicon.count, termCount),
      let refusalStarts: [Int32] = block.next(), let refusalTerms: [Int32] = block.next()
    else { return nil }
    if refusalStarts.count > 1 {
      guard
        let model = Self.model(refusalStarts, refusalTerms, from: &block, lexicon.count, termCount)
      else { return nil }
      refusals = model
    } else {
      guard let weights: [Float] = block.next(), let lengths: [Float] = block.next(),
        weights.isEmpty, lengths.isEmpty
      else { return nil }
      refusals = nil
    }
    guard let taught: [Float] = block.next(), let isEligible = block.nextFlags(),
      let groups: [Int32] = block.next(), taught.count == termCount,
      isEligible.count == termCount, groups.count == termCount,
      ArrayBlock.point(groups, below: termCount, orNowhere: true)
    else { return nil }
    self.graph = graph
    self.index = index
    self.table = table
    self.lexicon = lexicon
    self.bayes = bayes
    self.complement = complement
    self.taught = taught
    self.fields = fields
    self.isEligible = isEligible
    self.groups = TermGroups(groupOfTerm: groups)
    features = TextFeatures()
  }

  private static func model(
    _ starts: [Int32], _ terms: [Int32], from block: inout ArrayBlock.Reader,
    _ featureCount: Int, _ termCount: Int
  ) -> TextModel? {
    guard let weights: [Float] = block.next(), let lengthWeights: [Float] = block.next(),
      starts.count == featureCount + 1, lengthWeights.count == termCount
    else { return nil }
    return TextModel(starts: starts, terms: terms, weights: weights, lengthWeights: lengthWeights)
  }
}
