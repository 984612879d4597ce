import Testing
import WaymarkTagging

/// A text with how its session is entered.
struct AccessCase: Sendable, CustomTestStringConvertible {
  var text: String
  var values: [SessionAccess]
  var testDescription: String { text }

  init(_ text: String, _ values: SessionAccess...) { (self.text, self.values) = (text, values) }

  static let all: [AccessCase] = [
    .init("A weekly drop-in for new parents.", .dropIn),
    .init("Drop in any time between ten and noon.", .dropIn),
    .init("Drop-ins on Friday.", .dropIn),
    .init("Just turn up with your racket.", .dropIn),
    .init("Just come along and say hello.", .dropIn),
    .init("There is no need to book.", .dropIn),
    .init("Booking is no longer needed.", .dropIn),
    .init("Open door every Tuesday from ten.", .dropIn),
    .init("Simply come through the side door.", .dropIn),
    .init("Open doors let the heat out."),
    .init("A social worker must make the referral.", .referral),
    .init("A course for parents of teenagers. Ask your family worker to refer you.", .referral),
    .init("Help with interviews. Ask your work coach to put you forward.", .referral),
    .init("Grants for heating. Applications must be made by a professional.", .referral),
    .init("Borrow a drill or a tent. You need to join first.", .membership),
    .init("We meet for lunch. New members are proposed by an existing member.", .membership),
    .init("The story of lace. Open Wednesday to Sunday. School visits by appointment."),
    .init("Red voucher needed from a doctor.", .referral),
    .init("A health professional has to refer.", .referral),
    .init("All places are arranged through adult social care.", .referral),
    .init("You have to book an initial assessment.", .appointment),
    .init("You need to make an appointment.", .appointment),
    .init("Parents need to make an appointment first.", .appointment),
    .init("Dog owners need to book.", .appointment),
    .init("First come first served. Booking is essential.", .appointment),
    .init("A nature park and reserve with hides for birdwatchers."),
    .init("We look after parks and reserves in Kent."),
    .init("You must join the queue at the side door."),
    .init("Children must join in."),
    .init("Our drop in is close to the bus station.", .dropIn),
    .init("How to refer a friend to our gym."),
    .init("You can refer yourself using our form.", .referral),
    .init("A choir. In 2020 you had to book because of numbers."),
    .init("Counselling at school. We used to run a weekly drop-in, this has ended."),
    .init("All sessions to be booked on the app.", .appointment),
    .init("Please reserve by noon.", .appointment),
    .init("You need to pick a slot.", .appointment),
    .init("Referred clients only.", .referral),
    .init("Refer yourself using our form.", .referral),
    .init("Savings and loans. You must join.", .membership),
    .init("No need to make an appointment.", .dropIn),
    .init("No appointment necessary.", .dropIn),
    .init("No booking required.", .dropIn),
    .init("No prior booking is needed.", .dropIn),
    .init("Booking is not required.", .dropIn),
    .init("You don't need to book.", .dropIn),
    .init("You do not need an appointment.", .dropIn),
    .init("See an adviser without an appointment.", .dropIn),
    .init("A walk-in clinic on Mondays.", .dropIn),
    .init("Walk-ins welcome.", .dropIn),
    .init("Turn up on the day.", .dropIn),
    .init("By appointment only.", .appointment),
    .init("Visits are by appointment.", .appointment),
    .init("Appointments must be made a week ahead.", .appointment),
    .init("Please make an appointment with the desk.", .appointment),
    .init("Booking is essential.", .appointment),
    .init("Booking essential as places are few.", .appointment),
    .init("Please book in advance.", .appointment),
    .init("Advance booking required.", .appointment),
    .init("Places must be booked.", .appointment),
    .init("You will need to pre-book.", .appointment),
    .init("Call to book a place.", .appointment),
    .init("Sessions can be booked at the desk.", .appointment),
    .init("By referral from a GP.", .referral),
    .init("Access is by referral only.", .referral),
    .init("A referral is needed from a social worker.", .referral),
    .init("We accept referrals from schools.", .referral),
    .init("You must be referred by your doctor.", .referral),
    .init("Referrals must be made by a professional.", .referral),
    .init("Schools can refer a child to our service.", .referral),
    .init("Complete our online referral form.", .referral),
    .init("GP referral required.", .referral),
    .init("Families can be referred through school.", .referral),
    .init("Members only.", .membership),
    .init("The bar is for members only.", .membership),
    .init("Loans are offered to members.", .membership),
    .init("You must be a member to play.", .membership),
    .init("Annual membership costs ten pounds.", .membership),
    .init("Become a member today.", .membership),
    .init("Only members may borrow tools.", .membership),
    .init("To borrow toys you need to become a member.", .membership),
    .init("Membership is required.", .membership),
    .init("Drop-in from 1 to 3, then by appointment.", .dropIn, .appointment),
    .init("No referral needed."),
    .init("No referral is necessary; ring us for a chat."),
    .init("You do not need a referral."),
    .init("You can self-refer."),
    .init("There has been a drop in income."),
    .init("A drop in temperature is forecast."),
    .init("Transport to hospital appointments."),
    .init("Lifts to GP appointments."),
    .init("We refer you to other agencies."),
    .init("Advice, signposting and referral."),
    .init("Onward referral where it helps."),
    .init("Referral to specialist services."),
    .init("Family members are there too."),
    .init("Our committee members meet monthly."),
    .init("Staff members speak Urdu."),
    .init("Read a book with us."),
    .init("Books for babies."),
    .init("A quiet garden in the town."),
    .init("No membership fee."),
    .init("Annual membership costs ten pounds. Visitors pay three pounds a time."),
    .init("Non-members welcome."),
    .init("The pupil referral unit has a garden."),
    .init("Walk in the park with us."),
    .init("A fun run around the lake."),
    .init("Please make an appointment with your GP."),
    .init("Never been? Walk straight in.", .dropIn),
    .init("You don't sign up and you don't pay.", .dropIn),
    .init("There is no need to telephone first.", .dropIn),
    .init("Come along one Monday and see.", .dropIn),
    .init("Anyone can come along to our meetings.", .dropIn),
    .init("The café grew out of a drop-in for sailors."),
    .init("We no longer hold open door sessions."),
    .init("All callers have to ring for an appointment.", .appointment),
    .init("Text first to be given a time.", .appointment),
    .init("Children must be registered before they start.", .appointment),
    .init("Please let us know beforehand if you would like lunch.", .appointment),
    .init("Our hall can be booked for parties."),
    .init("A professional has to refer you.", .referral),
    .init("If you have been referred, ring on Tuesday.", .referral),
    .init("Rooms are let through referring agencies.", .referral),
    .init("The sexual assault referral centre is open at night."),
    .init("We can refer you to a food bank."),
    .init("You need a voucher from a doctor or a school.", .referral),
    .init("No diagnosis, and nobody needs to refer you."),
    .init("We have had to stop taking referrals."),
    .init("What matters to the young people is that they turn up, and smile."),
    .init("A weekly drop-in club for carers.", .dropIn),
    .init("Come to our walk-in clinic any Tuesday.", .dropIn),
    .init("If you would like to join the choir, ring Ann.", .membership),
    .init("If you do not sign up in advance we may turn you away."),
    .init("There is a waiting list. To join the waiting list, email the office."),
    .init("To join, use the link. You can join by phone. We hope you can join."),
    .init("Patients must be registered with a GP in town."),
    .init("You must be registered blind to borrow talking books."),
    .init("You can book our hall for parties."),
    .init("Debt advice, advocacy, referral and help with forms."),
    .init("Advice from the adult social care team on equipment at home."),
    .init("Those who need more are referred to the council."),
    .init("We have to refer you to the police if a child is at risk."),
  ]
}

