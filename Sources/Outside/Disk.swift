#if canImport(Glibc)
  import Glibc
#endif

/// The world as it is: files through the system's own calls, each of them checked.
public struct Disk: World {
  public init() {}

  public func read(_ path: String) throws(WorldError) -> [UInt8] {
    let file = try DiskInput(path)
    return try file.readAll(limit: .max)
  }

  public func readStart(_ path: String, limit: Int) throws(WorldError) -> [UInt8] {
    let file = try DiskInput(path)
    return try file.readAll(limit: limit)
  }

  public func open(_ path: String) throws(WorldError) -> any InputFile { try DiskInput(path) }

  public func size(_ path: String) throws(WorldError) -> Int {
    guard let entry = Entry(path, followLinks: true) else { throw .last(path) }
    return entry.size
  }

  public func exists(_ path: String) -> Bool { Entry(path, followLinks: true) != nil }

  public func isDirectory(_ path: String) -> Bool { Entry(path, followLinks: true)?.kind == .directory }

  public func makeDirectory(_ path: String) throws(WorldError) {
    guard !path.isEmpty, !isDirectory(path) else { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeDirectory(String(path[..<slash]))
    }
    // Another process may make the same directory in between.
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .last(path) }
  }

  public func create(_ path: String) throws(WorldError) -> any OutputFile { try DiskOutput(path) }

  public func linkTarget(_ path: String) -> String? {
    let room = 4096
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      // `readlink` writes no closing zero and says how much it wrote.
      let pointer = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?
        .assumingMemoryBound(to: CChar.self)
      guard let pointer = unsafe pointer else { return count = 0 }
      unsafe count = Swift.max(0, readlink(path, pointer, room))
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  public func replaceLink(_ path: String, to target: String) throws(WorldError) {
    // A link cannot be changed in place; a rename over it can neither be seen nor interrupted half-way.
    let next = "\(path).tmp-\(getpid())"
    try remove(next)
    guard unsafe symlink(target, next) == 0 else { throw .last(path) }
    try rename(next, path)
  }

  public func rename(_ from: String, _ to: String) throws(WorldError) {
    guard unsafe Glibc.rename(from, to) == 0 else { throw .last(to) }
  }

  public func link(_ file: String, as name: String) throws(WorldError) {
    guard unsafe Glibc.link(file, name) == 0 else { throw .last(name) }
  }

  public func remove(_ path: String) throws(WorldError) {
    guard let entry = Entry(path, followLinks: false) else {
      if errno == ENOENT { return }
      throw .last(path)
    }
    if entry.kind == .directory {
      for name in try list(path) { try remove("\(path)/\(name)") }
      guard unsafe rmdir(path) == 0 else { throw .last(path) }
    } else {
      guard unsafe unlink(path) == 0 else { throw .last(path) }
    }
  }

  public func syncDirectory(_ path: String) throws(WorldError) {
    let descriptor = Descriptor(unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    guard let descriptor, fsync(descriptor.number) == 0 else { throw .last(path) }
  }

  public func list(_ path: String) throws(WorldError) -> [String] {
    guard let directory = unsafe opendir(path) else { throw .last(path) }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(directory) else { break }
      // The name is a C array inside the entry, which lasts only to the next call: copied at once.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw .last(path) }
    return names.sorted()
  }

  public func lock(_ path: String) throws(WorldError) -> any HeldLock { try DiskLock(path) }

  public func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  public var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  public func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
