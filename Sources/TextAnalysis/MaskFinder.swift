enum MaskFinder {
  static func find(in bytes: UnsafeBufferPointer<UInt8>, into masks: inout [Mask]) {}
}
