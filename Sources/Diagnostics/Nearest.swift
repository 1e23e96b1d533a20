/// The candidate that a mistyped name most likely meant; `nil` when none is close.
///
/// Close is an edit distance (insertions, deletions, changes and swaps of neighbours, letters' case apart) of at
/// most a third of the name's length, and at most 3; a candidate that the name begins, or that begins the name,
/// counts as near too. The first of equally near candidates wins, so the answer does not depend on anything else.
public func nearest(to name: String, among candidates: [String]) -> String? {
  let wanted = Array(name.lowercased().utf8)
  guard !wanted.isEmpty else { return nil }
  let limit = Swift.min(3, Swift.max(1, wanted.count / 3))
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased().utf8)
    var distance = editDistance(wanted, letters)
    if distance > limit, wanted.count >= 3, letters.count >= 3 {
      if letters.starts(with: wanted) || wanted.starts(with: letters) { distance = limit }
    }
    if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.candidate
}

/// The nearest candidate as a hint: "did you mean 'horizons'?".
public func didYouMean(_ name: String, among candidates: [String]) -> String? {
  nearest(to: name, among: candidates).map { "did you mean '\($0)'?" }
}

/// Optimal string alignment distance.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var before: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    for j in b.indices {
      var cost = Swift.min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = Swift.min(cost, before[j - 1] + 1) }
      current.append(cost)
    }
    (before, previous) = (previous, current)
  }
  return previous[b.count]
}
