import Testing
import WaymarkTagging

/// A text with the ages that it names.
struct AgeCase: Sendable, CustomTestStringConvertible {
  var text: String
  var minimum: Int?
  var maximum: Int?
  var testDescription: String { text }

  init(_ text: String, _ minimum: Int?, _ maximum: Int?) {
    (self.text, self.minimum, self.maximum) = (text, minimum, maximum)
  }

  static let limits: [AgeCase] = [
    .init(
      "Counselling for young people of 11 to 18. If you are 19 or over try the clinic.", 11, 18),
    .init("Anyone of 18 or more who lives here may come.", 18, nil),
    .init("Over 60s club. Tea, bingo and chat.", 60, nil),
    .init("A lunch club run by volunteers for over 60s.", 60, nil),
    .init("A playgroup run by parents for under 5s.", nil, 5),
    .init("Swimming lessons taught by qualified teachers for ages 4 to 11.", 4, 11),
    .init("Young people aged 11 to 18 can see a counsellor.", 11, 18),
    .init("Over 60s can try walking football.", 60, nil),
    .init("Help for people over 65 who cannot care for themselves.", 65, nil),
    .init("For adults aged 18 to 70.", 18, 70),
    .init("For over 60s, ask Jean for details.", 60, nil),
    .init("Those over 60 look forward to lunch here.", 60, nil),
    .init("A day centre for people over 65 and with dementia.", 65, nil),
    .init("For year 7 and above.", 11, nil),
    .init("From year 7 upwards.", 11, nil),
    .init("We care for adults from 18 up.", 18, nil),
    .init("Cadets can join from the start of school Year 8.", 12, nil),
    .init("Visits for children with additional needs (0-4).", 0, 4),
    .init("Adults over 18, most of them over 75.", 18, nil),
    .init("Squirrels 4-6 Tues. Beavers 6-8 Weds. Cubs 8-10 Thurs. Scouts 10-14 Fri.", 4, 14),
    .init("Street dance for 8 to 11s.", 8, 11),
    .init("Street dance for 8-11s.", 8, 11),
    .init("Street dance for 8–11s.", 8, 11),
    .init("Drama for children aged 5-11.", 5, 11),
    .init("Drama for children aged 5 to 11 years.", 5, 11),
    .init("Drama for children aged between 5 and 11.", 5, 11),
    .init("Drama for children (5-11 years).", 5, 11),
    .init("Drama for children ages 5 - 11.", 5, 11),
    .init("Tea dance for over 55s.", 55, nil),
    .init("Tea dance for the over-55s in town.", 55, nil),
    .init("A lunch club for anyone over 55.", 55, nil),
    .init("A lunch club for people over the age of 55.", 55, nil),
    .init("If you're over 60, come for tea.", 60, nil),
    .init("If you are 60 or over, come for tea.", 60, nil),
    .init("Walking football for men 50+ every Tuesday.", 50, nil),
    .init("Walking football (50+).", 50, nil),
    .init("Boxing training, 18+ only.", 18, nil),
    .init("You must be 18+ to join the gym.", 18, nil),
    .init("You must be 18 or over to join the gym.", 18, nil),
    .init("You must be at least 16 years old.", 16, nil),
    .init("Learners aged 19 and over can take this course.", 19, nil),
    .init("Learners aged 19+ can take this course.", 19, nil),
    .init("Learners aged 19 years and over can take this course.", 19, nil),
    .init("For adults aged 18 plus.", 18, nil),
    .init("Adults 18 years and above.", 18, nil),
    .init("Open to those aged 65 or older.", 65, nil),
    .init("From age 7 upwards.", 7, nil),
    .init("Suitable from 7 years upwards.", 7, nil),
    .init("Minimum age 14.", 14, nil),
    .init("The minimum age is 14.", 14, nil),
    .init("Ladies of age 50plus meet for keep fit.", 50, nil),
    .init("Stay and play for under-fives.", nil, 5),
    .init("Stay and play for under 5s.", nil, 5),
    .init("Stay and play for children under five.", nil, 5),
    .init("Stay and play for children under the age of 5.", nil, 5),
    .init("Support for young people up to 25.", nil, 25),
    .init("Support for young people up to the age of 25.", nil, 25),
    .init("Support for young people up to 25 years old.", nil, 25),
    .init("Open to children aged 12 and under.", nil, 12),
    .init("Swimming for anyone under 16 years of age.", nil, 16),
    .init("Maximum age 30.", nil, 30),
    .init("No older than 18.", nil, 18),
    .init("Between 16 and 24 years old and out of work?", 16, 24),
    .init("For people between the ages of 16 and 24.", 16, 24),
    .init("Coaching for 16-24 year olds.", 16, 24),
    .init("Coaching for 16 to 24 year-olds.", 16, 24),
    .init("From birth to five we are there for families.", 0, 5),
    .init("Baby groups for 0-5 years.", 0, 5),
    .init("Children aged 0 to 5 and their parents.", 0, 5),
    .init("Years 3-6 homework club.", 7, 11),
    .init("Homework club for Years 3 to 6.", 7, 11),
    .init("For pupils in Year 7 to Year 11.", 11, 16),
    .init("A breakfast club for Year 6 pupils.", 10, 11),
    .init("From Reception to Year 6.", 4, 11),
    .init("A place for reception class children.", 4, 5),
    .init("Booster lessons at Key Stage 2.", 7, 11),
    .init("Lessons for Key Stages 3 and 4.", 11, 16),
    .init("A gardening club for secondary school age children.", 11, 16),
    .init("After-school care for primary school aged children.", 5, 11),
    .init("Sensory play from 6 months to 3 years.", 0, 3),
    .init("Funded places for 3 and 4 year olds.", 3, 4),
    .init("Funded places for two year olds.", 2, 2),
    .init("Young people 11-19 meet on Friday.", 11, 19),
    .init("Boys and girls 6-8 meet at six.", 6, 8),
    .init("A counselling service; ages 11 - 20 years old.", 11, 20),
    .init("Open to anyone aged eleven to sixteen.", 11, 16),
    .init("Juniors aged 5-11 on Monday, seniors aged 12-18 on Tuesday.", 5, 18),
    .init("Residents who are 75 and over.", 75, nil),
    .init("This course is for adults only.", 18, nil),
    .init("Care for adults over the age of 18.", 18, nil),
    .init("Our holiday scheme is for ages 4 to 14.", 4, 14),
    .init("Age range 13 to 19.", 13, 19),
    .init("Open to over 18s. Under 16s must be accompanied by an adult.", 18, nil),
    .init("For 11-18s. We have been open for 20 years.", 11, 18),
    .init("Over 60s Lunch Club.", 60, nil),
    .init("Rugby league for adults from 16 to 99.", 16, nil),
    .init("A nursery for children from the age of two until they start school.", 2, nil),
    .init("Playgroup from two and a half years.", 2, nil),
    .init("Children must have turned three before they start.", 3, nil),
    .init("Fencing can be started at the age of nine.", 9, nil),
    .init("For every young person in the valley between 8 and 21.", 8, 21),
    .init("Help for families and children from 0 to 18 years old.", 0, 18),
    .init("For people over 18. People under 18 are seen by another team.", 18, nil),
    .init("Bump to 5: songs and rhymes.", 0, 5),
    .init("For young carers from 8 up to their 18th birthday.", 8, 17),
    .init("Join us up to your 17th birthday.", nil, 16),
    .init("For sea cadets, until they turn 18.", nil, 17),
    .init("Juniors are 8 to 11 and meet on Monday, seniors are 12 to 18.", 8, 18),
    .init("Join us if you live here and are over 18.", 18, nil),
    .init("If you are 16 or 17 you can have a room.", 16, 17),
    .init("Ballet for ages 5-9, Saturdays 10-11 in the hall.", 5, 9),
    .init("Pre-school for children aged 2 to 5, offering 30 funded hours.", 2, 5),
    .init("Residents aged 65 and over are entitled to use the minibus.", 65, nil),
    .init("A choir. We sing. Membership is open to those aged 50 and over.", 50, nil),
    .init("Once you have turned 50 you can join.", 50, nil),
    .init("Full membership is for those aged 17 and over, £36 a year.", 17, nil),
    .init("Company and lunch for people over 65, Monday to Friday.", 65, nil),
    .init("A 14-week course for adults 18+ with a BMI of 30 or more.", 18, nil),
    .init(
      "We run it with students. The ages go from 20 to old, but it is for over 18s only.", 18, nil),
    .init("Juniors meet at 18.30, seniors, aged 13 to 18, at 19.45.", 13, 18),
    .init(
      "Sparks (7-10) on Saturday, Beams (11-14) on Saturday, Floods (15-18) on Wednesday.", 7, 18),
    .init(
      "Otters 6 to 8, Thursday 6.00-7.00. Seals 8 to 10, Monday 6.30-8.00. Whales 10 to 14, Friday.",
      6, 14),
    .init("A youth theatre for ages 12 to 18 (school year 8 and above).", 12, 18),
    .init(
      "There are three squads: bronze for 5 to 9s, silver from 10 to 13, gold from 14 to 17.", 5, 17
    ),
    .init(
      "Sea Scouts. We sail. We row. Otters, 6 to 8 years, Monday. Seals, 8 to 10, Tuesday. Whales, 11 to 14, Friday.",
      6, 14),
    .init(
      "Since 1978, this local charity serves people aged 60 and over in Ashby, Melton and the farms around.",
      60, nil),
    .init(
      "Seniors, aged 13 to 18, meet from 6.45 until 8.30, juniors, aged 8 to 12, from 4.30 until 6.30.",
      8, 18),
    .init(
      "We run a library of toys. There is tea. The café has plants, books, games and all for everybody aged 18 or more.",
      18, nil),
  ]

