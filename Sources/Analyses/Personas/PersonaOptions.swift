import Models
import Specs

/// What to do with customers one of whose features is missing.
enum MissingFeature: String, OptionChoice {
  case exclude, zero

  var policy: SegmentSearch.Missing { self == .zero ? .zero : .exclude }
}

/// What to do with skewed columns.
enum FeatureTransform: String, OptionChoice {
  case auto, none, log1p

  var policy: SegmentSearch.Transform {
    switch self {
    case .auto: .auto
    case .none: .none
    case .log1p: .log1p
    }
  }
}

/// What to do with values far from all others.
enum FarValues: String, OptionChoice {
  case auto, keep

  var policy: SegmentSearch.Outliers { self == .auto ? .auto : .keep }
}
