/// The names of places given out while one document is laid out; for one task.
final class Places {
  private var anchors = Anchors()

  func claim(_ anchor: String, _ kind: String) -> String { anchors.claim(anchor, kind) }
}