@Suite("Session access")
struct SessionAccessTests {
  @Test("How a session is entered is read, and its denial understood", arguments: AccessCase.all)
  func reads(_ example: AccessCase) {
    #expect(fields(of: example.text).sessionAccess.map(\.value) == example.values)
  }

  @Test(
    "A club that speaks again and again of its members is entered by joining",
    arguments: [
      ("Ashby Bowls Club", "Our members meet on Tuesdays. New members are welcome.", true),
      ("Ashby Bowls Club", "Our members meet on Tuesdays.", false),
      ("Ashby Bowls", "Our members meet on Tuesdays. New members are welcome.", true),
      ("Ashby Tea", "Each member brings a cake. Members may bring a friend.", false),
      ("Ashby Lunch Club", "Each member brings a cake. Members may bring a friend.", false),
      ("1st Ashby Scouts", "Subs are £2 a week. There is a waiting list.", true),
      ("1st Ashby Cubs", "We camp and swim. Subs £30 a term.", true),
      ("Ashby Film Society", "Members see ten films. Visitors pay £4 on the door.", false),
      (
        "Ashby Film Society",
        "Members see ten films. Membership is £20 a year; you can join on the night. Visitors pay £4.",
        true
      ),
      ("Ashby Rowing Club", "Members row at six. Just turn up.", false),
      ("Ashby Credit Union", "Savings and loans for the valley.", true),
      ("Ashby Money Advice", "We can tell you of a credit union.", false),
      ("Ashby Mentors", "Mentoring for gang members. There is a waiting list.", false),
      ("Credit Union Advice", "Free debt advice at Ashby library, open to everyone.", false),
      ("Ashby Support", "Family members and staff members meet members of the public.", false),
    ])
  func members(_ name: String, _ text: String, _ isMembership: Bool) {
    let read = fields(name: name, of: text).sessionAccess.map(\.value)
    #expect((read == [.membership]) == isMembership, "\(read)")
  }

