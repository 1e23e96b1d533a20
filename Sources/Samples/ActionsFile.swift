/// What the business can do to keep a customer, as `roi` reads it.
enum ActionsFile {
  static let text = """
    actions: []

    """
}
