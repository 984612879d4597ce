import Testing
import WaymarkEvaluation
import WaymarkFormats
import WaymarkTagging
import WaymarkTaxonomy

struct ReportTests {
  private static func judged(
    _ gold: Set<Int>, _ suggested: [Int], unknown: Int = 0, main: Judged.Main? = nil
  ) -> Judged {
    Judged(
      gold: gold, unknownCount: unknown, main: main,
      ranked: suggested.map { RankedTerm(term: $0, confidence: 0.5) },
      suggested: suggested)
  }

  private static let records = [
    judged([0], [0]), judged([0, 1], [1, 2]), judged([2], [0], unknown: 1), judged([1], []),
  ]

  private static let graph: TermGraph = {
    var builder = TermGraphBuilder()
    for (number, label) in ["Soup", "Tea, \"black\"", "Bread"].enumerated() {
      builder.add(
        Term(id: CURIE(prefix: "x", local: "\(number)"), label: label), at: Place(file: "x"))
    }
    return builder.build().graph
  }()

  @Test("Terms are counted, those with the most errors first, ties by term")
  func termFigures() {
    let figures = TermFigures.count(Self.records)
    #expect(figures.map(\.term) == [0, 2, 1])
    #expect(figures.map(\.support) == [2, 1, 2])
    #expect(figures.map(\.truePositives) == [1, 0, 1])
    #expect(figures.map(\.falsePositives) == [1, 1, 0])
    #expect(figures.map(\.falseNegatives) == [1, 1, 1])
    #expect(TermFigures.count([]).isEmpty)
  }

  @Test("Their table has a row for each, quoted where it must be")
  func csv() {
    let bytes = TermFigures.csv(TermFigures.count(Self.records), graph: Self.graph)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        URI,Label,Support,True_positives,False_positives,False_negatives,Precision,Recall,F1_score
        x:0,Soup,2,1,1,1,0.5,0.5,0.5
        x:2,Bread,1,0,1,1,0,0,0
        x:1,"Tea, ""black\""",2,1,0,1,1,0.5,0.6667

        """)
  }

  @Test("A report has the figures of the metrics, and main types only where they are marked")
  func report() throws {
    var outcome = Evaluator.Outcome()
    outcome.judged = Self.records
    let plain = EvaluationReport(of: outcome)
    #expect(plain.count == 4)
    #expect(!plain.rows.contains { $0.key.hasPrefix("main") })
    outcome.judged.append(Self.judged([1], [1], main: .known(1)))
    let report = EvaluationReport(of: outcome)
    func value(_ key: String) -> Double? { report.rows.first { $0.key == key }?.value }
    #expect(value("main_records") == 1)
    #expect(value("main_first") == 1)
    #expect(value("suggested_precision") == 0.6)
    var writer = JSONWriter()
    report.write(into: &writer)
    let document = try JSONDocument(parsing: Array(writer.bytes))
    #expect(document.root["records"]?.int == 5)
    #expect(document.root["suggested_precision"]?.double == 0.6)
  }
}
