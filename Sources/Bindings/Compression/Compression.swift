import CZlib

/// Why a gzip file cannot be read.
public enum CompressionError: Error, Sendable, Hashable {
  /// The file ends before its contents do.
  case truncated(offset: Int)
  /// A byte is not what it must be, or a checksum does not agree.
  case corrupt(offset: Int)

  /// The byte of the compressed file up to which it could be read.
  public var offset: Int {
    switch self {
    case .truncated(let offset), .corrupt(let offset): offset
    }
  }
}

/// Reading of gzip files (RFC 1952), whose parts may follow one another.
public enum Gzip {
  private static let blockSize = 1 << 20

  /// Whether bytes begin as a gzip file does.
  public static func isGzip(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// The contents, whole; the checksums of every part are compared.
  public static func contents(of bytes: Span<UInt8>) throws(CompressionError) -> [UInt8] {
    try inflate(bytes, limit: .max).bytes
  }

  /// The start of the contents, from the start of a file that may be cut off anywhere.
  public static func start(of bytes: Span<UInt8>, limit: Int) throws(CompressionError) -> [UInt8] {
    let (found, failure) = inflateAll(bytes, limit: limit)
    if case .corrupt? = failure { throw .corrupt(offset: failure?.offset ?? 0) }
    return found.count > limit ? Array(found[..<limit]) : found
  }

  private static func inflate(
    _ bytes: Span<UInt8>, limit: Int
  ) throws(CompressionError) -> (bytes: [UInt8], failure: CompressionError?) {
    let (found, failure) = inflateAll(bytes, limit: limit)
    if let failure { throw failure }
    return (found, nil)
  }

  /// Everything up to the end, the limit or the first failure.
  ///
  /// `format` is zlib's number for it: 15 bits of window, and 16 more to ask for gzip.
  fileprivate static func inflateAll(
    _ bytes: Span<UInt8>, limit: Int, format: Int32 = 31, block: Int = blockSize
  ) -> ([UInt8], CompressionError?) {
    var contents: [UInt8] = []
    var failure: CompressionError?
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return failure = .truncated(offset: 0) }
      var stream = z_stream()
      guard inflateInit2_(&stream, format, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        return failure = .corrupt(offset: 0)
      }
      defer { inflateEnd(&stream) }
      var taken = 0
      repeat {
        // zlib counts in 32 bits, so a large file goes in by pieces.
        let piece = Swift.min(buffer.count - taken, 1 << 30)
        stream.next_in = UnsafeMutablePointer(mutating: base + taken)
        stream.avail_in = UInt32(piece)
        let status = inflateBlock(&stream, into: &contents, block)
        taken += piece - Int(stream.avail_in)
        if status == Z_STREAM_END {
          if taken == buffer.count { return }
          inflateReset(&stream)
        } else if status != Z_OK && status != Z_BUF_ERROR {
          return failure = .corrupt(offset: taken)
        } else if taken == buffer.count, stream.avail_out > 0 {
          return failure = .truncated(offset: taken)
        }
      } while contents.count < limit
    }
    return (contents, failure)
  }

  /// Appends what one more block holds.
  private static func inflateBlock(
    _ stream: inout z_stream, into contents: inout [UInt8], _ size: Int
  ) -> Int32 {
    var status = Z_OK
    let block = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      stream.next_out = buffer.baseAddress
      stream.avail_out = UInt32(buffer.count)
      status = CZlib.inflate(&stream, Z_NO_FLUSH)
      count = buffer.count - Int(stream.avail_out)
    }
    contents += block
    return status
  }
}

/// Zlib's own format (RFC 1950), as streams of a PDF are in it.
public enum Zlib {
  /// Of the library.
  public static var version: String { String(cString: zlibVersion()) }

  /// What was deflated.
  public static func contents(of bytes: ArraySlice<UInt8>) throws(CompressionError) -> [UInt8] {
    let (contents, failure) = Gzip.inflateAll(bytes.span, limit: .max, format: 15, block: 1 << 16)
    if let failure { throw failure }
    return contents
  }

  /// The same bytes give the same bytes with the same library. `effort` is from 1, the fastest, to 9, the smallest.
  public static func compressed(_ bytes: [UInt8], effort: Int) -> [UInt8] {
    var size = compressBound(UInt(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let status = compress2(buffer.baseAddress, &size, bytes, UInt(bytes.count), Int32(effort))
      precondition(status == Z_OK, "there is memory, and room for the largest result")
      count = Int(size)
    }
  }
}
