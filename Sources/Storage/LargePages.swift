#if canImport(Glibc)
internal import CSQLite
import Glibc
#endif

/// Asks the system for memory in large pages, before any is taken.
///
/// A command that answers one question copies some megabytes of arrays and ends. In small pages a
/// quarter of its time goes into being given one after another.
package enum LargePages {
  /// How much of the heap is asked for at once: what a cold answer needs.
  private static let size = 8 << 20
  /// The size of a large page, on the processors that matter.
  private static let page = 2 << 20

  /// Asks; where the system has no such pages, all goes on as ever.
  package static func ask() {
    #if canImport(Glibc)
    // Arrays are to lie in the heap, not each in a mapping of its own, and the heap is to be kept.
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TRIM_THRESHOLD, 32 << 20)
    mallopt(M_TOP_PAD, Int32(size))
    guard let block = malloc(size) else { return }
    let start = (Int(bitPattern: block) + page - 1) / page * page
    let end = (Int(bitPattern: block) + size) / page * page
    madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_HUGEPAGE)
    free(block)
    #endif
  }
}
