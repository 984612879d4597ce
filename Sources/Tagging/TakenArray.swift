/// Takes an array out of a property, for alone it is faster to work on.
func taken<Element>(_ array: inout [Element]) -> [Element] {
  var taken: [Element] = []
  swap(&taken, &array)
  return taken
}

/// Takes an array out of a property, longer by some elements, so that nobody has to ask for room for
/// one after the other.
func taken<Element>(
  _ array: inout [Element], longerBy count: Int, _ element: Element
) -> [Element] {
  var taken = taken(&array)
  taken.append(contentsOf: repeatElement(element, count: count))
  return taken
}
