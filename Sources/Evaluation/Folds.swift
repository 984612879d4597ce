import Foundation
package import WaymarkServiceRecords

/// What keeps records together when they are cut into folds.
package enum FoldKey: String, Sendable, Hashable, CaseIterable {
  /// Each record by itself.
  case id
  /// The records of one group, such as a council, so that none is tested by its own neighbours.
  case group

  func value(of record: ServiceRecord) -> String {
    let own = record.id ?? record.name
    return self == .id ? own : record.group ?? own
  }
}

/// The cutting of records into folds.
package enum Folds {
  /// The fold of a key: its MD5, read as a number, modulo the number of folds.
  ///
  /// MD5 for no other reason than that any other program can cut the same folds with it, so that
  /// systems are compared on the same records.
  package static func fold(of key: String, count: Int) -> Int {
    precondition(count > 0, "there is at least one fold")
    return MD5.digest(of: Array(key.utf8)).reduce(0) { ($0 * 256 + Int($1)) % count }
  }
}

extension Folds {
  /// Holds back one fold of records, with whole groups.
  package static func split(
    _ records: [ServiceRecord], folds count: Int = 5
  ) -> (rest: [ServiceRecord], held: [ServiceRecord]) {
    let folds = records.map { fold(of: FoldKey.group.value(of: $0), count: count) }
    let parts = zip(records, folds)
    return (parts.filter { $0.1 != 0 }.map(\.0), parts.filter { $0.1 == 0 }.map(\.0))
  }
}

/// The MD5 message digest (Rivest, RFC 1321, 1992), for folds and not for secrets.
enum MD5 {
  private static let shifts: [UInt32] = [
    7, 12, 17, 22, 7, 12, 17, 22, 7, 12, 17, 22, 7, 12, 17, 22,
    5, 9, 14, 20, 5, 9, 14, 20, 5, 9, 14, 20, 5, 9, 14, 20,
    4, 11, 16, 23, 4, 11, 16, 23, 4, 11, 16, 23, 4, 11, 16, 23,
    6, 10, 15, 21, 6, 10, 15, 21, 6, 10, 15, 21, 6, 10, 15, 21,
  ]
  private static let sines: [UInt32] = (1...64).map { step in
    UInt32(abs(sin(Double(step))) * 4_294_967_296)
  }

  static func digest(of message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let bits = UInt64(message.count) * 8
    for shift in 0..<8 { padded.append(UInt8(truncatingIfNeeded: bits >> (8 * UInt64(shift)))) }
    var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
    for start in stride(from: 0, to: padded.count, by: 64) {
      let words = (0..<16).map { word in
        (0..<4).reduce(UInt32(0)) { $0 | UInt32(padded[start + word * 4 + $1]) << UInt32(8 * $1) }
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for step in 0..<64 {
        let (mix, word): (UInt32, Int) =
          switch step / 16 {
          case 0: ((b & c) | (~b & d), step)
          case 1: ((d & b) | (~d & c), (5 * step + 1) % 16)
          case 2: (b ^ c ^ d, (3 * step + 5) % 16)
          default: (c ^ (b | ~d), (7 * step) % 16)
          }
        let sum = a &+ mix &+ sines[step] &+ words[word]
        let turned = sum << shifts[step] | sum >> (32 - shifts[step])
        (a, d, c, b) = (d, c, b, b &+ turned)
      }
      state[0] &+= a
      state[1] &+= b
      state[2] &+= c
      state[3] &+= d
    }
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
    }
  }
}