  @Test(
    "Who may come of themselves need not be sent, though others may send them",
    arguments: [
      ("Counselling. You must be referred by your GP.", true),
      ("Counselling. You can refer yourself or be referred by your GP.", false),
      ("Counselling. You must be referred by your GP. You cannot refer yourself.", true),
      ("Counselling. Referrals can be made by a teacher or by the young person.", false),
      ("Counselling. Referrals can be made by a teacher or by the school nurse.", true),
      ("Physiotherapy. We accept self-referrals and referrals from schools.", false),
      ("Physiotherapy. We accept referrals from schools.", true),
      ("Advice. People with debts are referred to the credit union.", false),
      ("Advice. People with debts are referred to us by the court.", true),
      ("Talking therapies for low mood and self-harm. You must be referred by your GP.", true),
      ("You must be referred by your GP. If you have any questions, contact us directly.", true),
      ("Patients need a GP referral. On the day, come directly to Ward 3.", true),
      ("Families are referred by a health visitor. Parents themselves choose the goals.", true),
      ("No self-referrals. A GP referral is required.", true),
      ("Self-referrals are not accepted. A GP referral is required.", true),
      ("You can refer yourself or be referred by your GP for any form of talking therapy.", false),
      ("You must be referred to Memory Matters by your GP.", true),
      ("Access is by referral to the hub from a GP.", true),
    ])
  func ownWay(_ text: String, _ isReferral: Bool) {
    let read = fields(of: text).sessionAccess.map(\.value)
    #expect(read == (isReferral ? [.referral] : []), "\(read)")
  }

  @Test(
    "The way into one of several things is none into the whole",
    arguments: [
      ("Hearing aids", "Batteries and repairs. You can drop in at any time.", [.dropIn]),
      ("Crafts", "Songs and crafts. On Monday, Wednesday and Friday, drop in.", [.dropIn]),
      (
        "Ashby Trust",
        """
        Ashby Trust works in five villages. The Compass team mentors teenagers. A playgroup meets in the hall, a
        café in the library and a choir at the school. Silver Lines, a telephone club, rings older people.
        Debt advice at Ashby surgery is by appointment. The toy library lends toys.
        """, []
      ),
      (
        "Ashby Trust",
        """
        Ashby Trust gives debt advice in five villages. We see everyone by appointment. Please ring us.
        """, [.appointment]
      ),
    ] as [(String, String, [SessionAccess])])
  func wayIntoPart(_ name: String, _ text: String, _ access: [SessionAccess]) {
    #expect(fields(name: name, of: text).sessionAccess.map(\.value) == access)
  }

  @Test("The way into a page's own service counts, not the ways into others further down")
  func standing() {
    let page = """
      We give cots and prams to families. You need a referral from a midwife, on our referral form. Bundles
      are ready in a week. If you only need nappies, the Food Hub has a shelf, drop in on Fridays. The fire
      station fits car seats by appointment. The Latch On cafe needs no booking, just come along.
      """
    #expect(fields(name: "Baby things", of: page).sessionAccess.map(\.value) == [.referral])
  }

  @Test("A summary that is said again counts once, and does not push the text away")
  func repetition() {
    let text = """
      Our chess society meets each Monday evening in the old school by the river, come rain or shine. Members
      """
    let again = text + "\n\n" + text + " play twelve matches a year. We have boards to lend."
    #expect(fields(name: "Chess", of: again).sessionAccess.isEmpty)
    // What only begins alike is no summary.
    let alike = """
      We run a weekly art group for people with dementia. By appointment only. We run a weekly art group for
      people with autism.
      """
    #expect(fields(of: alike).sessionAccess.map(\.value) == [.appointment])
    let page = text + "\n\n" + text + " play on. It is by appointment only."
    let reading = fields(name: "Chess", of: page).sessionAccess.first
    #expect(reading?.value == .appointment)
  }

  @Test("A reading points at its words")
  func spans() throws {
    let text = "Tea & cake – a Drop-In for carers"
    let reading = try #require(fields(of: text).sessionAccess.first)
    #expect(slice(text, reading.range) == "Drop-In")
  }

  @Test(
    "How one attends is read",
    arguments: [
      ("Advice over the phone.", [.phone]), ("A confidential helpline.", [.phone]),
      ("Telephone befriending for older people.", [.phone]), ("Classes via Zoom.", [.online]),
      ("Online courses in bookkeeping.", [.online]), ("A webinar each month.", [.online]),
      ("We visit you in your own home.", [.homeVisit]), ("Home visits can be made.", [.homeVisit]),
      ("Face-to-face advice.", [.venue]), ("Held at the old mill.", [.venue]),
      ("We meet at the old mill.", [.venue]),
      ("Support face to face or over the phone.", [.venue, .phone]),
      ("Book online.", []), ("Contact us by phone or email.", []), ("Stay safe online.", []),
      ("Staying independent in your own home.", []), ("A care home with a garden.", []),
    ] as [(String, [AttendingType])])
  func readsAttending(_ text: String, _ values: [AttendingType]) {
    #expect(fields(of: text).attendingType.map(\.value) == values)
  }
}
