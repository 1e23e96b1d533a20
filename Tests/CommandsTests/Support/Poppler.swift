import Foundation
import Outside
import TestSupport

/// The programs that look inside PDFs from outside.
enum Poppler {
  static let isInstalled = ["pdftotext", "pdfinfo"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  /// With `layout`, the words of one line stand on one line; else in reading order.
  static func text(of pdf: [UInt8], layout: Bool = true) throws -> String {
    try look("pdftotext", (layout ? ["-layout"] : []) + ["FILE", "-"], pdf)
  }

  /// Every word with its box on its page, as HTML.
  static func boxes(of pdf: [UInt8]) throws -> String { try look("pdftotext", ["-bbox", "FILE", "-"], pdf) }

  static func structure(of pdf: [UInt8]) throws -> String {
    try look("pdfinfo", ["-struct-text", "FILE"], pdf)
  }

  /// What a program prints of a file, in place of whose path its arguments have FILE.
  private static func look(_ program: String, _ arguments: [String], _ pdf: [UInt8]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tenure-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "report.pdf")
    try Data(pdf).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(program)")
    process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
