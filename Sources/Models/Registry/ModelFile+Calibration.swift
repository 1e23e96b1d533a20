import Statistics

extension ByteWriter {
  mutating func write(_ calibration: Calibration) {
    write(calibration.method.rawValue)
    write(calibration.slopes.before)
    write(calibration.slopes.after)
    write(calibration.maps + [calibration.whole]) { $0.write($1) }
  }

  private mutating func write(_ map: Calibration.Map) {
    switch map.map {
    case .platt(let intercept, let slope):
      write(UInt8(0))
      for value in [intercept, slope] { write(value) }
    case .beta(let a, let b, let c):
      write(UInt8(1))
      for value in [a, b, c] { write(value) }
    case .isotonic(let scores, let values):
      write(UInt8(2))
      write(scores) { $0.write($1) }
      write(values) { $0.write($1) }
    }
    write(map.edge)
  }
}

extension ByteReader {
  /// Of a model of so many folds.
  mutating func calibration(folds: Int) throws(ModelError) -> Calibration {
    guard let method = RecalibrationMethod(rawValue: try text()) else { throw .unreadable }
    let slopes = (try double(), try double())
    var maps = try list { (reader) throws(ModelError) in try reader.map() }
    guard maps.count == folds + 1, let whole = maps.popLast() else { throw .unreadable }
    return Calibration(method: method, slopes: slopes, maps: maps, whole: whole)
  }

  private mutating func map() throws(ModelError) -> Calibration.Map {
    let map: Recalibration
    switch try integer(UInt8.self) {
    case 0: map = .platt(intercept: try finiteDouble(), slope: try finiteDouble())
    case 1: map = .beta(a: try finiteDouble(), b: try finiteDouble(), c: try finiteDouble())
    case 2:
      let scores = try list { (reader) throws(ModelError) in try reader.finiteDouble() }
      let values = try list { (reader) throws(ModelError) in try reader.finiteDouble() }
      guard !scores.isEmpty, scores.count == values.count,
        zip(scores, scores.dropFirst()).allSatisfy({ $0 < $1 }),
        zip(values, values.dropFirst()).allSatisfy({ $0 <= $1 })
      else { throw .unreadable }
      map = .isotonic(scores: scores, values: values)
    default: throw .unreadable
    }
    let edge = try finiteDouble()
    guard (0...0.5).contains(edge) else { throw .unreadable }
    return Calibration.Map(map: map, edge: edge)
  }

  private mutating func finiteDouble() throws(ModelError) -> Double {
    let value = try double()
    guard value.isFinite else { throw .unreadable }
    return value
  }
}
