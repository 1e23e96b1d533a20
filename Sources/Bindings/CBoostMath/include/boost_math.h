#pragma once
// Distribution functions of Boost.Math. Arguments outside a distribution's domain give NaN; nothing throws.
// `lower` is P(X <= x), `upper` is P(X > x), computed on its own so that small tails keep their digits.
#ifdef __cplusplus
extern "C" {
#endif
double tenure_log_gamma(double x);
double tenure_digamma(double x);
double tenure_normal_lower(double x);
double tenure_normal_upper(double x);
double tenure_normal_quantile(double p);
double tenure_chi_squared_lower(double x, double degrees);
double tenure_chi_squared_upper(double x, double degrees);
double tenure_chi_squared_quantile(double p, double degrees);
double tenure_noncentral_chi_squared_lower(double x, double degrees, double noncentrality);
double tenure_student_t_lower(double x, double degrees);
double tenure_student_t_upper(double x, double degrees);
double tenure_student_t_quantile(double p, double degrees);
double tenure_fisher_f_lower(double x, double numerator, double denominator);
double tenure_fisher_f_upper(double x, double numerator, double denominator);
double tenure_fisher_f_quantile(double p, double numerator, double denominator);
double tenure_beta_lower(double x, double a, double b);
double tenure_beta_upper(double x, double a, double b);
double tenure_beta_quantile(double p, double a, double b);
double tenure_binomial_mass(double k, double n, double p);
double tenure_binomial_lower(double k, double n, double p);
double tenure_binomial_upper(double k, double n, double p);
double tenure_hypergeometric_mass(unsigned k, unsigned marked, unsigned drawn, unsigned total);
double tenure_hypergeometric_lower(unsigned k, unsigned marked, unsigned drawn, unsigned total);
double tenure_hypergeometric_upper(unsigned k, unsigned marked, unsigned drawn, unsigned total);
#ifdef __cplusplus
}
#endif
