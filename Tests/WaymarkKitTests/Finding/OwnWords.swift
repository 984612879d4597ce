/// What a person may say, with what it should be read as.
struct OwnWords: Sendable {
  /// The words.
  var text: String
  /// What must be read: `n:` is a need, `c:` a circumstance of the shipped lists.
  var expected: [String]
  /// What may be read as well, being near enough.
  var allowed: [String] = []
  /// The labels of service types of which one should be among the first five; none where nothing
  /// should be found.
  var types: [String] = []

  init(_ text: String, _ expected: String, or allowed: String = "", types: String = "") {
    func list(_ text: String, _ separator: Character) -> [String] {
      text.split(separator: separator).map(String.init)
    }
    self.text = text
    self.expected = list(expected, " ")
    self.allowed = list(allowed, " ")
    self.types = list(types, ";")
  }
}

extension OwnWords {
  /// The reader was tuned on those of even place; the others were only counted.
  static let all: [OwnWords] = [
    .init(
      "I am lonely since my husband died and cannot get to the shops",
      "c:lonely-or-isolated c:widowed n:getting-around",
      or: "c:bereaved n:come-to-terms-with-a-death n:help-at-home n:company c:no-transport",
      types: "Befriending;Bereavement support;Community transport;Social clubs and groups"),
    .init(
      "My mum has dementia and I am worn out looking after her",
      "c:dementia n:respite",
      or: "c:carer c:carer-of-a-person-with-dementia n:support-as-a-carer c:stress",
      types: "Respite care for adults;Carers breaks and wellbeing;Dementia advice and support;Sitting services"),
    .init(
      "We have no food in the house until I get paid on Friday", "n:food",
      or: "c:food-insecure c:in-crisis-or-emergency-need",
      types: "Food banks;Food pantries and social supermarkets"),
    .init(
      "I have just lost my job and don't know how to pay the rent",
      "c:unemployed", or: "c:facing-redundancy n:a-job n:rent-or-mortgage-help c:in-rent-arrears n:keep-my-home n:money",
      types: "Job clubs;Discretionary Housing Payment;Housing benefit new claim;Employment and training initiatives;Universal credit;Local Housing Allowance"),
    .init(
      "I'm pregnant and would like to meet other mums", "c:pregnant",
      or: "c:expectant-parent n:support-in-pregnancy-and-birth n:friends c:mother",
      types: "Antenatal classes;Midwifery and maternity services"),
    .init(
      "My son is autistic and keeps being sent home from school", "c:autism",
      or: "c:autistic-child c:excluded-from-school n:help-for-a-child-with-additional-needs c:special-educational-needs c:parent-carer n:help-at-school c:school-pupil",
      types: "Autism and ADHD assessment;Activities for disabled children and young people;Parent carer groups;SEND information;Autism support for adults"),
    .init(
      "The bailiffs are coming and I owe thousands on credit cards", "n:debt-advice",
      or: "c:in-debt n:money n:manage-money", types: "Debt counselling"),
    .init(
      "I drink too much and I want to stop", "n:cut-down-or-stop-drinking",
      or: "c:alcohol-problem", types: "Alcohol advice and support"),
    .init(
      "My partner hits me and I am frightened to go home", "n:being-safe-at-home-from-abuse",
      or: "c:domestic-abuse-survivor n:being-safe",
      types: "Domestic abuse support;Refuges and safe accommodation"),
    .init(
      "I have nowhere to sleep tonight", "n:somewhere-to-stay-tonight",
      or: "c:homeless c:rough-sleeper n:somewhere-to-live c:sofa-surfer",
      types: "Hostels and emergency accommodation;Homelessness support;Homeless day centres and rough sleeper outreach"),
    .init(
      "I came here from Syria as a refugee and need English lessons",
      "c:refugee n:language-help", or: "c:syrian-refugee c:limited-english n:settle-in-the-country n:learn-something",
      types: "English for speakers of other languages (ESOL);English conversation groups"),
    .init(
      "I am not disabled but I find stairs hard after my hip operation",
      "", or: "c:recovering-from-illness-or-surgery c:mobility-difficulty n:changes-to-my-home-for-disability n:rehabilitation",
      types: ""),
    .init(
      "My boiler is broken and the house is freezing", "n:keep-warm",
      or: "c:living-in-a-cold-home n:repairs-to-my-home",
      types: "Keeping warm in winter;Energy bills and fuel poverty advice;Heating allowance;Warm spaces;Energy efficiency grants"),
    .init(
      "I keep having panic attacks and can't sleep", "n:ease-anxiety-and-low-mood",
      or: "c:anxiety c:sleep-problem n:mental-wellbeing",
      types: "NHS talking therapies;Mental health support;Counselling"),
    .init(
      "I'd like to lose some weight and get fitter", "n:lose-weight n:be-active",
      or: "c:overweight", types: "Weight management;Exercise and fitness classes"),
    .init(
      "My daughter cuts herself and I don't know what to do", "n:stop-hurting-myself",
      or: "c:self-harm n:information-and-advice", types: "Self-harm support"),
    .init(
      "I want to learn how to use a computer and the internet", "n:get-online",
      or: "c:digitally-excluded n:learn-something", types: "Digital and computer skills;Library computers and the internet"),
    .init(
      "I've retired and have nothing to do all day", "c:retired n:things-to-do",
      or: "c:older-person c:lonely-or-isolated n:company",
      types: "U3A groups;Social clubs and groups;Hobby and interest classes and groups;Older people's  activities"),
    .init(
      "My wife is in a wheelchair and we need a ramp at the front door", "c:wheelchair-user",
      or: "n:changes-to-my-home-for-disability c:needs-home-adaptation c:disabled-person c:physical-disability",
      types: "Disabled people - home adaptations and aids;Disabled facilities grant;Occupational therapy;Wheelchair services"),
    .init(
      "I look after my disabled brother and need a break", "n:respite",
      or: "c:carer c:disabled-person n:support-as-a-carer",
      types: "Respite care for adults;Carers breaks and wellbeing;Sitting services"),
    .init(
      "I was in the army and I still have nightmares about it", "c:veteran",
      or: "c:post-traumatic-stress n:recover-from-trauma n:help-for-ex-service-people c:armed-forces-community",
      types: "Veterans and armed forces support"),
    .init(
      "We lost our baby last month", "c:baby-loss",
      or: "c:bereaved-parent c:bereaved n:come-to-terms-with-a-death",
      types: "Baby loss support;Bereavement support"),
    .init(
      "I can't read very well and it stops me getting a job", "n:read-write-and-count",
      or: "c:low-literacy-or-numeracy n:a-job c:unemployed", types: "Adult literacy and numeracy"),
    .init(
      "I'm gay and don't know anyone else like me", "c:lesbian-gay-or-bisexual-person",
      or: "c:lgbt-plus-person n:be-myself-sexuality-and-gender c:lonely-or-isolated",
      types: "LGBT+ support and social groups"),
    .init(
      "My landlord wants to evict me", "n:keep-my-home",
      or: "c:facing-eviction c:tenant c:private-tenant n:problems-with-landlord-or-neighbours c:at-risk-of-homelessness",
      types: "Private tenant advice;Housing evictions;Homelessness support;Housing legal advice;Private housing advice"),
    .init(
      "I don't smoke and I don't drink, I just want to go swimming", "",
      or: "n:be-active", types: ""),
    .init(
      "My father is deaf and never leaves the house", "c:deaf",
      or: "c:housebound c:hard-of-hearing n:hearing c:lonely-or-isolated",
      types: "Deaf and hearing loss support;Hearing and audiology services;Hearing aid support;Sign language interpreting"),
    .init(
      "I need help filling in my PIP form", "n:claim-benefits",
      or: "c:disability-benefit-recipient c:disabled-person c:receiving-benefits",
      types: "Benefits advice and assessment;Welfare rights advice"),
    .init(
      "My teenage boy is hanging around with a gang", "n:stay-out-of-trouble",
      or: "c:teenager c:young-person-at-risk-of-offending-or-gangs c:child-at-risk-of-exploitation n:somewhere-for-young-people-to-go",
      types: "Serious youth violence and gang support;Children and young people - preventative services;Mentoring schemes"),
    .init(
      "I have cancer and would like to talk to others who have been through it", "c:cancer n:peer-support",
      or: "n:talk-through-my-problems n:manage-a-health-condition", types: "Cancer support;Health support groups"),
    .init(
      "I gamble every night and have run up debts", "n:stop-gambling",
      or: "c:problem-gambler c:in-debt n:debt-advice", types: "Gambling harm support"),
    .init(
      "I am a single mum with twins and no money for nappies", "c:lone-parent",
      or: "c:multiple-birth-family n:money n:feed-and-care-for-a-baby n:emergency-help-with-essentials c:mother c:low-income",
      types: "Baby banks;Hardship and crisis grants;Clothing banks and hygiene banks;Family support groups"),
    .init(
      "I'm coming out of hospital next week and live on my own", "n:help-after-hospital c:leaving-hospital",
      or: "c:lives-alone c:lonely-or-isolated c:hospital-patient",
      types: "Leaving hospital;Reablement and intermediate care;Care at home"),
    .init(
      "My neighbours play loud music all night", "n:report-or-stop-nuisance",
      or: "n:problems-with-landlord-or-neighbours c:anti-social-behaviour-victim",
      types: "Noise pollution;Anti-social behaviour - neighbour nuisance;Nuisances;Housing mediation"),
    .init(
      "I've got a toddler and nobody to talk to", "c:toddler n:company",
      or: "c:lonely-or-isolated c:parent n:talk-through-my-problems n:play-for-children",
      types: "Parent and toddler groups;Baby and toddler classes;Befriending;Toy libraries"),
    .init(
      "I am 17 and want to leave home because of the arguments", "c:sixteen-or-seventeen-year-old",
      or: "c:young-person c:teenager c:young-homeless-person n:somewhere-to-live n:family-support n:relationships",
      types: ""),
    .init(
      "I fell twice this winter and am scared of falling again", "n:avoid-falls",
      or: "c:at-risk-of-falling n:be-safe-at-home-alone", types: "Falls prevention;Seated and falls prevention exercise"),
    .init(
      "My husband drinks and shouts at the children", "n:support-over-a-relatives-addiction",
      or: "c:affected-by-anothers-addiction c:alcohol-problem c:child n:keep-a-child-safe n:cut-down-or-stop-drinking",
      types: "Support for families affected by addiction;Alcohol advice and support"),
    .init(
      "I would love to sing in a choir or do some painting", "n:be-creative",
      or: "n:things-to-do c:hobbyist", types: "Choirs and singing groups;Arts and creative classes"),
    .init(
      "Someone phoned pretending to be my bank and took my savings", "c:scam-victim",
      or: "n:avoid-scams-and-be-treated-fairly-as-a-customer c:victim-of-crime n:help-after-a-crime",
      types: "Scam awareness and fraud support"),
    .init(
      "We can't conceive and are waiting for IVF", "n:help-to-have-a-baby", or: "c:facing-infertility",
      types: "Fertility services and support"),
    .init(
      "My gran is too frail to wash and dress herself", "n:personal-care",
      or: "c:frail-older-person c:older-person n:help-at-home c:needs-care-and-support",
      types: "Care at home;Personal assistants;Live-in care"),
    .init(
      "I feel like killing myself", "n:help-in-a-mental-health-crisis",
      or: "c:suicidal c:in-mental-health-crisis", types: "Mental health crisis support;Suicide prevention"),
    .init(
      "I'm blind in one eye and struggling to read letters", "c:visual-impairment",
      or: "n:eyes-and-seeing n:read-write-and-count", types: "Sight loss support;Opticians and eye care"),
    .init(
      "I want to do some voluntary work to feel useful", "n:purpose-and-giving-back",
      or: "c:volunteer", types: "Volunteering;Volunteer centres;Timebanks"),
    .init(
      "My ex won't let me see my children", "c:non-resident-parent",
      or: "c:separated-or-divorced n:relationships n:family-support c:child n:legal-help c:parent",
      types: "Child contact centres;Family mediation;Parental custody"),
    .init(
      "I need someone to look after my baby when I go back to work", "n:childcare",
      or: "c:baby c:working-parent c:returning-to-work n:feed-and-care-for-a-baby n:a-job",
      types: "Childminding;Childminders;Early years grant;Family information services;Childcare out of school hours;Home childcarer registration"),
    .init(
      "I have just come out of prison and need somewhere to live", "c:leaving-prison n:somewhere-to-live",
      or: "c:ex-offender c:homeless n:stay-out-of-trouble",
      types: "Support for ex-offenders;Supported housing;Homelessness support;Hostels and emergency accommodation"),
    .init(
      "My teeth hurt and I cannot find a dentist", "n:teeth", or: "c:dental-problem n:pain-relief",
      types: "Dental services"),
    .init(
      "Nobody in my family has a car and the buses have stopped", "c:no-transport",
      or: "n:getting-around c:living-in-a-rural-area c:family",
      types: "Community transport;Demand responsive transport;Bus and coach services;Volunteer driver schemes"),
    .init(
      "I've been told I have diabetes and should change what I eat", "c:diabetes",
      or: "n:healthy-eating n:manage-a-health-condition c:vegetarian-vegan-or-special-diet",
      types: "Diabetes prevention and education;Healthy eating and nutrition;Self-management courses for long-term conditions"),
    .init(
      "I was raped and I have not told anyone", "n:recover-from-sexual-violence",
      or: "c:sexual-violence-survivor c:victim-of-crime",
      types: "Sexual violence and abuse support;Sexual assault referral and support"),
    .init(
      "I am a carer for my husband who has had a stroke", "c:carer c:stroke",
      or: "n:support-as-a-carer c:working-carer",
      types: "Carers support groups;Adult carers;Advocacy for carers;Carers assessment;Health support groups;Rehabilitation programmes"),
    .init(
      "I'm neither homeless nor in debt, I only want to know my rights at work", "n:fair-treatment-at-work",
      or: "n:know-my-rights c:employee-with-a-problem-at-work n:information-and-advice",
      types: "Employment rights advice"),
    .init(
      "There is damp on the walls and the council won't fix it", "c:in-poor-housing",
      or: "n:repairs-to-my-home n:make-a-complaint c:council-tenant",
      types: "Housing repairs;Communal housing repairs;Complaints procedure;Housing and public health"),
    .init(
      "I need a bed and a cooker for my new flat", "n:furniture-and-household-goods",
      or: "c:moving-house", types: "Furniture and household goods reuse;Hardship and crisis grants"),
    .init(
      "My husband walked out and I'm getting divorced", "c:separated-or-divorced",
      or: "n:relationships n:legal-help", types: "Family mediation;Relationship counselling;Legal advice"),
    .init(
      "My little girl is four and hardly talks", "n:help-with-talking-and-being-understood",
      or: "c:speech-or-communication-difficulty c:three-or-four-year-old c:child c:under-five c:esdCircumstance:Gender_Female",
      types: "Speech and language therapy"),
    .init(
      "I want to give up smoking", "n:stop-smoking", or: "c:esdCircumstance:AddictSubstanceAbuser_Smoking",
      types: "Stopping smoking"),
    .init(
      "I've no savings and can't pay for my dad's funeral", "c:cannot-pay-for-funeral",
      or: "c:bereaved n:practical-help-after-a-death n:money",
      types: "Funeral payment;Municipal funerals;Death - funerals - cost information"),
    .init(
      "I feel down all the time and have no energy", "n:ease-anxiety-and-low-mood",
      or: "c:depression n:mental-wellbeing c:me-or-chronic-fatigue",
      types: "NHS talking therapies;Mental health support;Counselling"),
    .init(
      "My mother needs to go into a home and we don't know how to pay for it", "n:pay-for-care",
      or: "n:long-term-care-away-from-home c:self-funding-care",
      types: "Paying for care;Adult residential care;Nursing homes"),
    .init(
      "I was mugged and I'm afraid to go out", "c:victim-of-crime",
      or: "n:help-after-a-crime n:being-safe c:anxiety", types: "Victim support"),
    .init(
      "I want to set up my own business selling cakes", "n:start-or-run-a-business",
      or: "c:self-employed-or-starting-a-business",
      types: "Start-up and self-employment support;Business advice;Food business registration"),
    .init(
      "I do not have children, I am not a carer and I have never been in care", "",
      or: "", types: ""),
    .init(
      "Is there anything on for people my age at the weekend?", "", or: "n:things-to-do", types: ""),
    .init(
      "My visa runs out soon and I need advice about staying", "n:settle-in-the-country",
      or: "c:migrant n:information-and-advice n:legal-help", types: "Immigration;Change of nationality;Migrant and newcomer support"),
    .init(
      "My memory is getting worse and I keep forgetting things", "c:dementia",
      or: "", types: "Memory clinics and dementia diagnosis;Dementia advice and support"),
  ]
}
