#include "html_templates.h"

#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

using ctemplate::TemplateCache;
using ctemplate::TemplateDictionary;
using ctemplate::TemplateString;

struct tenure_templates {
  TemplateCache cache;
};

// A tenure_fields is a TemplateDictionary under another name; children are owned by the root.
static TemplateDictionary *dictionary(tenure_fields *fields) {
  return reinterpret_cast<TemplateDictionary *>(fields);
}

static tenure_fields *fields(TemplateDictionary *dictionary) {
  return reinterpret_cast<tenure_fields *>(dictionary);
}

extern "C" {

tenure_templates *tenure_templates_new(void) { return new (std::nothrow) tenure_templates; }

void tenure_templates_free(tenure_templates *templates) { delete templates; }

int tenure_templates_add(tenure_templates *templates, const char *name, const char *text, size_t length) {
  // Nothing is stripped: white space inside a line of text carries meaning.
  return templates->cache.StringToTemplateCache(name, TemplateString(text, length), ctemplate::DO_NOT_STRIP);
}

void tenure_templates_freeze(tenure_templates *templates) { templates->cache.Freeze(); }

tenure_fields *tenure_fields_new(void) {
  return fields(new (std::nothrow) TemplateDictionary("fields"));
}

void tenure_fields_free(tenure_fields *root) { delete dictionary(root); }

void tenure_fields_set(tenure_fields *into, const char *name, const char *text, size_t length) {
  dictionary(into)->SetValue(name, TemplateString(text, length));
}

tenure_fields *tenure_fields_add_section(tenure_fields *into, const char *name) {
  return fields(dictionary(into)->AddSectionDictionary(name));
}

tenure_fields *tenure_fields_add_include(tenure_fields *into, const char *name, const char *template_name) {
  TemplateDictionary *child = dictionary(into)->AddIncludeDictionary(name);
  child->SetFilename(template_name);
  return fields(child);
}

char *tenure_templates_expand(
    tenure_templates *templates, const char *name, const tenure_fields *values, size_t *length) {
  std::string output;
  const TemplateDictionary *root = reinterpret_cast<const TemplateDictionary *>(values);
  if (!templates->cache.ExpandNoLoad(name, ctemplate::DO_NOT_STRIP, root, nullptr, &output)) return nullptr;
  char *copy = static_cast<char *>(std::malloc(output.size() + 1));
  if (copy == nullptr) return nullptr;
  std::memcpy(copy, output.data(), output.size());
  copy[output.size()] = 0;
  *length = output.size();
  return copy;
}
}
