import Models

/// A file that a tool imports: its headers, exactly as the tool wants them, and who stands in it.
struct ToolFile: Sendable {
  /// Whose rows.
  enum Rows: Sendable, Hashable {
    /// Those on the list whose action goes by one of these channels; any channel where it is empty.
    case listed([Channel])
    /// Everyone in the data with an e-mail address that must not be written to.
    case optedOut
  }

  /// What a row needs to be of use.
  enum Need: Sendable, Hashable { case nothing, email, emailOrPhone }

  /// What stands in a column.
  enum Content: Sendable, Hashable {
    case id
    /// A field of `fields:` as the tool takes it; addresses only of those who agreed to be reached there.
    case field(ContactField, PersonalTexts.Form)
    /// The consent to a channel, in the tool's words.
    case consent(Channel, [ConsentStatus: String])
    /// A column of `interventions.csv`.
    case known(String)
    /// The same text in every row.
    case constant(String)
    /// The campaign and the action, as Mailchimp's tags.
    case tags
  }

  struct Column: Sendable {
    let header: String
    let content: Content
    let description: String
    /// Stands in the file although the data cannot fill it.
    let isRequired: Bool
    let isHashed: Bool

    init(
      _ header: String, _ content: Content, _ description: String, isRequired: Bool = false,
      isHashed: Bool = false
    ) {
      self.header = header
      self.content = content
      self.description = description
      self.isRequired = isRequired
      self.isHashed = isHashed
    }
  }

  /// `outreach/<stem>.csv`.
  let stem: String
  let rows: Rows
  let need: Need
  let columns: [Column]
  /// Channels whose consent lets a telephone number be written.
  let phoneFor: [Channel]
  /// The longest text that the tool takes, in bytes.
  let longest: Int?

  init(
    _ stem: String, _ rows: Rows, need: Need, phoneFor: [Channel] = [.sms, .call], longest: Int? = nil,
    _ columns: [Column]
  ) {
    self.stem = stem
    self.rows = rows
    self.need = need
    self.phoneFor = phoneFor
    self.longest = longest
    self.columns = columns
  }

  var path: String { "outreach/\(stem).csv" }
}
