import Tables
import Threads

extension TablePopulation {
  public func extended(by kernel: any RowKernel) throws(PopulationError) -> any Population {
    let read = try inputs(of: kernel)
    let results = blocks { block in evaluate(kernel, inputs: read, block: block) }
    let outputs = kernel.outputs
    let columns = Parallel.map(outputs.count, threads: threads) { index in
      column(of: outputs[index], from: results.map { $0.outputs[index] })
    }
    let added = zip(outputs, columns).map { (name: $0.name, column: $1) }
    return TablePopulation(table: table.adding(added), roles: roles, selection: selection, threads: threads)
  }

  /// The columns a kernel reads.
  func inputs(of kernel: any RowKernel) throws(PopulationError) -> [Column] {
    var inputs: [Column] = []
    for name in kernel.inputs {
      let column = try column(name)
      if case .text = column {
        throw .wrongKind(column: name, found: .text, wanted: "numbers or categories")
      }
      inputs.append(column)
    }
    return inputs
  }

  func evaluate(_ kernel: any RowKernel, inputs: [Column], block: Range<Int>) -> KernelResults {
    let whole = Batch(start: block.lowerBound, count: block.count, selection: selection)
    let values = inputs.map { column -> RowBlock.Input in
      if case .categories = column {
        var codes = [Int32](repeating: -1, count: block.count)
        column.readCodes(whole, into: &codes)
        return .codes(codes)
      }
      var numbers = [Double](repeating: .nan, count: block.count)
      column.readNumbers(whole, into: &numbers)
      return .numbers(numbers)
    }
    let rows = selection.map { Array($0[block]) } ?? block.map { Int32($0) }
    var results = KernelResults(outputs: kernel.outputs.map { $0.kind.blank(block.count) })
    kernel.evaluate(RowBlock(inputs: values, count: block.count, rows: rows), into: &results)
    return results
  }

  /// The blocks of an output as a column of the whole data set, missing outside this population.
  private func column(of output: KernelOutput, from blocks: [KernelResults.Values]) -> Column {
    switch output.kind {
    case .number: .numbers(whole(blocks.map { $0.numbers }, missing: .nan))
    case .float: .floats(whole(blocks.map { $0.floats }, missing: .nan))
    case .flag: .flags(whole(blocks.map { $0.flags }, missing: Column.missingFlag))
    case .category(let levels):
      .categories(CategoryColumn(codes: whole(blocks.map { $0.codes }, missing: -1), levels: levels))
    }
  }

  private func whole<Value>(_ blocks: [[Value]], missing: Value) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for block in blocks { values += block }
    precondition(values.count == count, "a kernel fills one value a row")
    guard let selection else { return values }
    var whole = [Value](repeating: missing, count: table.rowCount)
    for (index, row) in selection.enumerated() { whole[Int(row)] = values[index] }
    return whole
  }
}

extension KernelOutput.Kind {
  /// Room for a block of values, all missing.
  func blank(_ count: Int) -> KernelResults.Values {
    switch self {
    case .number: .numbers([Double](repeating: .nan, count: count))
    case .float: .floats([Float](repeating: .nan, count: count))
    case .flag: .flags([UInt8](repeating: Column.missingFlag, count: count))
    case .category: .codes([Int32](repeating: -1, count: count))
    }
  }
}

extension KernelResults.Values {
  /// Our mistake when a kernel fills a shape it did not declare.
  private var mismatch: Never { preconditionFailure("a kernel fills the kind of output it declares") }

  var numbers: [Double] { if case .numbers(let values) = self { values } else { mismatch } }
  var floats: [Float] { if case .floats(let values) = self { values } else { mismatch } }
  var flags: [UInt8] { if case .flags(let values) = self { values } else { mismatch } }
  var codes: [Int32] { if case .codes(let values) = self { values } else { mismatch } }
}
