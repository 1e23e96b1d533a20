public import Specs

/// The customers that the churn rate is a share of.
public enum ChurnBase: String, OptionChoice, Hashable {
  /// Those active when the window begins.
  case start
  /// The mean of their number and of that of the customers at the window's end.
  case average
}