  static let noLimits: [AgeCase] = [
    "Open to all ages, though under 16s need an adult.",
    "Local news for blind people. We need readers aged over 18.",
    "We welcome everyone from 10 on Saturdays.",
    "We see clients from 10 to 12 on Mondays.",
    "The homework club helps pupils from 3 to 5 pm.",
    "Babies are seen until they turn 0.",
    "You rate your pain from 0 to 10.",
    "The jab is for those over 75 or with weak lungs.",
    "We explain tax, childcare and funding for two-year-olds.",
    "Toenails are cut for over 55s or anyone with diabetes.",
    "Advice for every household. Over 16s may ring in their own right.",
    "Debt advice for everybody in town. For those under 18 see the youth desk.",
    "Home care in the valley. Our carers are aged 19 to 65.",
    "Soup each Saturday, run by students aged 18 to 21.",
    "A silver band with players aged 12 to 77.",
    "A cafe with guests from 52 to 101.",
    "A garden for all. Please, no children under 12 without a grown-up.",
    "Open 18 years.", "We have been open for 18 years.", "Established 30 years.",
    "Over 20 years' experience.", "With over 20 years experience of care.",
    "More than 50 years of service to the town.", "Care available 24 hours a day.",
    "24/7 helpline.", "Open 9-5 on weekdays.", "Open 10.30-12.30 each Tuesday.",
    "Monday 6-8 in the hall.", "Classes cost £5-11 a term.", "Entry is £18+ booking fee.",
    "Over 50 clubs meet here.", "Over 40 volunteers help us.", "Seats up to 25 people.",
    "The hall takes 16-24 people.", "Groups of 8 to 12 people.", "Up to 18 hours a week.",
    "Courses last 2-3 years.", "Courses last for 10 to 12 weeks.", "A course of 6-8 sessions.",
    "Founded in 1985.", "Since 1985 to 2020 we met in the hall.", "On 18 March 2019 we moved.",
    "Suitable for all ages.", "Everyone welcome, whatever your age.", "There is no age limit.",
    "People of all ages and abilities.", "Open to any age.", "Young and old are welcome.",
    "Under 5s go free.", "Concessions apply for over 60s.",
    "Children under 8 must be accompanied by an adult.",
    "Under 16s need to be accompanied.", "Concessions for over 65s.",
    "Volunteers must be over 18.", "Volunteers must be aged 18 or over.",
    "Caring for someone over 18?", "Bus 65 and 117 stop outside.", "Call 0800 18 16.",
    "Phone 020 7946 0018.", "Within 5-10 minutes of the station.", "Two halls and 3 rooms to hire.",
    "A 10 week course.", "Places for 12 children.", "Over 100 children come.",
    "We have 30+ clubs.", "More than 25 languages are spoken.", "In year 2 of the project we grew.",
    "Last year 8-10 people came.", "The main reception is on the left.", "Ask at reception.",
    "10% off for groups of 10.", "Page 5-11 of the guide.", "A 5-a-side league.",
    "Grade 2 listed building.", "Every 2 years a fair is held.", "A 10k run.",
    "A 65 acre estate.", "1-2-1 support.", "Tier 2 and 3 weight management.", "Level 2-3 courses.",
    "Open for 18 years to the public.", "Lessons for 30 minutes.",
    "Now over ten years old, the garden takes up two plots.",
    "Tuesday 6 to 8, Thursday 8 to 10.", "Our 18th birthday is on the 5th.", "Sparks 7-10, Hall B.",
    "Founded in the 18th century.", "Salsa 7-8, Bachata 8-9 at the hall.",
    "Yoga (9-10), pilates (10-11).", "Swim with us. Adults £6, aged 60 and over, £4.",
    "Each session can be two or three hours long.", "Groups will be 4 or 5 people.",
    "The breakfast club runs from 8 until school starts.",
    "Tea parties in the run up to the 75th birthday of the NHS.",
    "Guided walks from 2 and a half miles.", "Personal loans, 1 to 5 years, from £500.",
    "Our members are aged from 55 to 98.", "Our drivers, aged from 19 to 84, are kind.",
    "Use a booster seat until they are 12 years old.",
    "Most people stay between nine months and two years.",
    "A pre-school with a garden. Two-year-olds can have 15 funded hours a week.",
    "Judo for all. Belts are earned in time. Those from 8 to 10 learn the names of throws.",
    "Sewing for everyone. Once you turn 31 you leave with cake.",
  ].map { .init($0, nil, nil) }
}

