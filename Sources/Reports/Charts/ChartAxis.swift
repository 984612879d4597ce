import Foundation
import WaymarkFormats

/// One axis of a chart.
package struct ChartAxis: Sendable, Hashable {
  /// What the figures along an axis are.
  package enum Unit: Sendable, Hashable {
    /// Numbers as they are.
    case number
    /// Shares, shown as percentages.
    case share
  }

  /// What it shows, with its unit if it has one.
  package var title: String
  /// What the figures are.
  package var unit: Unit
  /// Where it begins and ends; nil to fit what is drawn.
  package var range: ClosedRange<Double>?

  /// Makes an axis.
  package init(_ title: String, unit: Unit = .number, range: ClosedRange<Double>? = nil) {
    self.title = title
    self.unit = unit
    self.range = range
  }

  /// An axis of shares from nothing to all.
  package static func share(_ title: String) -> ChartAxis {
    ChartAxis(title, unit: .share, range: 0...1)
  }
}

/// Where an axis begins and ends, and where its labels stand.
///
/// Steps are 1, 2 or 5 times a power of ten (Heckbert, "Nice numbers for graph labels", 1990).
struct AxisScale {
  let range: ClosedRange<Double>
  let ticks: [Double]
  private let unit: ChartAxis.Unit
  private let decimals: Int

  /// Fits a scale to values; those that are no numbers do not count.
  init(_ axis: ChartAxis, values: some Sequence<Double>) {
    unit = axis.unit
    var bounds = axis.range
    if bounds == nil {
      for value in values where value.isFinite {
        bounds = min(bounds?.lowerBound ?? value, value)...max(bounds?.upperBound ?? value, value)
      }
    }
    var (low, high) = (bounds?.lowerBound ?? 0, bounds?.upperBound ?? 1)
    // What is wider than a number can be is shown around nothing.
    if !(high - low).isFinite { (low, high) = (-1, 1) }
    if high - low < 1e-12 * max(1, abs(high)) { (low, high) = (low - 0.5, high + 0.5) }
    let step = Self.step(for: high - low)
    if axis.range == nil {
      low = (low / step).rounded(.down) * step
      high = (high / step).rounded(.up) * step
    }
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    range = low...high
    ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    let shown = axis.unit == .share ? step * 100 : step
    decimals = max(0, Int(-log10(shown).rounded(.down)))
  }

  private static func step(for span: Double) -> Double {
    let rough = span / 5
    let power = pow(10, log10(rough).rounded(.down))
    let multiple = rough / power
    return power * (multiple < 1.5 ? 1 : multiple < 3.5 ? 2 : multiple < 7.5 ? 5 : 10)
  }

  /// The label of a place on the axis.
  func text(_ value: Double) -> String {
    unit == .share ? (value * 100).decimalText(decimals) + "%" : value.decimalText(decimals)
  }

  /// Where a value stands between the two ends, from 0 to 1; nil for what is not on the axis.
  func share(_ value: Double) -> Double? {
    let tolerance = 1e-9 * (range.upperBound - range.lowerBound)
    guard value >= range.lowerBound - tolerance, value <= range.upperBound + tolerance else {
      return nil
    }
    return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }
}
