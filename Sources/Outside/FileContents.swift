#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of a file that stay where the system keeps them, for files too large to copy.
///
/// Whoever shortens the file meanwhile stops this process; files of data are written whole and renamed.
@safe public final class FileContents: @unchecked Sendable {
  // Bytes are only read, and freed when the last owner is gone, so sharing them is sound.
  private let mapped: UnsafeRawBufferPointer?
  private let bytes: [UInt8]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    unsafe mapped = nil
  }

  /// `nil` when the system cannot map the file: pipes, and files without bytes.
  init?(mapping descriptor: Descriptor, size: Int) {
    let memory = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor.number, 0)
    guard size > 0, let memory = unsafe memory, unsafe memory != MAP_FAILED else { return nil }
    bytes = []
    unsafe mapped = UnsafeRawBufferPointer(start: memory, count: size)
  }

  deinit {
    if let mapped = unsafe mapped {
      unsafe munmap(UnsafeMutableRawPointer(mutating: mapped.baseAddress), mapped.count)
    }
  }

  public var count: Int { unsafe mapped?.count ?? bytes.count }

  /// Lends the bytes for the time of a call.
  public func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let mapped = unsafe mapped else {
      let bytes = bytes
      return try body(bytes.span)
    }
    let typed = unsafe mapped.assumingMemoryBound(to: UInt8.self)
    return try body(unsafe typed.span)
  }
}

extension World {
  /// The whole file, without a copy where the system allows.
  public func contents(_ path: String) throws(WorldError) -> FileContents { FileContents(try read(path)) }
}

extension Disk {
  public func contents(_ path: String) throws(WorldError) -> FileContents {
    guard let entry = Entry(path, followLinks: true) else { throw .last(path) }
    if entry.kind == .file,
      let descriptor = Descriptor(unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)),
      let contents = FileContents(mapping: descriptor, size: entry.size)
    {
      return contents
    }
    return FileContents(try read(path))
  }
}
