import Diagnostics
import Loading
import Outside
import Populations
import Tables
import Threads

#if canImport(Glibc)
  import Glibc
#endif

/// CSV to typed columns, and the summaries of the table that comes out.
struct CSVBench {
  let path: String

  func run() {
    guard let file = unsafe fopen(path, "r") else {
      print("'\(path)' cannot be opened")
      return
    }
    defer { unsafe fclose(file) }
    unsafe fseek(file, 0, SEEK_END)
    let size = unsafe ftell(file)
    guard let memory = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, fileno(file), 0) else { return }
    let buffer = unsafe UnsafeBufferPointer(start: memory.assumingMemoryBound(to: UInt8.self), count: size)
    measure(unsafe buffer.span)
  }

  private func measure(_ bytes: Span<UInt8>) {
    print("\(path): \(bytes.count / 1_000_000) MB")
    var newlines = 0
    Bench.line(
      "floor: newlines counted by one thread", Bench.least { newlines = count(bytes) }, "\(newlines)")
    var table: Table?
    for threads in [Parallel.processorCount, 1] {
      let reader = CSVReader(CSVOptions(textColumns: ["customerID"], threads: threads))
      var busy = Double.infinity
      let time = Bench.least {
        let start = Bench.processorTime()
        defer { busy = Swift.min(busy, Bench.processorTime() - start) }
        do { table = try reader.read(bytes, path: path).table } catch { print(error) }
      }
      Bench.line("to typed columns, \(threads) threads", time, "\(Int(busy)) ms of processor")
    }
    print("peak \(Bench.peakMegabytes) MB, the mapped file included")
    load()
    if let table { summaries(table) }
  }

  /// All that a report does before its first cell: reading, hashing, ids, who left, data quality.
  private func load() {
    func at(_ text: String) -> Located<String> { Located(text, at: Place(path: "bench", line: 1, column: 1)) }
    var roles = CustomerRoles(id: at("customerID"), tenure: at("tenure"))
    roles.churned = (at("Churn"), at("Yes"))
    roles.revenue = at("MonthlyCharges")
    let request = DatasetRequest(name: at("customers"), file: at(path), path: path, kind: .customers(roles))
    time("loaded and checked") { _ = try DatasetLoader(world: Disk()).load(request) }
    print("peak \(Bench.peakMegabytes) MB, the mapped file included")
  }

  private func count(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    for index in bytes.indices where bytes[index] == 10 { count += 1 }
    return count
  }

  private func summaries(_ table: Table) {
    guard case .categories(let churn)? = table["Churn"], let yes = churn.levels.firstIndex(of: "Yes") else {
      return
    }
    let flags = (0..<churn.count).map { UInt8(churn.code(at: $0) == yes ? 1 : 0) }
    let population = TablePopulation(
      table.adding([("#churned", .flags(flags))]), roles: Roles(id: "customerID"))
    time("counts by Contract") { _ = try population.counts(by: ["Contract"], flags: [], sums: []) }
    time("counts, flags and sums by Contract") {
      _ = try population.counts(
        by: ["Contract"], flags: ["#churned"], sums: ["MonthlyCharges", "TotalCharges"])
    }
    time("life table by Contract") {
      _ = try population.lifeTable(.init(time: "tenure", event: "#churned", group: "Contract"))
    }
    let columns = ["tenure", "MonthlyCharges", "TotalCharges"]
    time("moments of 3 columns") { _ = try population.moments(of: columns, weight: nil, by: nil) }
    time("moments of 3 columns by Contract") {
      _ = try population.moments(of: columns, weight: nil, by: "Contract")
    }
    time("hashes") { _ = try population.hashes(seed: 1) }
    time("a sample of 10,000 rows") { _ = try population.sample(of: columns, size: 10_000, seed: 1) }
    time("those still here") { _ = try population.restricted(to: .flag("#churned", is: false)) }
    time("extract of 3 columns") { _ = try population.extract(columns) }
  }

  private func time(_ name: String, _ work: () throws -> Void) {
    var failure: (any Error)?
    let time = Bench.least { do { try work() } catch { failure = error } }
    Bench.line(name, time, failure.map { "\($0)" } ?? "")
  }
}
