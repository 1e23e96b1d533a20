/// A panel's drawing area with its scales resolved to points.
public struct Frame: Sendable {
  public let box: Box
  public let x: Axis
  public let y: Axis

  public init(box: Box, x: Axis, y: Axis) {
    self.box = box
    self.x = x
    self.y = y
  }

  /// Where a value of x lies; outside the box for values outside the scale.
  public func horizontal(_ value: Double) -> Double { box.x + x.share(of: value) * box.width }

  /// Where a value of y lies. Categories run from the top, numbers from the bottom.
  public func vertical(_ value: Double) -> Double {
    let share = y.share(of: value)
    return y.isBand ? box.y + share * box.height : box.bottom - share * box.height
  }

  public func point(_ point: Point) -> Point { Point(horizontal(point.x), vertical(point.y)) }

  /// The height of one category of a band axis; the whole height otherwise.
  var pitch: Double { box.height / Double(Swift.max(1, y.bandCount)) }

  /// A value's place, moved to the nearest edge of the box when it lies outside.
  func clampedHorizontal(_ value: Double) -> Double {
    Swift.min(box.right, Swift.max(box.x, horizontal(value)))
  }

  func clampedVertical(_ value: Double) -> Double {
    Swift.min(box.bottom, Swift.max(box.y, vertical(value)))
  }

  /// A line of the scales in points: cut where it leaves the x scale, held at the edges of the y scale, without
  /// points that are not finite.
  func clipped(_ line: [Point]) -> [Point] {
    let places = line.filter { $0.isFinite }.map { point($0) }
    var result: [Point] = []
    func add(_ point: Point) {
      let held = Point(point.x, Swift.min(box.bottom, Swift.max(box.y, point.y)))
      if result.last != held { result.append(held) }
    }
    for (index, place) in places.enumerated() {
      if index > 0 {
        for edge in edges(between: places[index - 1], and: place) { add(edge) }
      }
      if place.x >= box.x - 1e-9, place.x <= box.right + 1e-9 { add(place) }
    }
    return result
  }

  /// Where a segment crosses the left and right edges, in its own direction.
  private func edges(between a: Point, and b: Point) -> [Point] {
    let crossings = [box.x, box.right].filter { ($0 - a.x) * ($0 - b.x) < 0 }
    return (a.x <= b.x ? crossings : crossings.reversed()).map { edge in
      Point(edge, a.y + (b.y - a.y) * (edge - a.x) / (b.x - a.x))
    }
  }

  /// The part of a segment, in points, that lies in the box (Liang and Barsky's method); empty when none does.
  func cut(_ a: Point, _ b: Point) -> [Point] {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (enter, leave) = (0.0, 1.0)
    let sides = [(-dx, a.x - box.x), (dx, box.right - a.x), (-dy, a.y - box.y), (dy, box.bottom - a.y)]
    for (slope, room) in sides {
      if slope == 0 {
        if room < -1e-6 { return [] }
      } else if slope < 0 {
        enter = Swift.max(enter, room / slope)
      } else {
        leave = Swift.min(leave, room / slope)
      }
    }
    guard enter < leave else { return [] }
    return [enter, leave].map { Point(a.x + dx * $0, a.y + dy * $0) }
  }
}
