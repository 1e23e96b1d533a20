/// A column of the customers file that takes a few values; the raw value is what the file says.
protocol Level: CaseIterable, RawRepresentable, Sendable where RawValue == String {}

enum Gender: String, Level { case female = "Female", male = "Male", undisclosed = "Undisclosed" }

enum Contract: String, Level {
  case monthly = "Month-to-month"
  case oneYear = "One year"
  case twoYear = "Two year"
}

enum Internet: String, Level { case dsl = "DSL", fiber = "Fiber optic", none = "No" }

enum Service: String, Level { case yes = "Yes", no = "No", noInternet = "No internet service" }

enum Payment: String, Level {
  case electronicCheck = "Electronic check"
  case mailedCheck = "Mailed check"
  case bankTransfer = "Bank transfer"
  case creditCard = "Credit card"
}

/// A consent; a blank is no consent.
enum Consent: String, Level { case yes = "Yes", no = "No", blank = "" }

enum LeavingReason: String, Level {
  case price = "Price"
  case service = "Service quality"
  case payment = "Payment failure"
  case competitor = "Competitor"
  case moved = "Moved away"
}

/// Who the past campaign's effects differ for; by rule, so that anyone can rebuild it from the customers files.
enum SamplePersona: String, Level {
  /// Fewer than 12 months with the business.
  case newcomer = "Newcomer"
  /// At least 12 months, no internet service.
  case light = "Light user"
  /// 12 to 47 months, with internet service.
  case settled = "Settled"
  /// 48 months or more, with internet service.
  case loyal = "Loyal"

  init(tenureMonths: Int, internet: Internet) {
    if tenureMonths < 12 {
      self = .newcomer
    } else if internet == .none {
      self = .light
    } else {
      self = tenureMonths < 48 ? .settled : .loyal
    }
  }
}

/// What the past campaign did to a customer, drawn at random.
enum CampaignArm: String, Level {
  case holdout, discount
  case supportCall = "support_call"
}
