import Formats
import Testing

struct CalendarUnitTests {
  @Test(arguments: CalendarUnit.allCases)
  func `every day lies in its period, and periods follow each other without a gap`(unit: CalendarUnit) {
    for number in stride(from: -800_000, through: 60_000, by: 97) {
      let day = Day(number: number)
      let index = unit.index(of: day)
      #expect(unit.firstDay(of: index) <= day && day <= unit.lastDay(of: index))
      #expect(unit.lastDay(of: index).advanced(by: 1) == unit.firstDay(of: index + 1))
    }
  }

  @Test func `weeks begin on Mondays, and periods are named as they are written`() throws {
    // 2010-12-06 was a Monday.
    let monday = try #require(Day(iso: "2010-12-06"))
    #expect(CalendarUnit.week.firstDay(of: CalendarUnit.week.index(of: monday)) == monday)
    #expect(CalendarUnit.week.index(of: monday.advanced(by: -1)) == CalendarUnit.week.index(of: monday) - 1)
    #expect(CalendarUnit.week.name(of: CalendarUnit.week.index(of: monday)) == "2010-12-06")
    #expect(CalendarUnit.month.name(of: CalendarUnit.month.index(of: monday)) == "2010-12")
    #expect(CalendarUnit.quarter.name(of: CalendarUnit.quarter.index(of: monday)) == "2010Q4")
  }
}
