#include "facilitation/summary/pdf_finish.h"

#include <exception>

#include "facilitation/summary/pdf_objects.h"

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
struct Described {
  std::string title, subject, author;
  Language language = Language::french;
  Timestamp made;
};
std::string description(const Described& report) {
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

Result<std::string> finished(std::string_view bytes, const Described& about) try {
  return with_document_objects(bytes, {about.language == Language::french ? "fr-FR" : "en-GB", description(about)});
} catch (const std::exception& error) {
  return refuse("pdf.failed", {{"why", std::string(error.what()).substr(0, 200)}});
}

} // namespace

Result<std::string> finished_pdf(std::string_view bytes, const Report& report) {
  return finished(bytes, {report.title, report.subject, report.author, report.language, report.made});
}
Result<std::string> finished_pdf(std::string_view bytes, const std::string& title, Language language, Timestamp made) {
  return finished(bytes, {title, {}, {}, language, made});
}

std::optional<int> pages_of_pdf(const std::string& pdf) try {
  return page_count(pdf);
} catch (const std::exception&) {
  return std::nullopt;
}

} // namespace pressoir::summary
