/// The command line, apart from the process: arguments in, an exit code out.
public enum Tenure {
  public static func run(_ arguments: [String]) async -> Int32 { 0 }
}
