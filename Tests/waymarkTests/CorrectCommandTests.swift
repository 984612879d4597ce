import Foundation
import Testing
import WaymarkTestSupport

@Suite("One correction, from the command line")
struct CorrectCommandTests {
  private let program = BuiltProgram()

  private static let zumba = "Zumba in the village hall with lunch clubs"

  private func answer(_ text: String) throws -> String {
    try program.run("suggest", text, "--ranking", "9", "--format", "ndjson").output
  }

  @Test(
    "After one correction of a wrong main type the right one leads, on a like text too")
  func corrected() throws {
    #expect(try program.run("init").status == 0)
    func leading(_ text: String) throws -> String? {
      let parsed = try JSONSerialization.jsonObject(with: Data(try answer(text).utf8))
      return ((parsed as? [String: Any])?["ranking"] as? [[String: Any]])?.first?["id"] as? String
    }
    let text = "Grandparents who mind little ones borrow toys and swap stories every Monday."
    let like = "Swap stories and borrow toys on Mondays: for grandparents minding little ones."
    let (wrong, right) = ("exServiceType:4", "exServiceType:5")
    #expect(try leading(text) == wrong)
    #expect(try leading(like) == wrong)
    let done = try program.run(
      "correct", "--text", text, "--remove", wrong, "--add", right, "--by", "ann")
    #expect(done.status == 0)
    #expect(try leading(text) == right)
    #expect(try leading(like) == right)
  }

  @Test("Asked for a precision that was never measured, it goes by its confidence and says so")
  func unmeasuredPrecision() throws {
    #expect(try program.run("init").status == 0)
    let sure = try program.run("suggest", Self.zumba, "--precision", "0.01", "--format", "ndjson")
    #expect(sure.status == 0)
    #expect(sure.output.contains("\"main\":true"))
    #expect(sure.errors.contains("no precision was measured in this workspace yet"))
    let unsure = try program.run("suggest", Self.zumba, "--precision", "1", "--format", "ndjson")
    #expect(unsure.output.contains("\"suggestions\":[]"))
    #expect(unsure.errors.contains("at least 100 % sure"))
    #expect(try program.run("suggest", Self.zumba).errors.isEmpty)
  }
}
