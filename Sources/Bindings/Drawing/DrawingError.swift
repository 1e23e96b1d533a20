import CCairo

/// Why a drawing could not be made or finished.
public enum DrawingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What Cairo itself says, with its status number.
  case cairo(status: Int, message: String)
  /// Structure tags that were begun and never ended, outermost first.
  case openTags([String])
  /// Text would silently be set in another typeface.
  case missingFont(wanted: String, found: String)

  public var description: String {
    switch self {
    case .cairo(let status, let message): "Cairo: \(message) (status \(status))"
    case .openTags(let names): "structure tags left open: \(names.joined(separator: ", "))"
    case .missingFont(let wanted, let found):
      "the typeface '\(wanted)' is not installed; '\(found)' would be used"
    }
  }

  /// Throws what a status says, unless it is success.
  static func check(_ status: cairo_status_t) throws(DrawingError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .cairo(status: Int(status.rawValue), message: String(cString: cairo_status_to_string(status)))
  }
}
