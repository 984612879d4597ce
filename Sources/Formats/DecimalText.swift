extension Double {
  /// Returns the number rounded to at most `decimals` digits after the point, without trailing zeros.
  ///
  /// The point is a point and there is nothing between thousands, wherever the program runs.
  package func decimalText(_ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<max(0, min(decimals, 15)) { scale *= 10 }
    let scaled = (self * Double(scale)).rounded()
    // Beyond this not every integer is a Double, and nothing is left to round.
    guard abs(scaled) < 9_007_199_254_740_992 else { return description }
    let digits = Int(scaled).magnitude
    let (whole, fraction) = digits.quotientAndRemainder(dividingBy: UInt(scale))
    let text = scaled < 0 ? "-\(whole)" : "\(whole)"
    guard fraction > 0 else { return text }
    // Adding the scale keeps the zeros after the point; its own leading 1 is dropped again.
    var tail = String(fraction + UInt(scale)).dropFirst()
    while tail.last == "0" { tail.removeLast() }
    return text + "." + tail
  }

  /// Returns a share as a percentage, `0.125` as `13%`; small ones keep a digit after the point.
  package var percentText: String {
    (self * 100).decimalText(abs(self) < 0.0995 ? 1 : 0) + "%"
  }
}
