import WaymarkTextAnalysis

/// The ages that a person tells: "I am 72", "my 15-year-old son", "we are both over 80".
enum SpokenAges {
  /// One age, in years, with the places of the words that tell it.
  struct Age: Equatable {
    var years: Int
    var places: ClosedRange<Int>
  }

  /// No person is older.
  private static let oldest = 115

  /// Reads the ages of a text, in order.
  static func read(_ text: AgeWords) -> [Age] {
    var ages: [Age] = []
    var place = 0
    while place < text.words.count {
      let length = text.number(at: place)?.length ?? 1
      if let age = age(at: place, in: text), age.years <= oldest { ages.append(age) }
      place += length
    }
    return ages
  }

  private static func age(at place: Int, in text: AgeWords) -> Age? {
    guard let (value, length) = text.number(at: place) else { return nil }
    let end = place + length
    let next = text.word(end)?.text
    let isOld = text.word(end + 1).map { olds.contains($0.text) } == true
    if let next, isOld, years.contains(next) {
      return isOfThing(place, in: text) ? nil : Age(years: value, places: place...end + 1)
    }
    if let next, isOld, parts.contains(next) { return Age(years: 0, places: place...end + 1) }
    guard text.words[place].boundary < .comma, place > 0 else { return nil }
    let previous = text.words[place - 1].text
    if text.words[place].isPlural { return decade(value, at: place, in: text) }
    if aged.contains(previous) {
      // "I have smoked since age 14."
      if place > 1, past.contains(text.words[place - 2].text) { return nil }
      return Age(years: value, places: place - 1...end - 1)
    }
    // What is counted follows at once: "I am 6 weeks pregnant", "we are 3 people".
    if let next, !goesOn.contains(next) { return nil }
    var verb = place - 1
    while verb > 0, between.contains(text.words[verb].text), text.words[verb].boundary < .comma {
      verb -= 1
    }
    let subject = verb > 0 ? text.words[verb - 1].text : ""
    let isPerson =
      own.contains(text.words[verb].text)
      || being.contains(text.words[verb].text) && persons.contains(subject)
    return isPerson ? Age(years: value, places: max(0, verb - 1)...end - 1) : nil
  }

  /// Whether something else than a person is so many years old: "my house is 100 years old".
  private static func isOfThing(_ place: Int, in text: AgeWords) -> Bool {
    var verb = place - 1
    while verb > 0, between.contains(text.words[verb].text) { verb -= 1 }
    return verb > 0 && being.contains(text.words[verb].text)
      && !persons.contains(text.words[verb - 1].text)
  }

  /// "In my sixties", "in his late 60s".
  private static func decade(_ value: Int, at place: Int, in text: AgeWords) -> Age? {
    guard value >= 20, value % 10 == 0 else { return nil }
    var start = place - 1
    var years = value + 5
    switch text.words[start].text {
    case "early": years = value + 2
    case "mid": break
    case "late": years = value + 8
    default: start += 1
    }
    guard start >= 2, owners.contains(text.words[start - 1].text),
      text.words[start - 2].text == "in"
    else { return nil }
    return Age(years: years, places: start - 2...place)
  }

  private static let years = PersonWords.set("year years yr yrs")
  private static let parts = PersonWords.set("month months week weeks day days")
  private static let olds = PersonWords.set("old olds")
  private static let aged = PersonWords.set("aged age turned turning")
  private static let between = PersonWords.set(
    "both now only just over nearly almost about past already all")
  private static let own = PersonWords.set("am im")
  private static let being = PersonWords.set("m is s are re")
  private static let past = PersonWords.set("since from at before")
  private static let owners = PersonWords.set("my his her their our your")
  /// What may stand after an age that is told bare.
  private static let goesOn = PersonWords.set(
    """
    and but with so now who because since or this next years yrs living on in as yet i he she we they \
    my
    """)
  private static let persons = PersonWords.set(
    """
    i he she we they you both who son daughter child boy girl baby kid husband wife partner boyfriend \
    girlfriend mum mam mother dad father gran nan grandma grandad grandmother grandfather brother \
    sister aunt uncle friend neighbour parents kids twins
    """)
}
