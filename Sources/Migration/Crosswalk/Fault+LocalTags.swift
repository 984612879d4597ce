package import WaymarkFormats

extension Fault {
  /// That records have none of the tags that a crosswalk would be made of or used for, and where tags
  /// are looked for.
  package static func noTags(in path: String) -> Fault {
    Fault(
      .warning, at: Place(file: path),
      "no record has a tag of the local list; tags are read from categories (in a table also from a "
        + "column tags or service types), parted by | or ;")
  }
}
