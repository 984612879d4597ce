/// Words for groups of people, which say whom a service is for and not what it does.
enum AudienceWords {
  /// The words and phrases, in lower case.
  static let all: Set<String> = [
    "adult", "adults", "asylum seekers", "babies", "boys", "care leavers", "carer", "carers",
    "child", "children", "children and young people", "couples", "disabled", "disabled adults",
    "disabled children", "disabled people", "elderly", "elderly people", "everyone", "families",
    "family", "father", "fathers", "girls", "homeless", "homeless people", "job seekers",
    "jobseekers", "kids", "lone parents", "men", "migrants", "mother", "mothers", "mums", "dads",
    "offenders", "ex-offenders", "older adults", "older people", "over 50s", "over 55s", "over 60s",
    "over 65s", "parent", "parents", "parents and carers", "patients", "pensioners", "people",
    "pupils", "refugees", "residents", "retired people", "seniors", "single parents", "students",
    "survivors", "teenagers", "teens", "tenants", "toddlers", "unemployed", "unemployed people",
    "unpaid carers", "veterans", "victims", "volunteers", "vulnerable adults", "vulnerable people",
    "women", "young adults", "young carers", "young people", "youth", "youths",
  ]
}
