#include "html_templates.h"
#include <ctemplate/template.h>
extern "C" int tenure_template_ready(void) { return 1; }
