import Testing
import WaymarkFormats

@Suite("SplitMix64")
struct SplitMix64Tests {
  @Test("The numbers are those of the authors' own program")
  func reference() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test("A share is from 0 to below 1")
  func share() {
    var random = SplitMix64(seed: 1)
    let shares = (0..<1000).map { _ in random.nextShare() }
    #expect(shares.allSatisfy { (0..<1).contains($0) })
    #expect((0.45...0.55).contains(shares.reduce(0, +) / 1000))
  }
}
