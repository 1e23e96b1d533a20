import Loading
import Populations
import Statistics
import Tables
import Threads

#if canImport(Glibc)
  import Glibc
#endif

/// Cox's model of the Telco customers, from a table in memory: categories alone, and with a number that gives nearly
/// every customer a pattern of their own.
struct CoxBench {
  let path: String

  private static let categories = [
    "Contract", "InternetService", "PaymentMethod", "Partner", "Dependents", "OnlineSecurity", "TechSupport",
    "OnlineBackup", "PaperlessBilling", "MultipleLines",
  ]

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
    let reader = CSVReader(CSVOptions(textColumns: ["customerID"], threads: Parallel.processorCount))
    do {
      let table = try reader.read(unsafe buffer.span, path: path).table
      guard case .categories(let churn)? = table["Churn"] else { return }
      let left = churn.levels.firstIndex(of: "Yes")
      let flags = (0..<table.rowCount).map { UInt8(churn.code(at: $0) == left ? 1 : 0) }
      let population = TablePopulation(
        table.adding([("#churned", .flags(flags))]), roles: Roles(id: "customerID", tenure: "tenure"))
      try measure("ten categories", Self.categories, population)
      try measure(
        "nine categories and a number", Array(Self.categories.dropLast()) + ["MonthlyCharges"], population)
    } catch {
      print(error)
    }
  }

  private func measure(_ name: String, _ covariates: [String], _ population: TablePopulation) throws {
    let query = CoxQuery(time: "tenure", event: "#churned", covariates: covariates)
    let start = Bench.now()
    let busy = Bench.processorTime()
    let table = try population.coxTable(query).table
    let counted = Bench.now()
    let fit = try CoxFit(
      table, table.covariates.map { $0.levels == nil ? .number : .levels(reference: 0, merged: []) })
    let fitted = Bench.now()
    let test = ProportionalHazards(fit)
    let tested = Bench.now()
    let concordance = Concordance(fit)
    let ranked = Bench.now()
    let alone = table.covariates.indices.map { table.alone($0) }
    for (index, part) in alone.enumerated() {
      _ = try CoxFit(
        part, [table.covariates[index].levels == nil ? .number : .levels(reference: 0, merged: [])])
    }
    let end = Bench.now()
    print("\(name): \(table.customers) customers, \(table.patternCount) patterns, \(table.lines.count) lines")
    Bench.line("  counted by pattern", counted - start)
    Bench.line(
      "  fitted", fitted - counted, "\(fit.iterations) steps, \(fit.coefficients.count) coefficients")
    Bench.line("  proportional hazards", tested - fitted, "\(test?.global.chiSquared ?? .nan)")
    Bench.line("  Harrell's C", ranked - tested, "\(concordance?.estimate.value ?? .nan)")
    Bench.line("  each alone", end - ranked)
    Bench.line("  in all", end - start, "\(Int(Bench.processorTime() - busy)) ms of processor")
  }
}
