public import Specs
import Statistics

/// The scale of a band, as an option.
public enum BandChoice: String, OptionChoice {
  case logLog = "loglog"
  /// The same.
  case hyphenated = "log-log"
  case log
  case plain

  var band: SurvivalBand {
    switch self {
    case .logLog, .hyphenated: .logLog
    case .log: .log
    case .plain: .plain
    }
  }
}

/// What becomes of durations of 0, as an option.
public enum ZeroChoice: String, OptionChoice {
  case keep, drop, half

  var rule: ZeroDurations {
    switch self {
    case .keep: .keep
    case .drop: .drop
    case .half: .half
    }
  }
}

/// The test between groups, as an option.
public enum TestChoice: String, OptionChoice {
  case logRank = "logrank"
  case gehan
  case taroneWare = "tarone_ware"
  case peto
  case flemingHarrington = "fleming_harrington"

  func weighting(rho: Double, gamma: Double) -> LogRank.Weighting {
    switch self {
    case .logRank: .logRank
    case .gehan: .gehan
    case .taroneWare: .taroneWare
    case .peto: .peto
    case .flemingHarrington: .flemingHarrington(rho: rho, gamma: gamma)
    }
  }
}
