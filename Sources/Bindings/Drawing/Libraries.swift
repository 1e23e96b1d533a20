import CCairo

/// What drawing depends on, for the manifest: bytes hold for one set of libraries and fonts.
public enum Libraries {
  /// Names and versions, in a fixed order.
  public static var versions: [(name: String, version: String)] {
    [
      ("cairo", String(cString: cairo_version_string())), ("pango", String(cString: pango_version_string())),
      ("harfbuzz", String(cString: hb_version_string())),
    ]
  }

  /// Every face in use with the checksum that its file carries, as "Inter Medium" and "1b2c3d4e".
  public static func fonts() -> [(name: String, checksum: String)] {
    let styles = [
      FontStyle(size: 10), FontStyle(size: 10, weight: .medium), FontStyle(size: 10, weight: .semibold),
      FontStyle(size: 10, isItalic: true), FontStyle(size: 10, family: .mono),
    ]
    return styles.compactMap { style in
      Face.of(style).flatMap { face in face.checksum.map { (face.name, $0) } }
    }
  }
}

extension Face {
  /// The file's own checksum (`checkSumAdjustment`, bytes 8…11 of its `head` table).
  fileprivate var checksum: String? {
    let head = hb_face_reference_table(shapes, 0x6865_6164)
    defer { hb_blob_destroy(head) }
    var length: UInt32 = 0
    guard let start = hb_blob_get_data(head, &length), length >= 12 else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(length))
    return bytes[8..<12].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
