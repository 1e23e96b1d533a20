/// A small line of values without axes.
enum Sparkline {
  /// Points from left to right within a box, y downward; values that are not finite are left out.
  ///
  /// The box spans the values themselves; equal values run through its middle.
  static func points(_ values: [Double], width: Double, height: Double) -> [(x: Double, y: Double)] {
    let known = values.enumerated().filter { $0.element.isFinite }
    guard values.count > 1, let low = known.map({ $0.element }).min(),
      let high = known.map({ $0.element }).max()
    else { return [] }
    let step = width / Double(values.count - 1)
    return known.map { position, value in
      let share = high > low ? (value - low) / (high - low) : 0.5
      return (x: Double(position) * step, y: height * (1 - share))
    }
  }
}
