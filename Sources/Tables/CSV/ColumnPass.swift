import Threads

/// One reading of the file for some of its columns, each in a given mode, by all threads.
struct ColumnPass {
  let file: ByteView
  let delimiter: UInt8
  let columnCount: Int
  let regions: [Region]
  let threads: Int

  /// A column to be read.
  struct Request {
    let column: Int
    let mode: ColumnMode
    /// Levels of the file's first rows, so that most chunks number them alike.
    let levels: LevelTable
  }

  struct Outcome {
    let storage: [ColumnStorage]
    /// Of each region, one reader a request.
    let readers: [[ColumnReader]]
    /// Rows each region turned out to have.
    let rowCounts: [Int]
    let faults: [CSVFault]
  }

  func run(_ requests: [Request]) -> Outcome {
    let rowLimit = regions.last.map { $0.firstRow + $0.rowLimit } ?? 0
    var results: [RegionResult] = []
    let storage = ColumnStorage.make(requests.map { $0.mode }[...], rowCount: rowLimit) { slots in
      let readers = zip(requests, slots).map { request, slot in
        ColumnReader(column: request.column, mode: request.mode, slot: slot, levels: request.levels)
      }
      results = Parallel.map(regions.count, threads: threads) { read(regions[$0], with: readers) }
    }
    let counts = results.map { $0.rowCount }
    return Outcome(
      storage: compacted(storage, rowCounts: counts), readers: results.map { $0.readers },
      rowCounts: counts, faults: results.flatMap { $0.faults })
  }

  private struct RegionResult: Sendable {
    var readers: [ColumnReader]
    var rowCount = 0
    var faults: [CSVFault] = []
  }

  private func read(_ region: Region, with readers: [ColumnReader]) -> RegionResult {
    var result = RegionResult(readers: readers)
    var block = FieldBlock(file, columnCount: columnCount)
    var copy: [UInt8] = []
    var rest = region.range
    while !rest.isEmpty, result.faults.count <= CSVFault.limit {
      let next: Int
      if region.hasQuotes {
        next = block.takeQuoted(from: file, rest, delimiter: delimiter, copy: &copy, faults: &result.faults)
        unsafe copy.withUnsafeBufferPointer { buffer in
          unsafe block.read(ByteView(buffer))
          Self.read(block, of: region, into: &result)
        }
      } else {
        next = block.takePlain(from: file, rest, delimiter: delimiter, faults: &result.faults)
        Self.read(block, of: region, into: &result)
      }
      rest = next..<Swift.max(next, rest.upperBound)
    }
    return result
  }

  private static func read(_ block: FieldBlock, of region: Region, into result: inout RegionResult) {
    // A faulty file is refused, so its values need not be read.
    guard result.faults.isEmpty else { return }
    for index in result.readers.indices {
      result.readers[index].read(block, at: region.firstRow + result.rowCount)
    }
    result.rowCount += block.rowCount
  }

  /// Closes the gaps that blank lines left.
  private func compacted(_ storage: [ColumnStorage], rowCounts: [Int]) -> [ColumnStorage] {
    let hasGaps = zip(regions, rowCounts).contains { $0.rowLimit != $1 }
    guard hasGaps else { return storage }
    let parts = zip(regions, rowCounts).map { $0.firstRow..<$0.firstRow + $1 }
    return storage.map { $0.compacted(parts) }
  }
}
