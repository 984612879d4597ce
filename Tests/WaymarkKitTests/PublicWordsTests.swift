import Testing
@testable import WaymarkKit
import WaymarkReports
import WaymarkTagging
import WaymarkTestSupport

@Suite("What a program tells apart without reading sentences")
struct PublicWordsTests {
  @Test("is said by the words of the JSON contract")
  func words() {
    #expect(
      WithholdingReason.allCases.map { Workspace.Withheld.Reason($0).rawValue }
        == WithholdingReason.allCases.map(\.rawValue))
    #expect(
      EvidenceSource.allCases.map { Workspace.Evidence.Source($0).rawValue }
        == EvidenceSource.allCases.map(\.rawValue))
    #expect(
      TermDescription.Neighbourhood.allCases.map { Workspace.Neighbourhood($0).rawValue }
        == TermDescription.Neighbourhood.allCases.map(\.rawValue))
  }

  @Test("is there in an answer: where a reason comes from, in which field, and why not")
  func answer() throws {
    let workspace = Workspace(try InventedWorkspace().store())
    let answer = try workspace.suggest("We lend toys.", name: "Toy libraries")
    let evidence = try #require(answer.suggestions.first?.evidence.first)
    #expect(evidence.source == .label)
    #expect(evidence.field == .name)
    #expect(String(Array("Toy libraries")[evidence.range]) == evidence.text)
    try workspace.correct(
      "We lend toys.", name: "Toy libraries", remove: ["Toy libraries"], by: "a")
    let later = try workspace.suggest("We lend toys.", name: "Toy libraries")
    #expect(later.withheld.first { $0.term.label == "Toy libraries" }?.reason == .decided)
  }
}