@Suite("Ages")
struct AgeReaderTests {
  @Test("Ages are read as people write them", arguments: AgeCase.limits)
  func reads(_ example: AgeCase) {
    let readings = fields(of: example.text)
    #expect(readings.minimumAge?.value == example.minimum)
    #expect(readings.maximumAge?.value == example.maximum)
  }

  @Test("Other numbers are no ages", arguments: AgeCase.noLimits)
  func readsNothing(_ example: AgeCase) {
    let readings = fields(of: example.text)
    #expect(readings.minimumAge == nil)
    #expect(readings.maximumAge == nil)
  }

  @Test(
    "An age in a name counts",
    arguments: [
      ("Over 60s Bowls", 60, nil), ("Youth Club 11-19", 11, 19), ("Walking Netball 50+", 50, nil),
      ("Under 5s Stay and Play", nil, 5), ("Ashby Over 50 Club", 50, nil),
      ("Football between 8 and 21", 8, 21), ("Between 18 and 25", 18, 25),
    ] as [(String, Int?, Int?)])
  func readsNames(_ name: String, _ minimum: Int?, _ maximum: Int?) {
    let readings = fields(name: name, of: "Come and meet us.")
    #expect(readings.minimumAge?.value == minimum)
    #expect(readings.maximumAge?.value == maximum)
    #expect((readings.minimumAge ?? readings.maximumAge)?.field == .name)
  }

