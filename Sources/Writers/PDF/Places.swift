/// The names of places given out while one document is laid out; for one task.
final class Places {
  private var anchors = Anchors()

  func claim(_ anchor: String, _ kind: String) -> String { anchors.claim(anchor, kind) }

  /// For an attempt that may come to nothing.
  func copy() -> Places {
    let copy = Places()
    copy.anchors = anchors
    return copy
  }

  /// Takes over the names that an attempt gave out.
  func adopt(_ attempt: Places) { anchors = attempt.anchors }
}
