#if canImport(Glibc)
  import Glibc
#endif

/// An open file's number, closed with its last owner.
final class Descriptor: Sendable {
  let number: Int32

  /// `nil` when the system gave none.
  init?(_ number: Int32) {
    guard number >= 0 else { return nil }
    self.number = number
  }

  deinit { _ = Glibc.close(number) }
}

/// What the system says of a path.
struct Entry {
  enum Kind { case file, directory, link, other }

  let kind: Kind
  let size: Int

  /// `nil`, with `errno` set, when there is nothing or it may not be asked about.
  init?(_ path: String, followLinks: Bool) {
    var status = stat()
    let answer = unsafe followLinks ? stat(path, &status) : lstat(path, &status)
    guard answer == 0 else { return nil }
    size = Int(status.st_size)
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
  }
}

/// A file being read.
final class DiskInput: InputFile {
  private let path: String
  private let descriptor: Descriptor
  private let size: Int

  init(_ path: String) throws(WorldError) {
    guard let descriptor = Descriptor(unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)) else {
      throw .last(path)
    }
    var status = stat()
    guard unsafe fstat(descriptor.number, &status) == 0 else { throw .last(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw WorldError(path: path, reason: .other, message: "is a directory")
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  func read(_ limit: Int) throws(WorldError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      // One piece may come in several parts (pipes, signals).
      count = 0
      while count < limit {
        let got = unsafe Glibc.read(descriptor.number, buffer.baseAddress?.advanced(by: count), limit - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failure == 0 else { throw .of(failure, path) }
    return bytes
  }

  /// Everything from here, up to a limit. Files that say no size, such as pipes, are read until they end.
  func readAll(limit: Int) throws(WorldError) -> [UInt8] {
    var bytes = try read(Swift.min(limit, size + 1))
    guard bytes.count > size else { return bytes }
    while bytes.count < limit {
      let more = try read(Swift.min(limit - bytes.count, 1 << 20))
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }
}

/// A file being written; every call of the system is checked, so that a full disk is never taken for success.
final class DiskOutput: OutputFile {
  private let path: String
  private let descriptor: Descriptor

  init(_ path: String) throws(WorldError) {
    let number = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard let descriptor = Descriptor(number) else { throw .last(path) }
    self.path = path
    self.descriptor = descriptor
  }

  func write(_ bytes: [UInt8]) throws(WorldError) {
    var failure: Int32 = 0
    unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = unsafe Glibc.write(
          descriptor.number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if wrote < 0 && errno == EINTR { continue }
        guard wrote > 0 else { return failure = wrote < 0 ? errno : ENOSPC }
        done += wrote
      }
    }
    guard failure == 0 else { throw .of(failure, path) }
  }

  func close() throws(WorldError) {
    // Pipes and terminals cannot be flushed to disk, and need not be.
    guard fsync(descriptor.number) == 0 || errno == EINVAL || errno == EROFS else { throw .last(path) }
  }
}

/// A lock of the system's own, which even `kill -9` lets go.
final class DiskLock: HeldLock {
  private let descriptor: Descriptor

  init(_ path: String) throws(WorldError) {
    guard let descriptor = Descriptor(unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)) else {
      throw .last(path)
    }
    while flock(descriptor.number, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .last(path) }
    }
    self.descriptor = descriptor
  }
}

extension WorldError {
  /// What the last call of the system left in `errno`.
  static func last(_ path: String) -> WorldError { of(errno, path) }

  static func of(_ code: Int32, _ path: String) -> WorldError {
    let reason: Reason =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EACCES, EPERM, EROFS: .denied
      case ENOSPC, EDQUOT, EFBIG: .full
      default: .other
      }
    var text = [CChar](repeating: 0, count: 256)
    // The reentrant form: reads may fail on several threads at once.
    let known = unsafe strerror_r(code, &text, text.count) == 0
    let words = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return WorldError(path: path, reason: reason, message: known ? words.lowercased() : "error \(code)")
  }
}
