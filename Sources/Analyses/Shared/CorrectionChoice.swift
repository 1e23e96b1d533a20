public import Specs
import Statistics

/// A correction for several tests, as an option.
public enum CorrectionChoice: String, OptionChoice {
  case holm, bh, none

  var correction: Correction {
    switch self {
    case .holm: .holm
    case .bh: .benjaminiHochberg
    case .none: .none
    }
  }
}
