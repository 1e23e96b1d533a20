import CCairo

/// Receives the bytes of a file that Cairo writes; lives as long as the surface that writes to it.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// The C callback: appends, and cannot fail.
  static let append: cairo_write_func_t = { closure, start, count in
    guard let closure, let start else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }
}
