#pragma once
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/// A set of HTML templates held in memory; every value is escaped for the place it stands in.
typedef struct tenure_templates tenure_templates;
/// Values and repeated sections for a template; children belong to their parent.
typedef struct tenure_fields tenure_fields;

tenure_templates *tenure_templates_new(void);
void tenure_templates_free(tenure_templates *templates);
/// Adds a template under a name by which others include it; 0 when the text is not a template.
int tenure_templates_add(tenure_templates *templates, const char *name, const char *text, size_t length);
/// Ends the adding; only then can templates be filled.
void tenure_templates_freeze(tenure_templates *templates);

tenure_fields *tenure_fields_new(void);
void tenure_fields_free(tenure_fields *fields);
void tenure_fields_set(tenure_fields *fields, const char *name, const char *text, size_t length);
/// One more repetition of a section.
tenure_fields *tenure_fields_add_section(tenure_fields *fields, const char *name);
/// One more inclusion of another template in the place of that name.
tenure_fields *tenure_fields_add_include(tenure_fields *fields, const char *name, const char *template_name);

/// The filled template, to be freed with `free`; NULL when it is not there or a template it includes is not.
char *tenure_templates_expand(
    tenure_templates *templates, const char *name, const tenure_fields *fields, size_t *length);

#ifdef __cplusplus
}
#endif
