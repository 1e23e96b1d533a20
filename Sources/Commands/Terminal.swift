public import Outside

/// Where a command's words go: results to one stream, messages to the other.
public protocol Terminal: Sendable {
  /// Results, for pipes.
  func print(_ text: String)
  /// Messages and progress.
  func message(_ text: String)
  /// Whether messages go to a person's terminal.
  var isInteractive: Bool { get }
  var colour: Bool { get }
}

/// What every command is given: the terminal and the only door to the rest of the world.
public struct CommandEnvironment: Sendable {
  public let terminal: any Terminal
  public let world: any World

  public init(terminal: any Terminal, world: any World) {
    self.terminal = terminal
    self.world = world
  }
}
