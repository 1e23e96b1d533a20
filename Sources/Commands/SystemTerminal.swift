#if canImport(Glibc)
  import Glibc
#endif

/// The process's own standard output and standard error.
public struct SystemTerminal: Terminal {
  public let isInteractive: Bool
  public let colour: Bool

  /// `colour` decides; `nil` is colour on a terminal unless `NO_COLOR` is set.
  public init(colour: Bool? = nil, noColour: Bool = false) {
    isInteractive = isatty(2) == 1
    self.colour = colour ?? (isInteractive && !noColour)
  }

  public func print(_ text: String) { write(text + "\n", to: 1) }

  public func message(_ text: String) { write(text + "\n", to: 2) }

  /// A reader that went away is no reason to stop a render, so a refused write is let go.
  private func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let rest = bytes[done...]
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written <= 0 { return }
      done += written
    }
  }
}
