import CMalloc
import Commands

#if canImport(Glibc)
  import Glibc
#endif

@main
struct Main {
  static func main() async {
    // A reader that goes away must not end a run half-way: writes to it fail and are let go.
    signal(SIGPIPE, SIG_IGN)
    // Arrays below 32 MB come from memory that is kept, as the allocator decides by itself after a while: until then the
    // system clears pages for each of them, which takes a twentieth of a short run.
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    exit(await Tenure.run(Array(CommandLine.arguments.dropFirst())))
  }
}
