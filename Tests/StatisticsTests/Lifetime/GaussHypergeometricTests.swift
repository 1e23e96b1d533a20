import Glibc
import Statistics
import Testing

struct GaussHypergeometricTests {
  /// scipy.special.hyp2f1 1.17.1.
  static let reference: [(Double, Double, Double, Double, Double)] = [
    (1, 3.806, 4.474, 1 / 1.1, 5.922596407612753), (2.24, 4.43, 5.22, 0.474, 3.2957376458588894),
    (0.2426, 2.4258, 2.2187, 0.9, 1.9456694622144428), (0.2426, 2.4258, 2.2187, 0.999, 11.063798779405293),
    (0.2426, 2.4258, 2.2187, 0.999999, 232.11554177006445), (3, 2, 5, 0.99, 27.699347904322664),
    (3, 2, 5, 0.999999, 135.78702541477256), (12.3, 7.7, 20.5, 0.8, 412.0391999845148),
    (105.24, 3.1, 106, 0.3, 2.992943950368868), (40.5, 1.6, 41.5, 0.97, 141.1849882449733),
    (40.5, 1.6, 41.5, 0.9999, 15756.074950699072), (1.5, 2.5, 3.2, 0.99999999, 6017043.377519763),
    (0.5, 0.5, 1, 0.9999999999, 8.211898363257191), (8, 20, 9, 0.95, 2.2770218911794462e+24),
  ]

  @Test(arguments: reference)
  func `agrees with scipy, close to 1 too`(_ sample: (Double, Double, Double, Double, Double)) {
    let (a, b, c, z, expected) = sample
    let found = GaussHypergeometric.value(a, b, c, z)
    #expect(abs(found / expected - 1) < 1e-8, "\(found)")
  }

  @Test func `is the elementary functions it contains`() {
    for z in [0.0, 0.2, 0.74, 0.76, 0.95, 0.9999, 0.99999999] {
      // F(a, b; b; z) = (1−z)^−a and z·F(1, 1; 2; z) = −log(1−z).
      #expect(abs(GaussHypergeometric.logValue(1.7, 3, 3, z) + 1.7 * log1p(-z)) < 1e-10)
      if z > 0 {
        #expect(abs(z * GaussHypergeometric.value(1, 1, 2, z) / -log1p(-z) - 1) < 1e-10)
      }
    }
  }

  @Test func `outside its domain it is no number`() {
    #expect(GaussHypergeometric.value(1, 1, 2, 1).isNaN)
    #expect(GaussHypergeometric.value(-1, 1, 2, 0.5).isNaN)
  }
}
