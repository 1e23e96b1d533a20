#pragma once
#ifdef __cplusplus
extern "C" {
#endif
/// The quantile of the standard normal distribution; NaN outside (0, 1).
double tenure_normal_quantile(double p);
#ifdef __cplusplus
}
#endif
