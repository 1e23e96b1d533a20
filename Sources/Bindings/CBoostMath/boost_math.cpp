#include "boost_math.h"
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace {
namespace bm = boost::math;
namespace bp = boost::math::policies;

// Errors become NaN or infinity: no exception may cross into Swift.
typedef bp::policy<
    bp::domain_error<bp::ignore_error>, bp::pole_error<bp::ignore_error>,
    bp::overflow_error<bp::ignore_error>, bp::underflow_error<bp::ignore_error>,
    bp::denorm_error<bp::ignore_error>, bp::rounding_error<bp::ignore_error>,
    bp::evaluation_error<bp::ignore_error>, bp::indeterminate_result_error<bp::ignore_error>,
    bp::discrete_quantile<bp::integer_round_up> > quiet;

typedef bm::normal_distribution<double, quiet> Normal;
typedef bm::chi_squared_distribution<double, quiet> ChiSquared;
typedef bm::non_central_chi_squared_distribution<double, quiet> NonCentralChiSquared;
typedef bm::students_t_distribution<double, quiet> StudentT;
typedef bm::fisher_f_distribution<double, quiet> FisherF;
typedef bm::beta_distribution<double, quiet> Beta;
typedef bm::binomial_distribution<double, quiet> Binomial;
typedef bm::hypergeometric_distribution<double, quiet> Hypergeometric;

template <class D> double lower(const D &d, double x) { return bm::cdf(d, x); }
template <class D> double upper(const D &d, double x) { return bm::cdf(bm::complement(d, x)); }
}

extern "C" {
double tenure_log_gamma(double x) { return bm::lgamma(x, quiet()); }
double tenure_digamma(double x) { return bm::digamma(x, quiet()); }

double tenure_normal_lower(double x) { return lower(Normal(), x); }
double tenure_normal_upper(double x) { return upper(Normal(), x); }
double tenure_normal_quantile(double p) { return bm::quantile(Normal(), p); }

double tenure_chi_squared_lower(double x, double k) { return lower(ChiSquared(k), x); }
double tenure_chi_squared_upper(double x, double k) { return upper(ChiSquared(k), x); }
double tenure_chi_squared_quantile(double p, double k) { return bm::quantile(ChiSquared(k), p); }

double tenure_noncentral_chi_squared_lower(double x, double k, double l) {
  return lower(NonCentralChiSquared(k, l), x);
}

double tenure_student_t_lower(double x, double k) { return lower(StudentT(k), x); }
double tenure_student_t_upper(double x, double k) { return upper(StudentT(k), x); }
double tenure_student_t_quantile(double p, double k) { return bm::quantile(StudentT(k), p); }

double tenure_fisher_f_lower(double x, double a, double b) { return lower(FisherF(a, b), x); }
double tenure_fisher_f_upper(double x, double a, double b) { return upper(FisherF(a, b), x); }
double tenure_fisher_f_quantile(double p, double a, double b) { return bm::quantile(FisherF(a, b), p); }

double tenure_beta_lower(double x, double a, double b) { return lower(Beta(a, b), x); }
double tenure_beta_upper(double x, double a, double b) { return upper(Beta(a, b), x); }
double tenure_beta_quantile(double p, double a, double b) { return bm::quantile(Beta(a, b), p); }

double tenure_binomial_mass(double k, double n, double p) { return bm::pdf(Binomial(n, p), k); }
double tenure_binomial_lower(double k, double n, double p) { return lower(Binomial(n, p), k); }
double tenure_binomial_upper(double k, double n, double p) { return upper(Binomial(n, p), k); }

double tenure_hypergeometric_mass(unsigned k, unsigned m, unsigned d, unsigned t) {
  return bm::pdf(Hypergeometric(m, d, t), k);
}
double tenure_hypergeometric_lower(unsigned k, unsigned m, unsigned d, unsigned t) {
  return bm::cdf(Hypergeometric(m, d, t), k);
}
double tenure_hypergeometric_upper(unsigned k, unsigned m, unsigned d, unsigned t) {
  return bm::cdf(bm::complement(Hypergeometric(m, d, t), k));
}
}
