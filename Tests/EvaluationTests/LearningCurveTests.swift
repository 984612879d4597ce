import Testing
import WaymarkEvaluation
import WaymarkFormats
import WaymarkServiceRecords

struct LearningCurveTests {
  private static let parts = Folds.split(EvaluatorTests.records)

  private static func play(
    _ change: (inout LearningCurve.Settings) -> Void = { _ in }
  ) -> LearningCurve {
    var settings = LearningCurve.Settings()
    settings.step = 8
    change(&settings)
    return EvaluatorTests.evaluator().play(parts.rest, test: parts.held, settings: settings)
  }

  @Test("Whole groups are held back")
  func split() {
    #expect(Self.parts.rest.count + Self.parts.held.count == EvaluatorTests.records.count)
    #expect(!Self.parts.held.isEmpty)
    #expect(Set(Self.parts.rest.map(\.group)).isDisjoint(with: Self.parts.held.map(\.group)))
  }

  @Test("Corrections make other records better, and are made ever more rarely")
  func learning() throws {
    let curve = Self.play()
    let (first, last) = (try #require(curve.points.first), try #require(curve.points.last))
    #expect(first.corrections == 0)
    #expect(last.corrections == Self.parts.rest.count)
    #expect(last.accuracy > first.accuracy + 0.3)
    #expect(last.streamAccuracy > curve.points[1].streamAccuracy)
    #expect(curve.points.allSatisfy { $0.accepted <= $0.suggested })
    #expect(curve.testCount == Self.parts.held.count)
  }

  @Test("The same stream gives the same curve, another order another")
  func determinism() {
    #expect(Self.play() == Self.play())
    #expect(Self.play { $0.seed = 2 } != Self.play())
  }

  @Test("Wrong corrections teach wrongly")
  func wrong() throws {
    let wrong = try #require(Self.play { $0.wrongShare = 1 }.points.last)
    let clean = try #require(Self.play().points.last)
    #expect(wrong.accuracy < clean.accuracy)
  }

  @Test("It ends when it is told, and is written as JSON", arguments: [1, 8, 13, 1000])
  func ending(corrections: Int) throws {
    let curve = Self.play { $0.corrections = corrections }
    let count = min(corrections, Self.parts.rest.count)
    #expect(curve.points.map(\.corrections).last == count)
    #expect(curve.points.count == 1 + (count + 7) / 8)
    var writer = JSONWriter()
    curve.write(into: &writer)
    let root = try JSONDocument(parsing: Array(writer.bytes)).root
    #expect(root["points"].map { Array($0.elements).count } == curve.points.count)
    let drawing = EvaluationFigures.figures(of: curve).first
    #expect(drawing?.name == "learning-curve")
  }

  @Test("Nothing to play is no trap")
  func nothing() {
    let evaluator = EvaluatorTests.evaluator()
    let curve = evaluator.play([], test: [], settings: LearningCurve.Settings())
    #expect(curve.points.map(\.corrections) == [0])
  }
}
