package import WaymarkFormats

extension LearningCurve {
  /// Writes the places on the curve.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("test_records", testCount)
    writer.key("points")
    writer.beginArray()
    for point in points {
      writer.beginObject()
      writer.member("corrections", point.corrections)
      writer.member("accuracy", point.accuracy, decimals: 4)
      writer.member("stream_accuracy", point.streamAccuracy, decimals: 4)
      writer.member("suggested", point.suggested)
      writer.member("accepted", point.accepted)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