  @Test("What is told of a page's own service counts, what is told far down of others does not")
  func standing() {
    let page = """
      We match young people aged 16 to 21 with a mentor for a year. It is free. You meet for a walk. Tea is
      on us. You can stop when you like. The Base in Quay Street is open to all 13 to 25 year olds.
      Harbour House has a job club for people over 30.
      """
    let read = fields(name: "Mentors", of: page)
    #expect(read.minimumAge?.value == 16)
    #expect(read.maximumAge?.value == 21)
  }

  @Test("The ages of a programme are not those of the whole")
  func programme() {
    let page = """
      The hall is home to many groups. Rhymetime for under 2s on Monday. Lego for ages 5 to 11 on Saturday.
      Youth club for ages 11 to 16 on Friday. Whist for over 60s on Tuesday.
      """
    let read = fields(name: "Ashby Hall", of: page)
    #expect(read.minimumAge == nil)
    #expect(read.maximumAge == nil)
  }

  @Test(
    "In a short text a limit counts in any sentence",
    arguments: [
      ("Crafts and songs. For children under 5.", nil, 5),
      ("A friendly group. Open to under 5s and their carers.", nil, 5),
      ("Gentle yoga in the hall. Bring a mat. Cost is low. You must be over 18.", 18, nil),
      ("Gentle yoga in the hall. Bring a mat. Cost is £4. You must be over 18.", 18, nil),
      ("Badminton on Sundays, 16+.", 16, nil),
      ("For film makers, second Saturday, 18+, turn up.", 18, nil),
      ("We teach people who are out of work to mend bicycles. They must be 18 to 65.", 18, 65),
      ("Brass band for players of grade 4 and above. Rehearsals on Mondays.", nil, nil),
      ("Learning for fun. Over 40 interest groups from art to Zen.", nil, nil),
      ("Sewing and tea for women. Crèche for under 4s. Thursdays.", nil, nil),
      ("Art and music. We lend brushes. Tea is free. Suitable for ages 16 to 25.", 16, 25),
    ] as [(String, Int?, Int?)])
  func short(_ text: String, _ minimum: Int?, _ maximum: Int?) {
    let readings = fields(of: text)
    #expect(readings.minimumAge?.value == minimum)
    #expect(readings.maximumAge?.value == maximum)
  }

