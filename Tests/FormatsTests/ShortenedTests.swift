import Testing
import WaymarkFormats

@Suite("Shortened texts")
struct ShortenedTests {
  @Test(
    "A text is cut where it is too long, and says so",
    arguments: [
      ("", 3, ""), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("cafés", 4, "caf…"), ("abc", 1, "…"),
      ("👩‍👩‍👧bc", 2, "👩‍👩‍👧…"),
    ])
  func shortened(text: String, length: Int, expected: String) {
    #expect(text.shortened(to: length) == expected)
  }
}
