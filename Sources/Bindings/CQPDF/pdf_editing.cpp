#include "pdf_editing.h"

#include <cstring>
#include <exception>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// Shared pointers are the standard library's.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

// The C++ interface, since the library's C functions look every object up in a table by number: a page's structure
// took twice as long through them.

struct tenure_pdf {
  QPDF file;
  std::vector<QPDFObjectHandle> pages;
  std::shared_ptr<Buffer> buffer;
  std::string error;
};

/// Runs `work`; 0 and a message when it throws.
template <typename Work> static int attempt(tenure_pdf *pdf, Work work) {
  try {
    work();
    return 1;
  } catch (const std::exception &error) {
    pdf->error = error.what();
  } catch (...) {
    pdf->error = "unknown error";
  }
  return 0;
}

/// Attributes of header cells, of which there are few: cells that say the same share one object.
class HeaderAttributes {
public:
  explicit HeaderAttributes(QPDF &file) : file(file) {}

  QPDFObjectHandle of(const tenure_pdf_header &header) {
    auto key = std::make_pair(header.heads_row != 0, header.columns);
    auto found = made.find(key);
    if (found != made.end()) return found->second;
    auto attributes = QPDFObjectHandle::newDictionary();
    attributes.replaceKey("/O", QPDFObjectHandle::newName("/Table"));
    attributes.replaceKey("/Scope", QPDFObjectHandle::newName(key.first ? "/Row" : "/Column"));
    if (header.columns > 1) attributes.replaceKey("/ColSpan", QPDFObjectHandle::newInteger(header.columns));
    return made.emplace(key, file.makeIndirectObject(attributes)).first->second;
  }

private:
  QPDF &file;
  std::map<std::pair<bool, int>, QPDFObjectHandle> made;
};

/// Puts the elements below `element` on a stack, last first, so that taking from it goes in reading order.
static void push_children(QPDFObjectHandle &element, std::vector<QPDFObjectHandle> &waiting) {
  auto kids = element.getKey("/K");
  if (kids.isDictionary()) {
    waiting.push_back(kids);
  } else if (kids.isArray()) {
    for (int position = kids.getArrayNItems() - 1; position >= 0; position--) {
      auto kid = kids.getArrayItem(position);
      if (kid.isDictionary()) waiting.push_back(kid);
    }
  }
}

extern "C" {

tenure_pdf *tenure_pdf_new(void) {
  try {
    return new tenure_pdf;
  } catch (...) {
    return nullptr;
  }
}

void tenure_pdf_free(tenure_pdf *pdf) { delete pdf; }

const char *tenure_pdf_error(const tenure_pdf *pdf) { return pdf->error.c_str(); }

int tenure_pdf_read(tenure_pdf *pdf, const char *bytes, size_t length) {
  return attempt(pdf, [&] {
    pdf->file.setSuppressWarnings(true);
    pdf->file.processMemoryFile("report.pdf", bytes, length);
    pdf->pages = pdf->file.getAllPages();
  });
}

int tenure_pdf_describe(tenure_pdf *pdf, const char *language, const char *metadata, size_t length) {
  return attempt(pdf, [&] {
    auto root = pdf->file.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(language));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    auto stream = QPDFObjectHandle::newStream(&pdf->file, std::string(metadata, length));
    stream.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    stream.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    root.replaceKey("/Metadata", stream);
  });
}

int tenure_pdf_describe_structure(
    tenure_pdf *pdf, const char *const *alternatives, const tenure_pdf_header *attributes, size_t *figures,
    size_t *headers) {
  return attempt(pdf, [&] {
    size_t alternatives_left = *figures, attributes_left = *headers;
    *figures = *headers = 0;
    HeaderAttributes shared(pdf->file);
    std::vector<QPDFObjectHandle> waiting;
    auto tree = pdf->file.getRoot().getKey("/StructTreeRoot");
    if (tree.isDictionary()) push_children(tree, waiting);
    while (!waiting.empty()) {
      auto element = waiting.back();
      waiting.pop_back();
      auto type = element.getKey("/S");
      if (type.isNameAndEquals("/Figure")) {
        if (*figures < alternatives_left)
          element.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(alternatives[*figures]));
        ++*figures;
      } else if (type.isNameAndEquals("/TH")) {
        if (*headers < attributes_left) element.replaceKey("/A", shared.of(attributes[*headers]));
        ++*headers;
      }
      push_children(element, waiting);
    }
  });
}

int tenure_pdf_page_count(tenure_pdf *pdf, size_t *count) {
  *count = pdf->pages.size();
  return 1;
}

int tenure_pdf_page_content(tenure_pdf *pdf, size_t page, const unsigned char **bytes, size_t *length) {
  return attempt(pdf, [&] {
    auto content = pdf->pages.at(page).getKey("/Contents");
    if (!content.isStream()) throw std::runtime_error("a page's content is not one stream");
    pdf->buffer = content.getStreamData(qpdf_dl_generalized);
    *bytes = pdf->buffer->getBuffer();
    *length = pdf->buffer->getSize();
  });
}

int tenure_pdf_set_page_content(tenure_pdf *pdf, size_t page, const unsigned char *deflated, size_t length) {
  return attempt(pdf, [&] {
    auto &object = pdf->pages.at(page);
    auto bytes = std::make_shared<Buffer>(length);
    if (length > 0) std::memcpy(bytes->getBuffer(), deflated, length);
    object.getKey("/Contents").replaceStreamData(
        bytes, QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
    object.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
  });
}

int tenure_pdf_write(tenure_pdf *pdf, const unsigned char **bytes, size_t *length) {
  return attempt(pdf, [&] {
    QPDFWriter writer(pdf->file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setCompressStreams(true);
    writer.write();
    pdf->buffer = writer.getBufferSharedPointer();
    *bytes = pdf->buffer->getBuffer();
    *length = pdf->buffer->getSize();
  });
}
}