  @Test("Two groups that go on from each other are no whole where others come too")
  func amongOthers() {
    let groups =
      "The young carers worker runs groups for those aged 8 to 12 and for those aged 13 to 17."
    let trust = """
      Carers Link helps unpaid carers with breaks. It has an office in Ashby. Sitters come to the house. \(groups)
      """
    let all = fields(name: "Carers Link", of: trust + " A lunch for the over 65s is held in June.")
    #expect(all.minimumAge == nil)
    #expect(all.maximumAge == nil)
    let scouts = fields(
      name: "1st Ashby Scouts",
      of: "Beavers are aged 6 to 8. Cubs are aged 8 to 10. Leaders are wanted.")
    #expect(scouts.minimumAge?.value == 6)
    #expect(scouts.maximumAge?.value == 10)
  }

  @Test("An age that is plainly of the whole counts far down too")
  func farDown() {
    let lines = ["We meet weekly.", "Tea is served.", "Coats hang in the hall.", "Bring a mug."]
    let text = (lines + lines + ["The service is for people aged 18 and over."])
      .joined(separator: " ")
    #expect(fields(name: "Ashby Advice", of: text).minimumAge?.value == 18)
  }

  @Test("The span of an age counts in UTF-16 and takes the plus sign along")
  func spans() throws {
    let text = "Café 🎾 for those aged 50+ on Monday."
    let reading = try #require(fields(of: text).minimumAge)
    #expect(slice(text, reading.range) == "aged 50+")
  }
}
