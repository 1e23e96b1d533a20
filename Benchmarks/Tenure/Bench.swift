import Tables

#if canImport(Glibc)
  import Glibc
#endif

/// Times of the parts that must be fast, each beside the least it could take. Run in release:
/// `swift run -c release tenure-bench csv FILE`, `orders [CUSTOMERS]`, `plan [CUSTOMERS]`, `shap [ROWS]` or
/// `train [ROWS]`.
@main
struct Bench {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "csv" where arguments.count == 2: CSVBench(path: arguments[1]).run()
    case "cox" where arguments.count == 2: CoxBench(path: arguments[1]).run()
    case "orders" where arguments.count <= 2:
      OrdersBench(customers: arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000).run()
    case "plan" where arguments.count <= 2:
      PlanBench(customers: arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000_000).run()
    case "shap" where arguments.count <= 2:
      ShapBench(rows: arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000).run()
    case "train" where arguments.count <= 2:
      TrainBench(rows: arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000_000).run()
    default:
      print(
        "usage: tenure-bench csv|cox FILE, tenure-bench orders|plan [CUSTOMERS], or tenure-bench shap|train [ROWS]"
      )
    }
  }

  /// The least time of several runs, in milliseconds; the least is the one least disturbed.
  static func least(of runs: Int = 7, _ work: () -> Void) -> Double {
    (0..<runs).map { _ in
      let start = now()
      work()
      return now() - start
    }.min() ?? .nan
  }

  /// Milliseconds of a clock that only goes forward.
  static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  /// Milliseconds of processor time of all threads, which other programs disturb less than the wall's.
  static func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  static func line(_ name: String, _ milliseconds: Double, _ note: String = "") {
    let tenths = Int((milliseconds * 10).rounded())
    let time = "\(tenths / 10).\(tenths % 10) ms"
    let gap = String(repeating: " ", count: Swift.max(1, 44 - name.utf8.count - time.utf8.count))
    print(name + gap + time + (note.isEmpty ? "" : "   " + note))
  }

  /// The most memory this process has had, in MB.
  static var peakMegabytes: Int {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(0), &usage)
    return usage.ru_maxrss / 1024
  }
}
