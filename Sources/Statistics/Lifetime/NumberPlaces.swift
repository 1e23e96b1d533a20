/// Where numbers stand among distinct ones in ascending order: read from a table where all are whole and none is large,
/// as days are, else found by halving.
struct NumberPlaces: Sendable, Equatable {
  let numbers: [Double]
  /// By number, -1 where it is not among them; empty where there is no table.
  private let table: [Int32]

  /// Numbers a table may reach to.
  private static let most = Double(1 << 20)

  init(_ given: [Double]) {
    guard given.allSatisfy({ $0 >= 0 && $0 < Self.most && $0 == $0.rounded(.down) }) else {
      numbers = Set(given).sorted()
      table = []
      return
    }
    var table = [Int32](repeating: -1, count: given.isEmpty ? 0 : Int(given.max() ?? 0) + 1)
    for number in given { table[Int(number)] = 0 }
    var numbers: [Double] = []
    for number in table.indices where table[number] == 0 {
      table[number] = Int32(numbers.count)
      numbers.append(Double(number))
    }
    self.numbers = numbers
    self.table = table
  }

  /// `nil` where it is not among them.
  @inline(__always)
  func place(of number: Double) -> Int? {
    guard table.isEmpty else {
      guard number >= 0, number < Double(table.count), number == number.rounded(.down) else { return nil }
      let place = table[Int(number)]
      return place < 0 ? nil : Int(place)
    }
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number ? low : nil
  }
}
