import Foundation

/// A folder of a test's own, which goes with it.
package final class TemporaryFolder: Sendable {
  /// Where it is.
  package let path: String

  /// Makes a folder.
  package init() {
    path = NSTemporaryDirectory() + "waymark-test-\(UUID().uuidString)"
    // Where it cannot be made, every use of it says so.
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A test may have taken the right to write; and what cannot be removed is only rubbish.
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, and the folders that it is in; returns its path.
  @discardableResult
  package func write(_ name: String, _ bytes: some Collection<UInt8>) -> String {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    // As above: a missing file is told by the test that wants it.
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: file, contents: Data(bytes))
    return file
  }

  /// Writes a text, and the folders that it is in; returns its path.
  @discardableResult
  package func write(_ name: String, _ text: String) -> String { write(name, text.utf8) }
}

/// A few invented lists, laid out as the files that come with the program.
package enum InventedLists {
  /// Types of service.
  package static let types = """
    Identifier,Label,Description,Type
    exServiceType:1,Lunch clubs,A hot meal in company for older people,Service
    exServiceType:2,Bereavement support,Help after a death,Service
    exServiceType:3,Food banks,Parcels of food for people in need,Service
    exServiceType:4,Toy libraries,"Toys to borrow, and play sessions",Service
    exServiceType:5,Carers support groups,People who look after somebody meet and help each other,Service

    """
  /// Needs.
  package static let needs = """
    Identifier,Label,Description,Type,Parent identifiers
    exNeed:1,Company,To be with others,Need,
    exNeed:2,Food,To have enough to eat,Need,
    exNeed:3,Hot food,A warm meal,Need,exNeed:2

    """
  /// Links.
  package static let links = """
    from,relation,to,weight
    exNeed:1,leadsTo,exServiceType:1,1
    exNeed:2,leadsTo,exServiceType:3,1
    exNeed:3,leadsTo,exServiceType:1,0.8

    """
  /// Keywords.
  package static let keywords = """
    term,keyword,weight
    exServiceType:1,luncheon club,2
    exServiceType:2,grief counselling,2
    exServiceType:3,food parcels,2
    exServiceType:5,unpaid carers,2

    """
  /// Tagged records.
  package static let records = """
    {"id":"a","name":"Tuesday table","description":"Soup and a chat.","categories":[{"id":"exServiceType:1","main":true}]}
    {"id":"b","name":"Play chest","description":"Borrow a jigsaw.","categories":[{"id":"exServiceType:4"}]}

    """

  /// Writes the lists into a folder as `$WAYMARK_DATA` would have them.
  package static func write(to folder: TemporaryFolder) {
    folder.write("taxonomies/service-types.csv", types)
    folder.write("taxonomies/needs.csv", needs)
    folder.write("taxonomies/links.csv", links)
    folder.write("synonyms/keywords.csv", keywords)
    folder.write("records.ndjson", records)
  }
}
