/// A moment as ISO 8601 tells it, to the second.
package struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since the beginning of 1970, UTC.
  package let seconds: Int
  /// Whether the text named a day and no time of it.
  package let isWholeDay: Bool

  /// The seconds of a day.
  package static let day = 86_400
  /// The end of the year 9999, the last whose text is in order with all others.
  package static let greatest = Timestamp(seconds: 253_402_300_799)

  /// Makes a moment.
  package init(seconds: Int, isWholeDay: Bool = false) {
    self.seconds = seconds
    self.isWholeDay = isWholeDay
  }

  /// Reads `2030-01-31`, `2030-01-31T10:15`, `2030-01-31T10:15:30.5Z` or `2030-01-31 10:15+01:00`.
  ///
  /// A time without a zone is UTC, for no text may mean another moment on another machine. Nil where
  /// it is none of these, or no day of the calendar.
  package init?(_ text: String) {
    var rest = text.utf8[...]
    guard let year = Self.number(&rest, digits: 4), Self.skip(&rest, "-"),
      let month = Self.number(&rest, digits: 2), (1...12).contains(month), Self.skip(&rest, "-"),
      let day = Self.number(&rest, digits: 2), day >= 1, day <= Self.days(of: month, in: year)
    else { return nil }
    let start = Self.daysSince1970(year, month, day) * Self.day
    if rest.isEmpty {
      self.init(seconds: start, isWholeDay: true)
      return
    }
    guard Self.skip(&rest, "T") || Self.skip(&rest, "t") || Self.skip(&rest, " "),
      let hour = Self.number(&rest, digits: 2), hour < 24, Self.skip(&rest, ":"),
      let minute = Self.number(&rest, digits: 2), minute < 60
    else { return nil }
    var second = 0
    if Self.skip(&rest, ":") {
      guard let found = Self.number(&rest, digits: 2), found < 60 else { return nil }
      second = found
      if Self.skip(&rest, ".") || Self.skip(&rest, ",") {
        let digits = rest.prefix(while: \.isASCIIDigit)
        if digits.isEmpty { return nil }
        rest = rest[digits.endIndex...]
      }
    }
    guard let offset = Self.offset(&rest), rest.isEmpty else { return nil }
    self.init(seconds: start + (hour * 60 + minute) * 60 + second - offset)
  }

  /// As `2030-01-31T10:15:30Z`: such texts are in order where the moments are.
  package var description: String {
    var (day, time) = seconds.quotientAndRemainder(dividingBy: Self.day)
    // Rounded towards zero; before 1970 the day began earlier.
    if time < 0 { (day, time) = (day - 1, time + Self.day) }
    let (year, month, date) = Self.date(daysSince1970: day)
    func pad(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(date, 2))"
      + "T\(pad(time / 3600, 2)):\(pad(time / 60 % 60, 2)):\(pad(time % 60, 2))Z"
  }

  /// Whether one moment is before another; a whole day is before the moment at which it begins.
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.seconds == right.seconds
      ? left.isWholeDay && !right.isWholeDay : left.seconds < right.seconds
  }
}

extension Timestamp {
  private typealias Bytes = Substring.UTF8View

  private static func skip(_ rest: inout Bytes, _ sign: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: sign) else { return false }
    rest.removeFirst()
    return true
  }

  private static func number(_ rest: inout Bytes, digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard let byte = rest.first, byte.isASCIIDigit else { return nil }
      number = number * 10 + Int(byte - 0x30)
      rest.removeFirst()
    }
    return number
  }

  /// The seconds by which a zone is before UTC; nil where what follows is no zone.
  private static func offset(_ rest: inout Bytes) -> Int? {
    if rest.isEmpty || skip(&rest, "Z") || skip(&rest, "z") { return 0 }
    let isWest = rest.first == UInt8(ascii: "-")
    guard skip(&rest, isWest ? "-" : "+"), let hours = number(&rest, digits: 2), hours < 24
    else { return nil }
    _ = skip(&rest, ":")
    let minutes = rest.isEmpty ? 0 : number(&rest, digits: 2)
    guard let minutes, minutes < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes) * 60
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // Howard Hinnant, "chrono-compatible low-level date algorithms" (2013): years begin in March, so
  // that the day of the leap year comes last.

  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let days = days + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }
}
