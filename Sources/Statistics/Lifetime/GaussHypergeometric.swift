import Glibc

/// Gauss's hypergeometric function ₂F₁(a, b; c; z) for real a, b, c > 0 and 0 ≤ z < 1, also where z is close to 1.
///
/// All terms of the series are then positive, so it loses no digits; it is only slow near 1. From 0.75 on the function
/// is carried along its differential equation by Taylor series around points that halve the distance to 1, which needs
/// neither Γ nor the case where c − a − b is a whole number, and costs a few hundred multiplications even at 1 − 1e-12.
/// Relative error under 1e-11 where the value does not overflow.
public enum GaussHypergeometric {
  /// The value; infinite when it overflows, NaN outside the domain.
  public static func value(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
    exp(logValue(a, b, c, z))
  }

  /// Its logarithm, for parameters whose value would overflow.
  public static func logValue(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
    guard a > 0, b > 0, c > 0, z >= 0, z < 1 else { return z == 0 && c > 0 ? 0 : .nan }
    // (1−z)^(c−a−b)·F(c−a, c−b) has the smaller numbers where all stay positive (Euler's transformation).
    if a + b > c, c > a, c > b {
      return (c - a - b) * log1p(-z) + logPositive(c - a, c - b, c, z)
    }
    return logPositive(a, b, c, z)
  }

  /// Where the plain series still converges fast.
  private static let near = 0.75

  private static func logPositive(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
    guard z > near else { return series(a, b, c, z).log }
    var state = series(a, b, c, near)
    var at = near
    while at < z {
      // Half of the way to the singularity at 1, where a Taylor series loses a bit a term.
      let next = min(z, at + (1 - at) / 2)
      state = taylor(a, b, c, from: at, to: next, state)
      at = next
    }
    return state.log
  }

  /// A value as e^log, and its derivative as a multiple of the value.
  private struct State {
    let log: Double
    let slope: Double
  }

  private static func series(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> State {
    var term = 1.0
    var sum = 1.0
    var slope = 0.0
    var scale = 0.0
    var n = 0.0
    while true {
      term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z
      n += 1
      sum += term
      slope += n * term
      if sum > 1e250 {
        (term, sum, slope) = (term * 1e-250, sum * 1e-250, slope * 1e-250)
        scale += 250 * log(10.0)
      }
      // Terms rise before they fall; they are through when they are small and shrink.
      if term <= sum * 1e-17, (a + n) * (b + n) * z < (c + n) * (n + 1) { break }
    }
    return State(log: scale + log(sum), slope: z > 0 ? slope / z / sum : a * b / c)
  }

  /// From one point to the next by the series of the solution of z(1−z)w″ + (c − (a+b+1)z)w′ − ab·w = 0.
  private static func taylor(
    _ a: Double, _ b: Double, _ c: Double, from start: Double, to end: Double, _ state: State
  ) -> State {
    let h = end - start
    let p = start * (1 - start)
    // Coefficients times h^n, of a solution scaled to be 1 here.
    var (previous, current) = (1.0, state.slope * h)
    var (value, slope) = (previous + current, current)
    var n = 0.0
    while n < 4000 {
      let first = (n + 1) * (n * (1 - 2 * start) + c - (a + b + 1) * start)
      let second = n * (n - 1) + (a + b + 1) * n + a * b
      let next = (second * previous * h * h - first * current * h) / (p * (n + 2) * (n + 1))
      (previous, current) = (current, next)
      n += 1
      value += current
      slope += (n + 1) * current
      if abs(current) * (n + 1) <= abs(value) * 1e-17, abs(previous) * n <= abs(value) * 1e-17 { break }
    }
    return State(log: state.log + log(value), slope: slope / h / value)
  }
}
