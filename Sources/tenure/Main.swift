import Commands

#if canImport(Glibc)
  import Glibc
#endif

@main
struct Main {
  static func main() async {
    // A reader that goes away must not end a run half-way: writes to it fail and are let go.
    signal(SIGPIPE, SIG_IGN)
    exit(await Tenure.run(Array(CommandLine.arguments.dropFirst())))
  }
}
