/// One line on a terminal that says how far things are: count, rate and time left.
final class ProgressLine {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var isOnScreen = false

  /// Makes a line; nothing is ever written where it is not shown.
  init(isShown: Bool) { self.isShown = isShown }

  /// Shows how far things are, a few times a second.
  ///
  /// - Parameters:
  ///   - count: How many records are done.
  ///   - share: Which part of the input that is; nil where its size is not known.
  func show(count: Int, share: Double?) {
    guard isShown else { return }
    let now = ContinuousClock.now
    if let last, now - last < .milliseconds(200) { return }
    last = now
    let seconds = (now - start) / .seconds(1)
    guard seconds > 0.1 else { return }
    var line = "\(count) records, \(Int(Double(count) / seconds)) a second"
    if let share, share > 0.001, share <= 1 {
      line += ", \(Int(share * 100)) %, \(Self.time(seconds * (1 - share) / share)) left"
    }
    StandardError.write("\r\u{1B}[K\(line)")
    isOnScreen = true
  }

  /// Takes the line off the screen, before anything else is written there.
  func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    StandardError.write("\r\u{1B}[K")
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
