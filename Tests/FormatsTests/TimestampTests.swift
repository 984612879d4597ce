import Testing
import WaymarkFormats
import WaymarkTestSupport

@Suite("Timestamps")
struct TimestampTests {
  @Test(
    "A moment is read in every usual form, and written in one",
    arguments: [
      ("1970-01-01", "1970-01-01T00:00:00Z"), ("2030-01-31", "2030-01-31T00:00:00Z"),
      ("2030-01-31T10:15", "2030-01-31T10:15:00Z"),
      ("2030-01-31 10:15:30", "2030-01-31T10:15:30Z"),
      ("2030-01-31T10:15:30.25Z", "2030-01-31T10:15:30Z"),
      ("2030-01-31T00:15:30+01:00", "2030-01-30T23:15:30Z"),
      ("2030-12-31T23:30-0130", "2031-01-01T01:00:00Z"),
      ("2028-02-29t10:15:30z", "2028-02-29T10:15:30Z"),
      ("0001-03-01", "0001-03-01T00:00:00Z"),
    ])
  func forms(text: String, expected: String) throws {
    #expect(try #require(Timestamp(text)).description == expected)
  }

  @Test(
    "What is no moment is none",
    arguments: [
      "", "now", "2030", "2030-1-31", "2030-13-01", "2030-02-30", "2029-02-29", "1900-02-29",
      "2030-01-31T", "2030-01-31T24:00", "2030-01-31T10", "2030-01-31T10:60", "2030-01-31T10:15:99",
      "2030-01-31T10:15:30.", "2030-01-31T10:15:30+", "2030-01-31T10:15:30+25:00", "2030-01-31Z",
      " 2030-01-31", "2030-01-31 ", "+030-01-31", "２０３０-01-31",
    ])
  func refused(text: String) { #expect(Timestamp(text) == nil) }

  @Test("Only a day is a whole day")
  func wholeDay() {
    #expect(Timestamp("2030-01-31")?.isWholeDay == true)
    #expect(Timestamp("2030-01-31T00:00")?.isWholeDay == false)
  }

  @Test("Of two moments that are not the same one is before the other")
  func total() throws {
    let moments = try ["2030-01-31T00:00", "2030-01-31", "2030-01-30T23:59:59"].map {
      try #require(Timestamp($0))
    }
    for left in moments {
      for right in moments {
        #expect([left < right, left == right, right < left].count(where: \.self) == 1)
      }
    }
    #expect(moments.sorted() == moments.reversed())
  }

  @Test("The last and the first second that can be counted have their day", arguments: [1, -1])
  func far(sign: Int) {
    let seconds = sign * 9_007_199_254_740_993
    let day = Timestamp(seconds: seconds).description.suffix(9)
    let time = (seconds % 86_400 + 86_400) % 86_400
    let expected = [time / 3600, time / 60 % 60, time % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
    #expect(day == expected.joined(separator: ":") + "Z")
  }

  @Test("Moments in order have texts in order, and come back", arguments: UInt64(1)...4)
  func order(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let moments = (0..<500).map { _ in
      Timestamp(seconds: Int.random(in: -62_135_596_800...253_402_300_799, using: &random))
    }
    for moment in moments {
      #expect(try #require(Timestamp(moment.description)).seconds == moment.seconds)
    }
    #expect(moments.sorted().map(\.description) == moments.map(\.description).sorted())
  }
}
