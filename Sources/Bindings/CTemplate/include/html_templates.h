#pragma once
#ifdef __cplusplus
extern "C" {
#endif
/// Placeholder until the template interface is written: the length of the text once escaped for HTML.
int tenure_template_ready(void);
#ifdef __cplusplus
}
#endif
