import Testing
import WaymarkServiceRecords
import WaymarkTestSupport

@testable import WaymarkEvaluation

struct FoldsTests {
  @Test(
    "MD5 gives the digests of RFC 1321",
    arguments: [
      ("", "d41d8cd98f00b204e9800998ecf8427e"),
      ("a", "0cc175b9c0f1b6a831c399e269772661"),
      ("abc", "900150983cd24fb0d6963f7d28e17f72"),
      ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
      ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
      (
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        "d174ab98d277d9f5a5611c2c9f419d9f"
      ),
      (
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        "57edf4a22be3c955ac49da2e2107b67a"
      ),
    ])
  func digests(message: String, expected: String) {
    let digits = Array("0123456789abcdef")
    let digest = MD5.digest(of: Array(message.utf8))
      .flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    #expect(String(digest) == expected)
  }

  @Test(
    "The folds are those of the peers",
    arguments: [
      ("a", [0, 1, 2, 0]), ("town-7", [0, 0, 2, 5]), ("", [0, 0, 1, 1]), ("Café", [0, 0, 2, 0]),
      ("🙂", [0, 1, 1, 4]), (String(repeating: "x", count: 200), [0, 0, 4, 5]),
    ])
  func peers(key: String, expected: [Int]) {
    #expect([1, 2, 5, 7].map { Folds.fold(of: key, count: $0) } == expected)
  }

  @Test("A group is never cut; without one a record stands by its id, then by its name")
  func keys() {
    let grouped = ServiceRecord(id: "r1", name: "Lunch", group: "Easton")
    let single = ServiceRecord(id: "r2", name: "Lunch")
    let nameless = ServiceRecord(name: "Lunch")
    #expect(FoldKey.group.value(of: grouped) == "Easton")
    #expect(FoldKey.id.value(of: grouped) == "r1")
    #expect(FoldKey.group.value(of: single) == "r2")
    #expect(FoldKey.id.value(of: nameless) == "Lunch")
  }

  @Test("Every fold gets its share", arguments: [2, 5, 10])
  func shares(count: Int) {
    var sizes = [Int](repeating: 0, count: count)
    for number in 0..<2000 { sizes[Folds.fold(of: "record-\(number)", count: count)] += 1 }
    #expect(sizes.allSatisfy { abs($0 - 2000 / count) < 1000 / count })
  }
}
