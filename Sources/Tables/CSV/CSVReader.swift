public import Diagnostics
import Threads

/// Reads a CSV file (RFC 4180) into typed columns on all cores.
///
/// Columns are typed by all of their rows: whole numbers, decimals of up to 9 digits as scaled integers, other
/// numbers, ISO dates as days, and text, in categories as long as it has few distinct values. A number with leading
/// zeros or a plus is a code and stays text. Empty fields, spaces alone and `NA` are missing. Blank lines hold no
/// row. Every fault is located by line and column, and none repeats a value.
public struct CSVReader: Sendable {
  public let options: CSVOptions

  public init(_ options: CSVOptions = CSVOptions()) { self.options = options }

  /// The table; all faults of the file together when there are any.
  public func read(_ bytes: [UInt8], path: String) throws(Problems) -> CSVContents {
    try read(bytes.span, path: path)
  }

  public func read(_ bytes: Span<UInt8>, path: String) throws(Problems) -> CSVContents {
    let result = unsafe bytes.withUnsafeBufferPointer { buffer -> Result<CSVContents, Problems> in
      let view = unsafe ByteView(buffer)
      return CSVReading(view, options: options).contents().mapError {
        CSVFault.problems($0.faults, in: view, path: path)
      }
    }
    return try result.get()
  }
}

/// What a CSV file holds.
public struct CSVContents: Sendable {
  public let table: Table
  public let delimiter: UInt8
}

/// The faults that stop a reading.
struct CSVFaults: Error {
  let faults: [CSVFault]
}

/// One reading of one file.
private struct CSVReading {
  let bytes: ByteView
  let options: CSVOptions
  let header: CSVHeader
  /// Bytes in a chunk that is worth a thread's while.
  private static let least = 1 << 16

  init(_ bytes: ByteView, options: CSVOptions) {
    self.bytes = bytes
    self.options = options
    header = CSVHeader(bytes, delimiter: options.delimiter)
  }

  func contents() -> Result<CSVContents, CSVFaults> {
    let rows = Swift.min(header.end, bytes.count)..<bytes.count
    // A small file too has work for several threads.
    let size = Swift.min(options.chunkSize, Swift.max(Self.least, rows.count / 8))
    let chunks = stride(from: rows.lowerBound, to: rows.upperBound, by: size).map {
      $0..<Swift.min($0 + size, rows.upperBound)
    }
    let surveys = Parallel.map(chunks.count, threads: options.threads) {
      ChunkSurvey(chunks[$0], of: bytes)
    }
    var faults = header.faults
    faults += brokenText(chunks, surveys)
    let endsWithNewline = bytes.count > 0 && bytes[bytes.count - 1] == Ascii.newline
    let pass = ColumnPass(
      file: bytes, delimiter: header.delimiter, columnCount: Swift.max(1, header.names.count),
      regions: Region.regions(chunks, surveys: surveys, endsWithNewline: endsWithNewline),
      threads: options.threads)
    // A header with faults would make every row a fault too.
    guard header.faults.isEmpty else { return .failure(CSVFaults(faults: faults)) }
    switch columns(pass) {
    case .success(let columns) where faults.isEmpty:
      let named = zip(header.names, columns).map { (name: $0, column: $1) }
      return .success(CSVContents(table: Table(named), delimiter: header.delimiter))
    case .success: return .failure(CSVFaults(faults: faults))
    case .failure(let more): return .failure(CSVFaults(faults: faults + more.faults))
    }
  }

  /// Of the rows; the header has found its own.
  private func brokenText(_ chunks: [Range<Int>], _ surveys: [ChunkSurvey]) -> [CSVFault] {
    let suspects = zip(chunks, surveys).filter { !$1.isAscii }.map { $0.0 }
    let found = Parallel.map(suspects.count, threads: options.threads) {
      UTF8Check.faults(in: suspects[$0], of: bytes, limit: CSVFault.limit + 1)
    }
    return found.flatMap { $0 }
  }

  /// Reads the columns as the first rows suggest, then again those that later rows contradict.
  private func columns(_ pass: ColumnPass) -> Result<[Column], CSVFaults> {
    let sample = ColumnSample(bytes, header: header)
    var evidence = sample.evidence
    var columns = [Column?](repeating: nil, count: header.names.count)
    var requests = header.names.indices.map { column in
      ColumnPass.Request(
        column: column, mode: staysText(column) ? .text : sample.mode(of: column),
        levels: sample.levels[column])
    }
    while !requests.isEmpty {
      let outcome = pass.run(requests)
      guard outcome.faults.isEmpty else { return .failure(CSVFaults(faults: outcome.faults)) }
      let built = Parallel.map(requests.count, threads: options.threads) { [requests] in
        build(requests[$0], at: $0, from: outcome)
      }
      var contradicted: [ColumnPass.Request] = []
      for (request, result) in zip(requests, built) {
        evidence[request.column].add(result.evidence)
        columns[request.column] = result.column
        if result.column == nil {
          let mode = ColumnMode(evidence[request.column])
          precondition(mode != request.mode, "a contradicted column is read in another way")
          contradicted.append(.init(column: request.column, mode: mode, levels: request.levels))
        }
      }
      requests = contradicted
    }
    return .success(columns.compactMap { $0 })
  }

  private func staysText(_ column: Int) -> Bool { options.textColumns.contains(header.names[column]) }

  private func build(
    _ request: ColumnPass.Request, at index: Int, from outcome: ColumnPass.Outcome
  ) -> (column: Column?, evidence: ColumnEvidence) {
    let readers = outcome.readers.map { $0[index] }
    var evidence = ColumnEvidence()
    for reader in readers { evidence.add(reader.evidence) }
    guard !readers.contains(where: { $0.isContradicted }) else { return (nil, evidence) }
    let builder = ColumnBuilder(
      mode: request.mode, storage: outcome.storage[index], readers: readers, rowCounts: outcome.rowCounts,
      staysText: staysText(request.column))
    let column = builder.column()
    if column == nil { evidence.add(.tooManyLevels) }
    return (column, evidence)
  }
}
