/// A rising step function fitted to observations by pooling adjacent violators.
///
/// Pool adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman, 1955) as a calibration (Zadrozny
/// and Elkan, 2002). It can take any rising shape, and so needs many observations.
package struct IsotonicFit: Sendable, Hashable {
  /// Observations that are counted together.
  package struct Pool: Sendable, Hashable {
    /// The first of their places.
    package var start: Double
    /// The mean of their places.
    package var place: Double
    /// How many of them are right.
    package var right: Double
    /// How many they are.
    package var weight: Double

    /// Makes a pool.
    package init(start: Double, place: Double, right: Double, weight: Double) {
      self.start = start
      self.place = place
      self.right = right
      self.weight = weight
    }

    /// The share that is right.
    package var value: Double { right / weight }
  }

  /// The steps, rising.
  package let steps: [Pool]

  /// Fits steps to observations in any order.
  package init(_ observations: [(place: Double, isRight: Bool)]) {
    var pools: [Pool] = []
    for observation in observations.sorted(by: { $0.place < $1.place }) {
      let right = observation.isRight ? 1.0 : 0
      if let last = pools.indices.last, pools[last].place == observation.place {
        pools[last].right += right
        pools[last].weight += 1
      } else {
        let place = observation.place
        pools.append(Pool(start: place, place: place, right: right, weight: 1))
      }
    }
    steps = Self.pooled(pools)
  }

  /// The value at a place; that of the first step before all steps, and 0 where there are none.
  package func callAsFunction(_ place: Double) -> Double {
    (steps.last { $0.start <= place } ?? steps.first)?.value ?? 0
  }

  /// Pools neighbours until their values rise from each to the next.
  ///
  /// - Parameter pools: What was observed, in order of its places.
  /// - Returns: As many pools as there are values.
  /// - Complexity: O(*n*).
  package static func pooled(_ pools: [Pool]) -> [Pool] {
    var result: [Pool] = []
    for pool in pools {
      var last = pool
      while let before = result.last, before.value >= last.value {
        result.removeLast()
        let weight = before.weight + last.weight
        last = Pool(
          start: before.start,
          place: (before.place * before.weight + last.place * last.weight) / weight,
          right: before.right + last.right, weight: weight)
      }
      result.append(last)
    }
    return result
  }
}
