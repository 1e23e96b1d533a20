public import Diagnostics
public import Formats

/// The messages of cells that name no file of their own.
public enum StandardMessages {
  public static func path(_ language: Language) -> String { "templates/messages/\(language.rawValue).yaml" }

  public static func text(_ language: Language) -> String {
    switch language {
    case .en: english
    case .fr: french
    }
  }

  public static func file(_ language: Language) throws(Problems) -> MessageFile {
    try MessageFile(path: path(language), bytes: Array(text(language).utf8))
  }
}
