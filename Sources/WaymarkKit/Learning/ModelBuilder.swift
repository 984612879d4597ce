import WaymarkClassifier
package import WaymarkFormats
import WaymarkServiceRecords
import WaymarkTagging
package import WaymarkTaxonomy

/// Makes model files of tagged records, without a workspace.
package struct ModelBuilder {
  /// A model file and what it was made of.
  package struct Result: Sendable {
    /// The content of the file.
    package var bytes: [UInt8] = []
    /// The number of lessons in it.
    package var lessonCount = 0
    /// The number of records read.
    package var recordCount = 0
    /// What was at fault.
    package var faults: [Fault] = []
  }

  private let graph: TermGraph

  /// Makes a builder for tags of a graph.
  package init(graph: TermGraph) { self.graph = graph }

  /// Builds a model.
  ///
  /// - Parameters:
  ///   - paths: The files of records; `-` is standard input.
  ///   - weights: The file of the weights that the model is used with, if they were fitted.
  /// - Returns: The model, and what was at fault in the files.
  /// - Throws: `Fault` where a file cannot be read.
  package func build(from paths: [String], weights: String? = nil) throws -> Result {
    let maker = LessonMaker(graph: graph)
    var result = Result()
    var counts = Counts()
    for path in paths {
      var reader = try RecordReader(path: path)
      while let item = try reader.next() {
        switch item {
        case .fault(let fault): result.faults.append(fault)
        case .record(let record):
          result.recordCount += 1
          for category in maker.tags.terms(of: record).unknown {
            result.faults.append(Fault(at: record.place, maker.tags.reason(against: category)))
          }
          guard let lesson = maker.lesson(from: record) else { continue }
          result.lessonCount += 1
          counts.add(lesson)
        }
      }
    }
    var judgement: Judgement?
    if let weights {
      judgement = Judgement(decoding: try ByteReader(path: weights).readAll(limit: 1 << 20))
      if judgement == nil {
        throw Fault(
          at: Place(file: weights), "not a file of weights: expected lines of signal or calibration"
        )
      }
    }
    var origin = ModelOrigin()
    origin.records = result.lessonCount
    result.bytes =
      SharedModel(counts, judgement: judgement, graph: graph, origin: origin).encoded()
    return result
  }
}
