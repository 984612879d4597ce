import Testing
import WaymarkTagging

@Suite("Gender")
struct GenderReaderTests {
  @Test(
    "The one gender that a service is for is read",
    arguments: [
      ("Women only swimming.", .female), ("A choir for women.", .female),
      ("Self-defence classes for women and girls.", .female), ("Ladies only gym.", .female),
      ("Football for girls.", .female), ("We support women experiencing abuse.", .female),
      ("A refuge for women and their children.", .female), ("Female only sessions.", .female),
      ("Open to all women.", .female), ("A space for young women aged 16 to 24.", .female),
      ("A talking group for men.", .male), ("Men only.", .male), ("Boxing for boys.", .male),
      ("Support for isolated men.", .male), ("Only for men.", .male),
      ("A club for men and women.", nil), ("A club for boys and girls.", nil),
      ("Rugby for boys & girls.", nil), ("Men's and women's teams.", nil),
      ("Tennis for ladies and gentlemen.", nil), ("For women. Men are welcome too.", nil),
      ("Not just for women.", nil), ("Support for pregnant women.", nil),
      ("A ladies' toilet is on the ground floor.", nil), ("Hockey for ladies and men.", nil),
      ("Classes for all genders.", nil), ("Music for everyone.", nil),
      ("A girls' group, a boys' group and a cafe.", nil), ("The manager is a woman.", nil),
      ("Women have sung here since 1920, and men.", nil),
      ("A toddler group where fathers are welcome as much as mothers.", nil),
      ("There is room for juniors and for girls of any age.", nil),
      ("Any woman being abused can ask for a room.", .female),
      ("A support service run by and for women.", .female),
      ("We empower and support women.", .female),
      ("Walking football for men, women too.", nil),
      ("Support for mothers as well as their babies.", .female),
      ("A refuge for women too afraid to go home.", .female),
      ("If you help mam or dad at home, talk to us.", nil),
      ("Women only gym session on Mondays; otherwise mixed.", nil),
      ("Advice for women. Men can come too on Fridays.", nil),
      ("A knitting circle for women. Everyone is welcome, including men.", nil),
    ] as [(String, Gender?)])
  func reads(_ text: String, _ gender: Gender?) {
    #expect(fields(of: text).gender?.value == gender)
  }

  @Test(
    "A name says it, unless the text says otherwise",
    arguments: [
      ("Hilltop Women's Centre", "Advice and company.", .female),
      ("Girls' Football", "Training on Monday.", .female),
      ("Men's Choir", "We sing in harmony.", .male),
      ("Men in Sheds", "A workshop for people who like wood.", nil),
      ("Working Men's Club", "A bar with music.", nil),
      ("Women's Tennis", "For men and women.", nil),
      ("1st Ashby Guides", "For girls aged 10 to 14. New girls are welcome.", .female),
      ("Ashby Women's Bowls", "We play on Mondays. Men are welcome.", nil),
      ("Almshouses (Lady Greave's)", "Nine bungalows.", nil),
      ("Lady Anne Club", "Nine tables.", nil),
      ("Lady Golfers", "Nine holes.", .female),
      ("Ladies' Circle", "Talks and trips.", .female),
      ("Coffee and Brownies", "A morning in the hall.", nil),
      (
        "Yoga (women only)",
        "Gentle yoga on Mondays at seven in the hall with a trained teacher, mats lent, tea after, beginners welcome.",
        .female
      ),
      (
        "Ashby WI",
        "We meet on the first Monday at seven in the hall to hear a speaker, then there is tea and cake and a raffle.",
        .female
      ),
      (
        "Ashby Men's Breakfast",
        "Bacon rolls on the first Saturday at eight in the hall, then somebody speaks. Ask John, he has the details.",
        nil
      ),
      (
        "Ashby Ladies' Circle",
        "We meet on the first Monday to hear a speaker; anyone in the village who likes a talk will enjoy it.",
        nil
      ),
      (
        "Ashby Ladies' Circle",
        "We meet on the first Monday to hear a speaker; women of the village who like a talk will enjoy it.",
        .female
      ),
    ] as [(String, String, Gender?)])
  func readsNames(_ name: String, _ text: String, _ gender: Gender?) {
    #expect(fields(name: name, of: text).gender?.value == gender)
  }

  @Test(
    "Further down it must be said of the whole",
    arguments: [
      ("We meet weekly. Tea is served. This group is for women only.", Gender.female),
      ("We meet weekly. Tea is served. For men only.", .male),
      ("We meet weekly. Tea is served. The walking football league upstairs is for men only.", nil),
      (
        "Sewing classes for women. Tea is served. The walking football league upstairs is for men only.",
        nil
      ),
    ])
  func further(_ text: String, _ expected: Gender?) {
    #expect(fields(of: text).gender?.value == expected)
  }
}
