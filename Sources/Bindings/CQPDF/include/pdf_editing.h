#pragma once
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/// A PDF in memory while it is being changed. Functions that can fail return 0 then, and leave a message.
typedef struct tenure_pdf tenure_pdf;

/// A table's header cell: whether it heads its row or its column, and how many columns it stands over.
typedef struct {
  int heads_row;
  int columns;
} tenure_pdf_header;

tenure_pdf *tenure_pdf_new(void);
void tenure_pdf_free(tenure_pdf *pdf);
/// What went wrong last; valid until the next call.
const char *tenure_pdf_error(const tenure_pdf *pdf);

/// Reads a file, whose bytes must stay where they are until the PDF is freed.
int tenure_pdf_read(tenure_pdf *pdf, const char *bytes, size_t length);
/// Language, title in the window, and metadata in XMP.
int tenure_pdf_describe(tenure_pdf *pdf, const char *language, const char *metadata, size_t length);
/// Gives the figures their alternative texts and the header cells their attributes, in reading order; then
/// `figures` and `headers` are what the file has, and what is beyond the lists is left as it is.
int tenure_pdf_describe_structure(
    tenure_pdf *pdf, const char *const *alternatives, const tenure_pdf_header *attributes, size_t *figures,
    size_t *headers);

int tenure_pdf_page_count(tenure_pdf *pdf, size_t *count);
/// What a page draws, inflated; valid until the next call.
int tenure_pdf_page_content(tenure_pdf *pdf, size_t page, const unsigned char **bytes, size_t *length);
/// Replaces what a page draws by deflated bytes, and lets readers move from link to link in reading order.
int tenure_pdf_set_page_content(tenure_pdf *pdf, size_t page, const unsigned char *deflated, size_t length);

/// The changed file; valid until the next call. The same changes give the same bytes.
int tenure_pdf_write(tenure_pdf *pdf, const unsigned char **bytes, size_t *length);

#ifdef __cplusplus
}
#endif
