import Compression
public import Diagnostics
public import Formats
import Hashing
public import Outside
import Populations
public import Tables
public import Threads

/// Loads the data sets that a spec declares.
public struct DatasetLoader: Sendable {
  private let world: any World
  private let threads: Int

  public init(world: any World, threads: Int = Parallel.processorCount) {
    self.world = world
    self.threads = threads
  }

  /// The data set, or everything that is wrong with it and with what the spec says of it.
  ///
  /// Freshness is counted to `asOf`, else to the newest day of the data; the clock is not asked. Problems whose
  /// codes are all of E06xx are broken gates: the data were read and may not be published from.
  public func load(_ request: DatasetRequest, asOf: Day? = nil) throws(Problems) -> Dataset {
    let file = try contents(of: request)
    let bytes = try inflated(file, of: request)
    // Hashing takes about as long as reading on one core, so it goes beside it.
    let parts = Parallel.map(2, threads: threads) { part -> Part in
      if part == 0 { return .hash(file.withBytes { SHA256.hex(of: $0) }) }
      return .table(Self.read(bytes, request: request, threads: threads))
    }
    guard case .hash(let sha256) = parts[0], case .table(let table) = parts[1] else {
      preconditionFailure("parts come in their order")
    }
    let contents = try table.get()
    let source = Dataset.Source(
      path: request.file.value, sha256: sha256, bytes: file.count, rows: contents.table.rowCount)
    var checks = DatasetChecks(request, contents, bytes: bytes, threads: threads)
    return try checks.dataset(source, asOf: asOf)
  }

  private enum Part: Sendable {
    case hash(String)
    case table(Result<CSVContents, Problems>)
  }

  /// The columns of the file as its first 64 kB show them.
  public func sniff(_ request: DatasetRequest) throws(Problems) -> [SniffedColumn] {
    var start: [UInt8]
    do { start = try world.readStart(request.path, limit: 65_536) } catch {
      throw Problems(unreadable(request, error))
    }
    if Gzip.isGzip(start.span) {
      do {
        let inflated = try Gzip.start(of: start.span, limit: 65_536)
        // Nothing at all from a whole archive is a damaged one or an empty file; reading it whole tells which.
        start = inflated.isEmpty && start.count < 65_536 ? try Gzip.contents(of: start.span) : inflated
      } catch {
        throw Problems(brokenArchive(request, error))
      }
    }
    let reader = CSVReader(CSVOptions(textColumns: request.textColumns))
    return try reader.sniff(start, path: request.path)
  }

  private static func read(
    _ bytes: FileContents, request: DatasetRequest, threads: Int
  ) -> Result<CSVContents, Problems> {
    let reader = CSVReader(CSVOptions(textColumns: request.textColumns, threads: threads))
    return bytes.withBytes { span in
      Result { () throws(Problems) in try reader.read(span, path: request.path) }
    }
  }

  func contents(of request: DatasetRequest) throws(Problems) -> FileContents {
    do { return try world.contents(request.path) } catch { throw Problems(unreadable(request, error)) }
  }

  func inflated(_ file: FileContents, of request: DatasetRequest) throws(Problems) -> FileContents {
    let inflated = file.withBytes { span -> Result<FileContents, CompressionError>? in
      guard Gzip.isGzip(span) else { return nil }
      return Result { () throws(CompressionError) in FileContents(try Gzip.contents(of: span)) }
    }
    switch inflated {
    case nil: return file
    case .success(let contents): return contents
    case .failure(let error): throw Problems(brokenArchive(request, error))
    }
  }

  private func unreadable(_ request: DatasetRequest, _ error: WorldError) -> Diagnostic {
    .error(
      .unreadableFile, "data set '\(request.name.value)' cannot be read: '\(request.path)': \(error.message)",
      at: request.file.place)
  }

  private func brokenArchive(_ request: DatasetRequest, _ error: CompressionError) -> Diagnostic {
    let fault =
      switch error {
      case .truncated(let offset): "is cut off after byte \(offset)"
      case .corrupt(let offset): "is damaged before byte \(offset)"
      }
    return .error(.brokenArchive, "the archive '\(request.path)' \(fault)", at: request.file.place)
  }
}

extension DatasetRequest {
  /// Columns that are read as they stand: ids, and personal data that goes out as it came in.
  var textColumns: Set<String> {
    switch kind {
    case .customers(let roles): Set([roles.id.value] + roles.pii.map { $0.value })
    case .orders(let roles): Set([roles.customer.value] + (roles.order.map { [$0.value] } ?? []))
    }
  }
}
