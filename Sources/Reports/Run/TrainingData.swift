import Diagnostics
import Formats
import Loading
import Models
import Populations

/// What a model learns from: the file, and what the spec says of its columns, labels apart.
struct TrainingData {
  private let dataset: Dataset
  private let spec: ReportSpec

  init(_ dataset: Dataset, _ spec: ReportSpec) {
    self.dataset = dataset
    self.spec = spec
  }

  /// Two data sets of the same hash give the same rows the same folds and outcomes.
  var hash: String { ModelCard.hash(of: text) }

  /// Everything that decides it, in words.
  var text: String {
    let roles = dataset.population.roles
    let parts =
      [roles.id, roles.tenure ?? "", roles.entry ?? "", roles.churned ?? "", roles.revenue ?? ""] + roles.pii
      + ["|"] + roles.protected + ["|"] + roles.afterOutcome + ["|"] + roles.notFeatures
    return dataset.source.sha256 + parts.joined(separator: "\u{1f}") + leavers + shop
  }

  /// How customers were made of orders, if they were.
  private var shop: String {
    guard let shop = spec.data.first(where: { $0.name.value == dataset.name })?.shop else { return "" }
    return " \(dataset.featuresUntil?.iso ?? "") \(shop.gap) \(shop.window)"
  }

  /// What says who left.
  private var leavers: String {
    guard case .customers(let roles)? = spec.data.first(where: { $0.name.value == dataset.name })?.kind,
      let churned = roles.churned
    else { return "" }
    return "\(churned.column.value)=\(churned.value.value)"
  }
}
