import Findings
import Formats
import Populations

/// Names of actions and arms for readers: as the file of actions labels them; else a name without spaces as a column
/// without a label is shown, and words as they are.
struct ActionNames {
  private let labels: [String: String]
  private let roles: Roles

  init(_ actions: [RetentionAction], _ roles: Roles, _ language: Language) {
    labels = Dictionary(
      actions.map { ($0.name, $0.label.text(language)) }, uniquingKeysWith: { first, _ in first })
    self.roles = roles
  }

  func shown(_ name: String) -> String {
    if let label = labels[name] ?? labels[slug(name)] { return label }
    return name.contains("_") ? roles.label(of: name) : startingSentence(name)
  }
}
