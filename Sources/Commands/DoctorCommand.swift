import Drawing
import Outside

/// `tenure doctor`: whether the typeface and the libraries are there, and whether the folder can be written.
struct DoctorCommand: Command {
  static let name = "doctor"
  static let summary = "check fonts, libraries and write access"
  static let synopsis = ""
  static let flags = [Flag.output]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    let terminal = environment.terminal
    terminal.print("tenure \(Tenure.version)")
    for library in Libraries.versions { terminal.print("  \(library.name) \(library.version)") }
    let fonts = Libraries.fonts()
    for font in fonts { terminal.print("  font \(font.name) \(font.checksum)") }
    var isWell = true
    if !fonts.contains(where: { $0.name.hasPrefix("Inter") }) {
      terminal.message("the typeface Inter is missing; install fonts-inter (make deps)")
      isWell = false
    }
    let output = arguments.value(.output) ?? "output"
    if let fault = writeFault(output, in: environment.world) {
      terminal.message("\(output): \(fault)")
      isWell = false
    } else {
      terminal.print("  \(output) can be written")
    }
    return isWell ? .success : .problem
  }

  /// Writes and removes a file of its own; `nil` when that worked.
  private func writeFault(_ folder: String, in world: any World) -> String? {
    let probe = folder + "/.tenure-doctor"
    do throws(WorldError) {
      if !world.exists(folder) { try world.makeDirectory(folder) }
      let file = try world.create(probe)
      try file.write([0])
      try file.close()
      try world.remove(probe)
      return nil
    } catch { return error.message }
  }
}
