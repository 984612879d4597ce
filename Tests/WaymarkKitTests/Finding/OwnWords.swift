/// What a person may say, with what it should be read as.
struct OwnWords: Sendable {
  /// The words.
  var text: String
  /// What must be read: `n:` is a need, `c:` a circumstance of the shipped lists.
  var expected: [String] = []
  /// What may be read as well, being near enough.
  var allowed: [String] = []
  /// The labels of service types, or their beginnings, of which one should be among the first five;
  /// none where nothing should be found.
  var types: [String] = []

  /// Reads a table: the words on one line, then what is expected after `=`, what is allowed after
  /// `~`, and the types after `>`.
  static func read(_ table: String) -> [OwnWords] {
    var all: [OwnWords] = []
    for line in table.split(separator: "\n") {
      let rest = line.dropFirst(2)
      switch line.first {
      case "=": all[all.count - 1].expected = rest.split(separator: " ").map(String.init)
      case "~": all[all.count - 1].allowed = rest.split(separator: " ").map(String.init)
      case ">": all[all.count - 1].types = rest.split(separator: ";").map(String.init)
      default: all.append(OwnWords(text: String(line)))
      }
    }
    return all
  }

  /// The reader and its keywords were tuned on these.
  static let tuned = read(
    """
    I am lonely since my husband died and cannot get to the shops
    = c:lonely-or-isolated c:widowed n:getting-around
    ~ c:bereaved n:come-to-terms-with-a-death n:help-at-home n:company c:no-transport
    > Befriending;Bereavement support;Community transport;Social clubs and groups
    My mum has dementia and I am worn out looking after her
    = c:dementia n:respite
    ~ c:carer c:carer-of-a-person-with-dementia n:support-as-a-carer c:stress
    > Respite care for adults;Carers breaks and wellbeing;Dementia advice and support;Sitting services
    We have no food in the house until I get paid on Friday
    = n:food
    ~ c:food-insecure c:in-crisis-or-emergency-need
    > Food banks;Food pantries and social supermarkets
    I have just lost my job and don't know how to pay the rent
    = c:unemployed
    ~ c:facing-redundancy n:a-job n:rent-or-mortgage-help c:in-rent-arrears n:keep-my-home n:money
    > Job clubs;Discretionary Housing Payment;Housing benefit new claim;Employment and training initiatives;Universal credit;Local Housing Allowance
    I'm pregnant and would like to meet other mums
    = c:pregnant
    ~ c:expectant-parent n:support-in-pregnancy-and-birth n:friends c:mother
    > Antenatal classes;Midwifery and maternity services
    My son is autistic and keeps being sent home from school
    = c:autism
    ~ c:autistic-child c:excluded-from-school n:help-for-a-child-with-additional-needs c:special-educational-needs c:parent-carer n:help-at-school c:school-pupil
    > Autism and ADHD assessment;Activities for disabled children and young people;Parent carer groups;SEND information;Autism support for adults
    The bailiffs are coming and I owe thousands on credit cards
    = n:debt-advice
    ~ c:in-debt n:money n:manage-money
    > Debt counselling
    I drink too much and I want to stop
    = n:cut-down-or-stop-drinking
    ~ c:alcohol-problem
    > Alcohol advice and support
    My partner hits me and I am frightened to go home
    = n:being-safe-at-home-from-abuse
    ~ c:domestic-abuse-survivor n:being-safe
    > Domestic abuse support;Refuges and safe accommodation
    I have nowhere to sleep tonight
    = n:somewhere-to-stay-tonight
    ~ c:homeless c:rough-sleeper n:somewhere-to-live c:sofa-surfer
    > Hostels and emergency accommodation;Homelessness support;Homeless day centres and rough sleeper outreach
    I came here from Syria as a refugee and need English lessons
    = c:refugee n:language-help
    ~ c:syrian-refugee c:limited-english n:settle-in-the-country n:learn-something
    > English for speakers of other languages (ESOL);English conversation groups
    I am not disabled but I find stairs hard after my hip operation
    =
    ~ c:recovering-from-illness-or-surgery c:mobility-difficulty n:changes-to-my-home-for-disability n:rehabilitation
    My boiler is broken and the house is freezing
    = n:keep-warm
    ~ c:living-in-a-cold-home n:repairs-to-my-home
    > Keeping warm in winter;Energy bills and fuel poverty advice;Heating allowance;Warm spaces;Energy efficiency grants
    I keep having panic attacks and can't sleep
    = n:ease-anxiety-and-low-mood
    ~ c:anxiety c:sleep-problem n:mental-wellbeing
    > NHS talking therapies;Mental health support;Counselling
    I'd like to lose some weight and get fitter
    = n:lose-weight n:be-active
    ~ c:overweight
    > Weight management;Exercise and fitness classes
    My daughter cuts herself and I don't know what to do
    = n:stop-hurting-myself
    ~ c:self-harm n:information-and-advice
    > Self-harm support
    I want to learn how to use a computer and the internet
    = n:get-online
    ~ c:digitally-excluded n:learn-something
    > Digital and computer skills;Library computers and the internet
    I've retired and have nothing to do all day
    = c:retired n:things-to-do
    ~ c:older-person c:lonely-or-isolated n:company
    > U3A groups;Social clubs and groups;Hobby and interest classes and groups;Older people's  activities
    My wife is in a wheelchair and we need a ramp at the front door
    = c:wheelchair-user
    ~ n:changes-to-my-home-for-disability c:needs-home-adaptation c:disabled-person c:physical-disability
    > Disabled people - home adaptations and aids;Disabled facilities grant;Occupational therapy;Wheelchair services
    I look after my disabled brother and need a break
    = n:respite
    ~ c:carer c:disabled-person n:support-as-a-carer
    > Respite care for adults;Carers breaks and wellbeing;Sitting services
    I was in the army and I still have nightmares about it
    = c:veteran
    ~ c:post-traumatic-stress n:recover-from-trauma n:help-for-ex-service-people c:armed-forces-community
    > Veterans and armed forces support
    We lost our baby last month
    = c:baby-loss
    ~ c:bereaved-parent c:bereaved n:come-to-terms-with-a-death
    > Baby loss support;Bereavement support
    I can't read very well and it stops me getting a job
    = n:read-write-and-count
    ~ c:low-literacy-or-numeracy n:a-job c:unemployed
    > Adult literacy and numeracy
    I'm gay and don't know anyone else like me
    = c:lesbian-gay-or-bisexual-person
    ~ c:lgbt-plus-person n:be-myself-sexuality-and-gender c:lonely-or-isolated
    > LGBT+ support and social groups
    My landlord wants to evict me
    = n:keep-my-home
    ~ c:facing-eviction c:tenant c:private-tenant n:problems-with-landlord-or-neighbours c:at-risk-of-homelessness
    > Private tenant advice;Housing evictions;Homelessness support;Housing legal advice;Private housing advice
    I don't smoke and I don't drink, I just want to go swimming
    =
    ~ n:be-active
    My father is deaf and never leaves the house
    = c:deaf
    ~ c:housebound c:hard-of-hearing n:hearing c:lonely-or-isolated
    > Deaf and hearing loss support;Hearing and audiology services;Hearing aid support;Sign language interpreting
    I need help filling in my PIP form
    = n:claim-benefits
    ~ c:disability-benefit-recipient c:disabled-person c:receiving-benefits
    > Benefits advice and assessment;Welfare rights advice
    My teenage boy is hanging around with a gang
    = n:stay-out-of-trouble
    ~ c:teenager c:young-person-at-risk-of-offending-or-gangs c:child-at-risk-of-exploitation n:somewhere-for-young-people-to-go
    > Serious youth violence and gang support;Children and young people - preventative services;Mentoring schemes
    I have cancer and would like to talk to others who have been through it
    = c:cancer n:peer-support
    ~ n:talk-through-my-problems n:manage-a-health-condition
    > Cancer support;Health support groups
    I gamble every night and have run up debts
    = n:stop-gambling
    ~ c:problem-gambler c:in-debt n:debt-advice
    > Gambling harm support
    I am a single mum with twins and no money for nappies
    = c:lone-parent
    ~ c:multiple-birth-family n:money n:feed-and-care-for-a-baby n:emergency-help-with-essentials c:mother c:low-income
    > Baby banks;Hardship and crisis grants;Clothing banks and hygiene banks;Family support groups
    I'm coming out of hospital next week and live on my own
    = n:help-after-hospital c:leaving-hospital
    ~ c:lives-alone c:lonely-or-isolated c:hospital-patient
    > Leaving hospital;Reablement and intermediate care;Care at home
    My neighbours play loud music all night
    = n:report-or-stop-nuisance
    ~ n:problems-with-landlord-or-neighbours c:anti-social-behaviour-victim
    > Noise pollution;Anti-social behaviour - neighbour nuisance;Nuisances;Housing mediation
    I've got a toddler and nobody to talk to
    = c:toddler n:company
    ~ c:lonely-or-isolated c:parent n:talk-through-my-problems n:play-for-children
    > Parent and toddler groups;Baby and toddler classes;Befriending;Toy libraries
    I am 17 and want to leave home because of the arguments
    = c:sixteen-or-seventeen-year-old
    ~ c:young-person c:teenager c:young-homeless-person n:somewhere-to-live n:family-support n:relationships
    I fell twice this winter and am scared of falling again
    = n:avoid-falls
    ~ c:at-risk-of-falling n:be-safe-at-home-alone
    > Falls prevention;Seated and falls prevention exercise
    My husband drinks and shouts at the children
    = n:support-over-a-relatives-addiction
    ~ c:affected-by-anothers-addiction c:alcohol-problem c:child n:keep-a-child-safe n:cut-down-or-stop-drinking
    > Support for families affected by addiction;Alcohol advice and support
    I would love to sing in a choir or do some painting
    = n:be-creative
    ~ n:things-to-do c:hobbyist
    > Choirs and singing groups;Arts and creative classes
    Someone phoned pretending to be my bank and took my savings
    = c:scam-victim
    ~ n:avoid-scams-and-be-treated-fairly-as-a-customer c:victim-of-crime n:help-after-a-crime
    > Scam awareness and fraud support
    We can't conceive and are waiting for IVF
    = n:help-to-have-a-baby
    ~ c:facing-infertility
    > Fertility services and support
    My gran is too frail to wash and dress herself
    = n:personal-care
    ~ c:frail-older-person c:older-person n:help-at-home c:needs-care-and-support
    > Care at home;Personal assistants;Live-in care
    I feel like killing myself
    = n:help-in-a-mental-health-crisis
    ~ c:suicidal c:in-mental-health-crisis
    > Mental health crisis support;Suicide prevention
    I'm blind in one eye and struggling to read letters
    = c:visual-impairment
    ~ n:eyes-and-seeing n:read-write-and-count
    > Sight loss support;Opticians and eye care
    I want to do some voluntary work to feel useful
    = n:purpose-and-giving-back
    ~ c:volunteer
    > Volunteering;Volunteer centres;Timebanks
    My ex won't let me see my children
    = c:non-resident-parent
    ~ c:separated-or-divorced n:relationships n:family-support c:child n:legal-help c:parent
    > Child contact centres;Family mediation;Parental custody
    I need someone to look after my baby when I go back to work
    = n:childcare
    ~ c:baby c:working-parent c:returning-to-work n:feed-and-care-for-a-baby n:a-job
    > Childminding;Childminders;Early years grant;Family information services;Childcare out of school hours;Home childcarer registration
    I have just come out of prison and need somewhere to live
    = c:leaving-prison n:somewhere-to-live
    ~ c:ex-offender c:homeless n:stay-out-of-trouble
    > Support for ex-offenders;Supported housing;Homelessness support;Hostels and emergency accommodation
    My teeth hurt and I cannot find a dentist
    = n:teeth
    ~ c:dental-problem n:pain-relief
    > Dental services
    Nobody in my family has a car and the buses have stopped
    = c:no-transport
    ~ n:getting-around c:living-in-a-rural-area c:family
    > Community transport;Demand responsive transport;Bus and coach services;Volunteer driver schemes
    I've been told I have diabetes and should change what I eat
    = c:diabetes
    ~ n:healthy-eating n:manage-a-health-condition c:vegetarian-vegan-or-special-diet
    > Diabetes prevention and education;Healthy eating and nutrition;Self-management courses for long-term conditions
    I was raped and I have not told anyone
    = n:recover-from-sexual-violence
    ~ c:sexual-violence-survivor c:victim-of-crime
    > Sexual violence and abuse support;Sexual assault referral and support
    I am a carer for my husband who has had a stroke
    = c:carer c:stroke
    ~ n:support-as-a-carer c:working-carer
    > Carers support groups;Adult carers;Advocacy for carers;Carers assessment;Health support groups;Rehabilitation programmes
    I'm neither homeless nor in debt, I only want to know my rights at work
    = n:fair-treatment-at-work
    ~ n:know-my-rights c:employee-with-a-problem-at-work n:information-and-advice
    > Employment rights advice
    There is damp on the walls and the council won't fix it
    = c:in-poor-housing
    ~ n:repairs-to-my-home n:make-a-complaint c:council-tenant
    > Housing repairs;Communal housing repairs;Complaints procedure;Housing and public health
    I need a bed and a cooker for my new flat
    = n:furniture-and-household-goods
    ~ c:moving-house
    > Furniture and household goods reuse;Hardship and crisis grants
    My husband walked out and I'm getting divorced
    = c:separated-or-divorced
    ~ n:relationships n:legal-help
    > Family mediation;Relationship counselling;Legal advice
    My little girl is four and hardly talks
    = n:help-with-talking-and-being-understood
    ~ c:speech-or-communication-difficulty c:three-or-four-year-old c:child c:under-five c:esdCircumstance:Gender_Female
    > Speech and language therapy
    I want to give up smoking
    = n:stop-smoking
    ~ c:esdCircumstance:AddictSubstanceAbuser_Smoking
    > Stopping smoking
    I've no savings and can't pay for my dad's funeral
    = c:cannot-pay-for-funeral
    ~ c:bereaved n:practical-help-after-a-death n:money
    > Funeral payment;Municipal funerals;Death - funerals - cost information
    I feel down all the time and have no energy
    = n:ease-anxiety-and-low-mood
    ~ c:depression n:mental-wellbeing c:me-or-chronic-fatigue
    > NHS talking therapies;Mental health support;Counselling
    My mother needs to go into a home and we don't know how to pay for it
    = n:pay-for-care
    ~ n:long-term-care-away-from-home c:self-funding-care
    > Paying for care;Adult residential care;Nursing homes
    I was mugged and I'm afraid to go out
    = c:victim-of-crime
    ~ n:help-after-a-crime n:being-safe c:anxiety
    > Victim support
    I want to set up my own business selling cakes
    = n:start-or-run-a-business
    ~ c:self-employed-or-starting-a-business
    > Start-up and self-employment support;Business advice;Food business registration
    I do not have children, I am not a carer and I have never been in care
    =
    Is there anything on for people my age at the weekend?
    =
    ~ n:things-to-do
    My visa runs out soon and I need advice about staying
    = n:settle-in-the-country
    ~ c:migrant n:information-and-advice n:legal-help
    > Immigration;Change of nationality;Migrant and newcomer support
    My memory is getting worse and I keep forgetting things
    = c:dementia
    > Memory clinics and dementia diagnosis;Dementia advice and support
    """)

