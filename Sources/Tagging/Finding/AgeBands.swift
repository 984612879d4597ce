import WaymarkTaxonomy
import WaymarkTextAnalysis

/// The ages that each circumstance stands for, as far as its labels and keywords tell: "over 60s",
/// "13 to 19 year olds", "aged 50 and over".
struct AgeBands {
  /// A circumstance that has ages.
  private struct Entry {
    var term: TermIndex
    var bands: [ClosedRange<Int>]
  }

  private var entries: [Entry] = []

  /// The oldest age that a band without an end holds.
  private static let oldest = 115
  /// A wider one tells nothing of a person: "adults", "working age".
  private static let widest = 66
  /// How many circumstances one age stands for, the narrowest first.
  private static let perAge = 3

  /// Takes the ages of one way to name a term; returns whether it is about nothing but age.
  mutating func add(_ text: AgeWords, of label: String, _ term: TermIndex, weight: Double) -> Bool {
    guard text.words.allSatisfy({ $0.number != nil || Self.fillers.contains($0.text) }) else {
      return false
    }
    let says = { (words: Set<String>) in text.words.contains { words.contains($0.text) } }
    guard text.words.contains(where: { $0.number != nil }) else {
      // Of "very old" nothing is left but "old", which is said of houses and of children.
      return says(Self.olds) && !says(Self.births)
    }
    // "Three or more children" are no age.
    if says(Self.persons), says(Self.counting) { return false }
    // A doubtful one ("16-24" of young adults) tells of too many.
    guard weight >= 1, let band = Self.band(of: text, label) else { return true }
    if let place = entries.firstIndex(where: { $0.term == term }) {
      entries[place].bands.append(band)
    } else {
      entries.append(Entry(term: term, bands: [band]))
    }
    return true
  }

  /// The circumstances of an age, the narrowest first: those of which most bands hold it.
  func terms(at years: Int) -> [TermIndex] {
    var found: [(term: TermIndex, width: Int)] = []
    for entry in entries {
      let holding = entry.bands.filter { $0.contains(years) }
      guard holding.count * 2 > entry.bands.count, let width = holding.map(\.count).min(),
        width <= Self.widest
      else { continue }
      found.append((entry.term, width))
    }
    found.sort { ($0.width, $0.term) < ($1.width, $1.term) }
    return found.prefix(Self.perAge).map(\.term)
  }

  private static func band(of text: AgeWords, _ label: String) -> ClosedRange<Int>? {
    var numbers: [(value: Int, isPlural: Bool)] = []
    var place = 0
    while place < text.words.count {
      if let (value, length) = text.number(at: place) {
        numbers.append((value, text.words[place + length - 1].isPlural))
        place += length
      } else {
        place += 1
      }
    }
    func says(_ words: Set<String>) -> Bool { text.words.contains { words.contains($0.text) } }
    guard let first = numbers.first, let last = numbers.last, first.value <= last.value,
      last.value <= oldest
    else { return nil }
    if says(months) { return 0...max(0, last.value / 12 - 1) }
    let isOver = says(overs) || label.contains("+")
    let isUnder = says(unders)
    switch (isOver, isUnder) {
    case (true, true): return last.value > first.value ? first.value...last.value - 1 : nil
    case (true, false): return first.value...oldest
    case (false, true): return last.value > 0 ? 0...last.value - 1 : nil
    case (false, false): break
    }
    if says(births) { return 0...last.value }
    let isDecade = first.isPlural && first.value >= 20 && first.value % 10 == 0
    if isDecade { return first.value...last.value + 9 }
    return numbers.count == 2 || says(years) ? first.value...last.value : nil
  }

  private static let overs = PersonWords.set("over overs above plus more upwards older")
  private static let olds = PersonWords.set("old olds")
  private static let persons = PersonWords.set("people person child children")
  private static let counting = PersonWords.set("more plus")
  private static let unders = PersonWords.set("under unders below")
  private static let births = PersonWords.set("birth newborn")
  private static let months = PersonWords.set("month months")
  private static let years = PersonWords.set("year years yr yrs aged age")
  /// The words that may stand beside the numbers of an age.
  private static let fillers: Set<String> = [overs, unders, births, months, years, olds, persons]
    .reduce(
      PersonWords.set(
        "the of and or to from between in their up until but very s ages anyone those")
    ) { $0.union($1) }
}
