import Populations
import Testing

struct KernelColumnsTests {
  @Test(arguments: [0, 1, 255, 256, 257, 1_000]) func `rows become columns, however many there are`(
    rows: Int
  ) {
    var columns = KernelColumns(3, rows: rows)
    for row in 0..<rows { columns.append([Double(row), Double(-row), 0.5]) }
    let made = columns.finish().map { values -> [Double] in
      if case .numbers(let numbers) = values { numbers } else { [] }
    }
    let numbers: [Double] = (0..<rows).map { Double($0) }
    let expected: [[Double]] = [numbers, numbers.map { -$0 }, [Double](repeating: 0.5, count: rows)]
    #expect(made == expected)
  }
}
