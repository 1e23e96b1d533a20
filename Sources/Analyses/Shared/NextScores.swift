import Populations

extension Population {
  /// The column of a model's scores by which customers still here are acted on: for the window to come where the data set
  /// says what is known of them now, else of the window that has ended.
  func actingScore(of model: String) -> String {
    let next = "#next.\(model)"
    return columns.contains { $0.name == next } ? next : "#score.\(model)"
  }
}
