// Compiled as C++17: libqpdf's headers are not what C++20 lets clang accept. So nothing of ours that needs C++20 is included here.
#include "facilitation/summary/pdf_objects.h"

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace pressoir::summary {
namespace {

QPDFObjectHandle element(QPDF& pdf, const char* role, const QPDFObjectHandle& parent) {
  QPDFObjectHandle made = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructElem /K [] >>"));
  made.replaceKey("/S", QPDFObjectHandle::newName(role));
  made.replaceKey("/P", parent);
  return made;
}

// Cairo leaves a flat list of parts. One document holds them, and rows and items that follow each other become tables and lists.
void nest_structure(QPDF& pdf, QPDFObjectHandle root) {
  QPDFObjectHandle tree = root.getKey("/StructTreeRoot");
  if (!tree.isDictionary() || !tree.getKey("/K").isArray()) return;
  root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
  QPDFObjectHandle document = element(pdf, "/Document", tree);
  std::string gathering; // the role of the parts of the group being filled
  QPDFObjectHandle group = document;
  for (QPDFObjectHandle part : tree.getKey("/K").getArrayAsVector()) {
    if (!part.isDictionary() || !part.getKey("/S").isName()) continue;
    const std::string role = part.getKey("/S").getName();
    const bool grouped = role == "/TR" || role == "/LI";
    if (!grouped) {
      group = document;
    } else if (role != gathering) {
      group = element(pdf, role == "/TR" ? "/Table" : "/L", document);
      document.getKey("/K").appendItem(group);
    }
    gathering = grouped ? role : std::string();
    part.replaceKey("/P", group);
    group.getKey("/K").appendItem(part);
  }
  QPDFObjectHandle parts = QPDFObjectHandle::newArray();
  parts.appendItem(document);
  tree.replaceKey("/K", parts);
}

} // namespace

int page_count(std::string_view pdf) {
  QPDF read;
  read.setSuppressWarnings(true);
  read.processMemoryFile("summary", pdf.data(), pdf.size());
  return static_cast<int>(read.getAllPages().size());
}

std::string with_document_objects(std::string_view bytes, const DocumentObjects& objects) {
  QPDF pdf;
  pdf.setSuppressWarnings(true); // Cairo names some pictures twice
  pdf.processMemoryFile("summary", bytes.data(), bytes.size());
  QPDFObjectHandle root = pdf.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(objects.language));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  nest_structure(pdf, root);
  root.replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
  QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&pdf, objects.description);
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  root.replaceKey("/Metadata", pdf.makeIndirectObject(metadata));
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

} // namespace pressoir::summary
