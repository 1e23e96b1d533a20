import Findings
import Formats

extension Caveat {
  /// Groups under the smallest size shown.
  static func smallGroups(_ labels: [String], _ minimum: Int, _ wording: Wording) -> Caveat {
    Caveat(
      code: "small_groups",
      text: wording(
        .caveatSmallGroups,
        ["min": .count(minimum), "names": .text(labels.joined(separator: ", "))]))
  }
}
