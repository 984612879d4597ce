import WaymarkFormats
import WaymarkMigration
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTestTown

/// A directory of a small town, with every way to tag too much in it.
enum InventedDirectory {
  static let carers =
    "Unpaid carers meet here every week for a cup of tea, a talk and some advice from each other."

  /// The records as NDJSON; the last line is broken.
  static let lines = #"""
    {"id":"c1","name":"Carers support group","organization":"Mill Lane Trust","description":"\#(carers)","categories":[{"id":"esdServiceType:9003"},{"id":"esdServiceType:9004"},{"id":"esdServiceType:9005"},{"id":"esdNeed:72"},{"id":"esdServiceType:9003"}]}
    {"id":"c2","name":"Carers support group","organization":"Mill Lane Trust","description":"\#(carers)","categories":[{"id":"esdServiceType:9003"}]}
    {"id":"f1","name":"Food bank","organization":"Harbour Pantry","description":"Parcels for the hungry, ring Jo Bloggs on 020 7946 0123.","categories":[{"id":"esdServiceType:9005"}]}
    {"id":"f2","name":"Food bank","organization":"write to jo@example.org","description":"Parcels for the hungry.","categories":[{"id":"x:1","label":"Hunger"},{"id":"x:2","label":"Warm hubs, ring 020 7946 0123"}]}
    {"id":"n1","name":"Luncheon club","description":"Hot meals.","categories":[]}
    {"id":"b

    """#

  static let auditor = Auditor(
    engine: Engine(SmallTown.parts()), judgement: SmallTown.judgement, limit: 3)

  /// Audits records that are read one after the other.
  static func report(_ text: String = lines) throws -> (report: AuditReport, faults: [Fault]) {
    var reader = try RecordReader(ByteReader(bytes: Array(text.utf8), path: "town.ndjson"))
    var auditor = auditor
    var audit = DirectoryAudit(graph: SmallTown.graph)
    var faults: [Fault] = []
    while let item = try reader.next() {
      switch item {
      case .record(let record): audit.add(auditor.audit(record))
      case .fault(let fault): faults.append(fault)
      }
    }
    return (AuditReport(audit), faults)
  }
}
