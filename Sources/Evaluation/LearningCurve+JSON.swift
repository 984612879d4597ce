package import WaymarkFormats

extension LearningCurve {
  /// Writes the places on the curve.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("test_records")
    writer.int(testCount)
    writer.key("points")
    writer.beginArray()
    for point in points {
      writer.beginObject()
      writer.key("corrections")
      writer.int(point.corrections)
      writer.key("accuracy")
      writer.double(point.accuracy, decimals: 4)
      writer.key("stream_accuracy")
      writer.double(point.streamAccuracy, decimals: 4)
      writer.key("suggested")
      writer.int(point.suggested)
      writer.key("accepted")
      writer.int(point.accepted)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
