import Commands

#if canImport(Glibc)
  import Glibc
#endif

@main
struct Main {
  static func main() async {
    exit(await Tenure.run(Array(CommandLine.arguments.dropFirst())))
  }
}
