extension Double {
  /// Returns the number rounded to at most `decimals` digits after the point, without trailing zeros.
  ///
  /// The point is a point and there is nothing between thousands, wherever the program runs.
  package func decimalText(_ decimals: Int) -> String {
    var bytes: [UInt8] = []
    append(decimals: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what `decimalText` returns.
  func append(decimals: Int, to bytes: inout [UInt8]) {
    var scale = 1
    for _ in 0..<max(0, min(decimals, 15)) { scale *= 10 }
    let scaled = (self * Double(scale)).rounded()
    // Beyond this not every integer is a Double, and nothing is left to round.
    guard abs(scaled) < 9_007_199_254_740_992 else {
      bytes.append(contentsOf: description.utf8)
      return
    }
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    var (whole, fraction) = Int(scaled).magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    bytes.append(digitsOf: whole)
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    // The first digit first, and none after the last that is not zero.
    while fraction > 0 {
      scale /= 10
      (whole, fraction) = fraction.quotientAndRemainder(dividingBy: UInt(scale))
      bytes.append(UInt8(ascii: "0") + UInt8(whole))
    }
  }

  /// Returns a share as a percentage, `0.125` as `13%`; small ones keep a digit after the point.
  package var percentText: String {
    (self * 100).decimalText(abs(self) < 0.0995 ? 1 : 0) + "%"
  }
}

extension [UInt8] {
  /// Appends the digits of a number.
  mutating func append(digitsOf number: UInt) {
    if number > 9 { append(digitsOf: number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
