import Testing
import WaymarkTagging
import WaymarkTaxonomy

@Suite("Audiences")
struct AudienceReaderTests {
  /// The labels of the circumstances that a text is read to be for, by the lists that ship.
  private static func audience(_ text: String, name: String = "") throws -> [String] {
    let shipped = try ShippedCircumstances.shared.get()
    let readings = fields(name: name, of: text, knowledge: shipped.knowledge)
    return (readings.audience + readings.eligibility).map { shipped.graph.terms[$0.term].label }
  }

  @Test(
    "Those whom a service is for are its audience",
    arguments: [
      ("A support group for women who have had breast cancer, and their carers.", "Carer"),
      ("Lunch and company for older people.", "Older person"),
      ("Dementia cafe with singing.", "Dementia"),
      ("Advice on debt.", "In debt"),
      ("We help homeless people who cannot find a flat.", "Homeless"),
      ("Not only for carers: their friends come too.", "Carer"),
      ("There is no charge for refugees and asylum seekers.", "Refugee"),
      ("You need not be referred. For people with dementia.", "Dementia"),
      ("For people who are not in work because of a disability.", "Disabled person"),
    ])
  func isFor(_ text: String, _ label: String) throws {
    #expect(try Self.audience(text).contains(label))
  }

  @Test(
    "Who is kept out, comes along, pays or lends a name is no audience",
    arguments: [
      ("No dogs, no children, no alcohol.", "Child"), ("No women.", "Female"),
      ("Unfortunately we cannot help people who are homeless.", "Homeless"),
      ("Not suitable for children under 8 or people with epilepsy.", "Epilepsy"),
      ("Anyone with epilepsy should not take part.", "Epilepsy"),
      ("This is not a service for people in debt.", "In debt"),
      ("A dementia-friendly cafe for all.", "Dementia"),
      ("An autism friendly screening of the latest films.", "Autism"),
      ("Children must be accompanied by an adult.", "Adult"),
      ("Under 16s must be with an adult.", "Adult"),
      ("A choir. Supported by the Alzheimer's Society and the Stroke Association.", "Stroke"),
      ("Chair yoga. £4, concessions for pensioners.", "Older person"),
      ("Ealing Bowling Club. Green fees on the door.", "Limited English"),
    ])
  func isNotFor(_ text: String, _ label: String) throws {
    #expect(try !Self.audience(text).contains(label))
  }
}