  /// Written after the reader was tuned on the others, and never tuned on.
  static let fresh = read(
    """
    My dad passed away in March and I can't stop crying
    = c:bereaved
    ~ n:come-to-terms-with-a-death n:ease-anxiety-and-low-mood c:depression
    > Bereavement support;Counselling
    I'm eighty-three, my eyesight is going and I get muddled with my tablets
    = c:visual-impairment
    ~ n:eyes-and-seeing n:medicine-and-prescriptions c:older-person c:very-old-person c:dementia
    > Sight loss support;Opticians and eye care;Pharmacies;Prescriptions and medical care
    Our gas has been cut off because we could not pay the bill
    = n:keep-warm
    ~ c:in-debt c:living-in-a-cold-home n:money n:debt-advice c:low-income c:cost-of-living-pressure
    > Energy bills and fuel poverty advice;Keeping warm in winter;Hardship and crisis grants;Debt counselling;Heating allowance;Warm spaces
    I am a wheelchair user looking for a sports club
    = c:wheelchair-user
    ~ n:be-active c:disabled-person c:sportsperson c:physical-disability n:mobility-equipment
    > Disability sport;Sports club directory;Wheelchair services;Accessible taxis and vehicle hire;Shopmobility
    My daughter has anorexia and hides her food
    = c:eating-disorder
    ~ n:a-healthy-relationship-with-food
    > Eating disorder support
    I don't speak much English and can't understand letters from the council
    = c:limited-english
    ~ n:language-help n:read-write-and-count c:low-literacy-or-numeracy
    > English for speakers of other languages (ESOL);Translation and interpreting;English conversation groups
    My little boy keeps wetting the bed
    = n:bladder-and-bowel-help
    ~ c:incontinence n:parenting-help c:child
    > Continence services;Child health clinics;Health visiting;School nursing
    I'm a foster carer and want to meet other foster families
    = c:foster-carer
    ~ c:carer n:peer-support n:friends n:support-as-a-carer
    > Fostering;Support for children in care
    We are being thrown out of our flat at the end of the month
    = c:facing-eviction
    ~ n:keep-my-home c:at-risk-of-homelessness n:somewhere-to-live c:homeless
    > Homelessness support;Housing evictions;Private tenant advice;Housing legal advice;Private housing advice
    I want to learn to play the guitar
    = n:be-creative
    ~ n:learn-something n:things-to-do c:hobbyist
    > Instrumental tuition;Arts and creative classes;Hobby and interest classes and groups;Bands and orchestras;Adult education courses
    My hearing aid has stopped working
    = n:hearing
    ~ c:hard-of-hearing
    > Hearing aid support;Hearing and audiology services
    Someone shouted racist abuse at me on the bus
    = c:victim-of-racism
    ~ c:hate-crime-victim n:help-after-a-crime n:equality-and-freedom-from-discrimination n:getting-around c:victim-of-crime
    > Hate crime;Race equality organisations;Victim support;Equality and diversity
    I'm expecting my first baby in June
    = c:expectant-parent
    ~ c:pregnant n:support-in-pregnancy-and-birth c:baby c:new-parent
    > Antenatal classes;Midwifery and maternity services
    I've got arthritis in both knees and it hurts to walk
    = c:arthritis
    ~ n:pain-relief c:mobility-difficulty c:chronic-pain n:be-active c:back-or-musculoskeletal-problem
    > Pain management;Physiotherapy;Self-management courses for long-term conditions;Health support groups;Exercise on referral
    My friend is taking heroin again
    = n:get-off-drugs
    ~ c:drug-problem n:support-over-a-relatives-addiction c:addiction
    > Drugs advice and support;Support for families affected by addiction
    I have not eaten since yesterday
    = n:food
    ~ c:food-insecure
    > Food banks;Free community meals and soup kitchens;Food pantries and social supermarkets
    I'm not a veteran and I am not looking for work, I simply feel isolated
    = c:lonely-or-isolated
    ~ n:company
    > Befriending;Social clubs and groups;Coffee mornings and chat groups;Telephone befriending
    I cannot afford school uniform for my two boys
    = n:help-with-school-costs
    ~ n:clothing c:low-income c:school-pupil
    > School clothing grants/vouchers;School uniform exchange
    I'd like help to stop betting on my phone
    = n:stop-gambling
    ~ c:problem-gambler
    > Gambling harm support
    My ex-husband follows me and sends me threats
    = c:harassed-or-stalked
    ~ c:domestic-abuse-survivor n:being-safe-at-home-from-abuse n:being-safe n:help-after-a-crime c:separated-or-divorced
    > Protection from harassment;Domestic abuse support;Victim support;Refuges and safe accommodation
    I lost my sight two years ago and would like to use a computer again
    = c:visual-impairment n:get-online
    ~ n:eyes-and-seeing
    > Sight loss support;Digital and computer skills;Assistive technology;Library computers and the internet
    My uncle is dying and wants to stay at home
    = n:care-at-the-end-of-life
    ~ c:terminal-illness n:plan-for-later-and-the-end-of-life
    > Home care for terminally ill;Adult hospice care;End of life planning
    I have been made redundant after thirty years
    = c:facing-redundancy
    ~ c:unemployed n:a-job n:careers-guidance n:fair-treatment-at-work
    > Job clubs;Careers advice;Employment and training initiatives;Employment rights advice;Current vacancies
    The lift in our block is broken and I can't manage the stairs
    = c:mobility-difficulty
    ~ n:changes-to-my-home-for-disability n:repairs-to-my-home c:social-housing-tenant c:disabled-person
    > Housing repairs;Communal housing repairs;Disabled people - home adaptations and aids;Occupational therapy;Disabled facilities grant
    I need somebody to speak for me at a meeting with social services
    = n:someone-to-speak-up-for-me
    ~ c:needs-care-and-support n:social-care-assessment c:family-in-contact-with-social-services
    > Advocacy for social care clients;Self-advocacy groups;Complaints advocacy
    Where can I take my old sofa and some paint tins?
    =
    ~ n:repair-reuse-and-live-greener n:furniture-and-household-goods
    I'm trans and fifteen and my parents don't understand
    = c:trans-person
    ~ c:young-lgbt-plus-person n:be-myself-sexuality-and-gender c:teenager c:young-person c:lgbt-plus-person
    > LGBT+ support and social groups;Children and young people's mental health;Advice for young people
    I need a lift to my hospital appointments
    = n:getting-around
    ~ c:no-transport c:hospital-patient n:see-a-doctor-or-nurse
    > Patient transport;Community transport;Volunteer driver schemes
    My marriage is falling apart
    = n:relationships
    ~ c:separated-or-divorced c:couple
    > Relationship counselling;Family mediation
    I have no bank account and the only loan I can get is from a loan shark
    = n:affordable-borrowing
    ~ c:financially-excluded c:in-debt n:money n:debt-advice
    > Credit unions;Debt counselling;Budgeting loans
    I've had three miscarriages
    = c:baby-loss
    ~ c:bereaved-parent n:come-to-terms-with-a-death n:help-to-have-a-baby c:facing-infertility
    > Baby loss support
    I am autistic and find it hard to keep a job
    = c:autism
    ~ n:a-job n:keep-my-job-with-a-disability-or-illness c:unemployed c:disabled-jobseeker
    > Autism support for adults;Disabled people - employment advice;Disabled people - employment and training schemes;Supported employment;Employment and training initiatives
    I look after my mum every day and never get out
    = c:carer
    ~ n:respite n:support-as-a-carer c:lonely-or-isolated n:company
    > Carers support groups;Adult carers;Carers breaks and wellbeing;Carers assessment;Respite care for adults
    We've just moved here and don't know anybody
    = n:friends
    ~ n:company c:lonely-or-isolated c:moving-house c:migrant n:settle-in-the-country
    > Social clubs and groups;Befriending;Coffee mornings and chat groups;Women's Institutes and women's social groups;Language exchange and conversation groups
    """)
}
