extension DiagnosticCode {
  static let syntax: [DiagnosticCode] = [
    notYAML, duplicateKey, tabCharacter, anchor, tag, severalDocuments, nestedTooDeep, specTooBig, notUTF8,
    emptySpec, badKey,
  ]

  public static let notYAML = DiagnosticCode(
    "E0101",
    """
    The file cannot be read as YAML from here on. Look for a bracket or quote that is never closed, a missing \
    space after a colon, or a line indented more or less than its neighbours. Put texts with ': ' or ' #' in quotes.
    """)
  public static let duplicateKey = DiagnosticCode(
    "E0102",
    "The same key stands twice in one map, so one of the two values would be lost. Keep one of them.")
  public static let tabCharacter = DiagnosticCode(
    "E0103",
    """
    Tabs are not allowed in a spec: editors show them at different widths, and YAML does not indent by them. Use \
    spaces, or \\t within double quotes.
    """)
  public static let anchor = DiagnosticCode(
    "E0104",
    """
    Anchors (&name), aliases (*name) and merge keys (<<) are not allowed: a spec says where it is read what holds. \
    Write the value out, or make it a param.
    """)
  public static let tag = DiagnosticCode(
    "E0105", "Tags such as !!str are not allowed: the schema decides what a value is. Remove the tag.")
  public static let severalDocuments = DiagnosticCode(
    "E0106",
    "A file holds one report. Remove the `---` line, or move the second document to a file of its own.")
  public static let nestedTooDeep = DiagnosticCode(
    "E0107", "Maps and lists are nested more than 12 deep; no option needs that.")
  public static let specTooBig = DiagnosticCode(
    "E0108", "A spec is at most 1 MB. Data belong in data files, which the spec names.")
  public static let notUTF8 = DiagnosticCode(
    "E0109", "The file is not UTF-8 at this byte. Save it as UTF-8 in your editor.")
  public static let emptySpec = DiagnosticCode(
    "E0110", "The file holds no report. `tenure new` writes one to start from.")
  public static let badKey = DiagnosticCode("E0111", "A key is a name, not a list or a map.")
}
