import Documents
import Drawing

/// What drawing depends on, as the manifest names it.
enum Installed {
  static var libraries: [Provenance.Named] { Libraries.versions.map { .init($0.name, $0.version) } }

  static var fonts: [Provenance.Named] { Libraries.fonts().map { .init($0.name, $0.checksum) } }
}
