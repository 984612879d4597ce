import Foundation
import Testing
import WaymarkTestSupport

@Suite("A learner that is killed")
struct KillTests {
  private let program = BuiltProgram()

  @Test(
    "Nothing acknowledged is lost, nothing is half done, and the replay is the same")
  func killed() async throws {
    #expect(try program.run("init").status == 0)
    var random = SeededGenerator(seed: 11)
    // How long a whole run takes here, so that the moments to kill at lie within it.
    let start = ContinuousClock.now
    let first = try learn(0, lessons: 40, killingAfter: nil)
    let whole = (ContinuousClock.now - start) / .seconds(1)
    #expect(first)
    var acknowledged = 40
    var isAcknowledged = [true]
    for run in 1...12 {
      let isDone = try learn(
        run, lessons: 40, killingAfter: Double.random(in: 0...whole * 1.1, using: &random))
      isAcknowledged.append(isDone)
      if isDone { acknowledged += 40 }
    }
    let history = try program.run("history", "--format", "csv")
    #expect(history.status == 0)
    var found = [Int](repeating: 0, count: isAcknowledged.count)
    for line in history.output.split(separator: "\n").dropFirst() {
      let record = try #require(line.split(separator: ",").first { $0.hasPrefix("run") })
      found[try #require(Int(record.dropFirst(3).prefix { $0 != "-" }))] += 1
    }
    for (count, isDone) in zip(found, isAcknowledged) {
      // What was killed just before it could say so may be there, but whole.
      #expect(count == 40 || (count == 0 && !isDone))
    }
    let replayed = try program.run("replay", "--into", "replica.sqlite")
    #expect(replayed.status == 0, "\(replayed.errors)")
    for text in ["Soup number 3", "Jigsaw number 8"] {
      let answers = try ["waymark.sqlite", "replica.sqlite"].map {
        try program.run("suggest", text, "--ranking", "5", "--format", "ndjson", "--workspace", $0)
          .output
      }
      #expect(answers[0] == answers[1] && !answers[0].isEmpty)
    }
    #expect(acknowledged >= 40)
  }

  /// Learns lessons of a run's own; returns whether the program said that it had.
  private func learn(_ run: Int, lessons: Int, killingAfter seconds: Double?) throws -> Bool {
    let records = (0..<lessons).map { number in
      """
      {"id":"run\(run)-\(number)","name":"\(number % 2 == 0 ? "Soup" : "Jigsaw") number \(number)",\
      "categories":["exServiceType:\(number % 2 == 0 ? 1 : 4)"]}
      """
    }
    let file = program.folder.write("run\(run).ndjson", records.joined(separator: "\n") + "\n")
    let process = try program.process("learn", file, "--source", "s")
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    if let seconds {
      Thread.sleep(forTimeInterval: seconds)
      kill(process.processIdentifier, SIGKILL)
    }
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self) == "learned \(lessons) of \(lessons) records\n"
  }
}
