#include "facilitation/summary/pdf_finish.h"

#define POINTERHOLDER_TRANSITION 4
#include <exception>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace pressoir::summary {
namespace {

std::string xml(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out;
}

// Dublin Core in XMP, as archives and readers look it up.
std::string description(const Report& report) {
  const std::string language(language_code(report.language));
  const std::string date = iso_text(report.made);
  std::string out = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
                    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">";
  out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml(report.title) + "</rdf:li></rdf:Alt></dc:title>";
  if (!report.subject.empty()) out += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml(report.subject) + "</rdf:li></rdf:Alt></dc:description>";
  if (!report.author.empty()) out += "<dc:creator><rdf:Seq><rdf:li>" + xml(report.author) + "</rdf:li></rdf:Seq></dc:creator>";
  out += "<dc:language><rdf:Bag><rdf:li>" + language + "</rdf:li></rdf:Bag></dc:language>";
  out += "<xmp:CreateDate>" + date + "</xmp:CreateDate><xmp:ModifyDate>" + date + "</xmp:ModifyDate><xmp:CreatorTool>Pressoir</xmp:CreatorTool>";
  return out + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

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

Result<std::string> finished_pdf(std::string_view bytes, const Report& report) try {
  QPDF pdf;
  pdf.setSuppressWarnings(true); // Cairo names some pictures twice
  pdf.processMemoryFile("summary", bytes.data(), bytes.size());
  QPDFObjectHandle root = pdf.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(report.language == Language::french ? "fr-FR" : "en-GB"));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  nest_structure(pdf, root);
  root.replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
  QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&pdf, description(report));
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
} catch (const std::exception& error) {
  return refuse("pdf.failed", {{"why", std::string(error.what()).substr(0, 200)}});
}

std::optional<int> pages_of_pdf(const std::string& pdf) try {
  QPDF read;
  read.setSuppressWarnings(true);
  read.processMemoryFile("summary", pdf.data(), pdf.size());
  return static_cast<int>(read.getAllPages().size());
} catch (const std::exception&) {
  return std::nullopt;
}

} // namespace pressoir::summary
