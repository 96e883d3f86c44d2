// The report as one self-contained page: landmarks, table headers, figures with their words, nothing fetched, no script.
#include "facilitation/base/utf8.h"
#include "facilitation/picture/painters.h"
#include "facilitation/summary/html_style.h"
#include "facilitation/summary/writers.h"

namespace pressoir::summary {
namespace {

using Tone = Span::Tone;

// Text for element content and for attributes between double quotes; what XML 1.0 cannot hold becomes U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Character character = utf8_character(text, i);
    const char32_t code = character.code;
    if (code == '&') out += "&amp;";
    else if (code == '<') out += "&lt;";
    else if (code == '>') out += "&gt;";
    else if (code == '"') out += "&quot;";
    else if (!character.whole || (code < 0x20 && code != '\n' && code != '\t') || code == 0xFFFE || code == 0xFFFF) append_utf8(out, replacement_character);
    else out += text.substr(i, character.length);
    i += character.length;
  }
  return out;
}

std::string written(const Line& line) {
  std::string out;
  for (const Span& span : line) {
    std::string text = escaped(span.text);
    if (span.tone == Tone::strong) text = "<b>" + text + "</b>";
    if (span.tone == Tone::quiet) text = "<span class=\"quiet\">" + text + "</span>";
    if (!span.to.empty()) text = "<a href=\"#" + escaped(span.to) + "\">" + text + "</a>";
    out += text;
  }
  return out;
}

// What is written takes the direction of its own first letter: Arabic on the right, French on the left.
constexpr std::string_view own_direction = " dir=\"auto\"";

struct Writer {
  std::string out;
  std::string language;

  void operator()(const Paragraph& paragraph) {
    const char* role = paragraph.role == Paragraph::Role::instruction ? " class=\"instruction\"" : paragraph.role == Paragraph::Role::quiet ? " class=\"quiet\"" : "";
    out += "<p" + std::string(role) + ">" + written(paragraph.line) + "</p>\n";
  }
  void operator()(const Facts& facts) {
    if (facts.facts.empty()) return;
    out += "<dl>\n";
    for (const Facts::One& one : facts.facts) out += "<dt>" + escaped(one.label) + "</dt><dd>" + written(one.value) + "</dd>\n";
    out += "</dl>\n";
  }
  void operator()(const Figures& figures) {
    out += "<ul class=\"figures\">\n";
    for (const Figures::One& one : figures.figures) out += "<li><b>" + escaped(one.number) + "</b> <span>" + escaped(one.label) + "</span></li>\n";
    out += "</ul>\n";
  }
  void operator()(const List& list) {
    const bool numbered = list.kind == List::Kind::numbered;
    out += numbered ? "<ol class=\"numbered\">\n" : "<ul>\n";
    for (const Line& item : list.items) out += "<li" + std::string(own_direction) + ">" + written(item) + "</li>\n";
    out += numbered ? "</ol>\n" : "</ul>\n";
  }
  void operator()(const Grid& grid) {
    double shares = 0;
    for (const Grid::Column& column : grid.columns) shares += column.share;
    out += "<div class=\"table\"><table aria-label=\"" + escaped(grid.caption) + "\">\n<colgroup>";
    for (const Grid::Column& column : grid.columns)
      out += "<col style=\"width:" + std::to_string(static_cast<int>(column.share / shares * 100 + 0.5)) + "%\" />";
    out += "</colgroup>\n<thead><tr>";
    for (const Grid::Column& column : grid.columns)
      out += "<th scope=\"col\"" + std::string(column.number ? " class=\"number\"" : "") + ">" + escaped(column.title) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : grid.rows) {
      out += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string tag = i == grid.head ? "th" : "td";
        out += "<" + tag + (i == grid.head ? " scope=\"row\"" : "") + (grid.columns[i].number ? " class=\"number\"" : "") + ">" + written(row[i]) + "</" + tag + ">";
      }
      out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
  }
  void operator()(const Ranking& ranking) {
    out += "<ol class=\"ranking\" aria-label=\"" + escaped(ranking.caption) + "\">\n";
    for (const Ranking::One& one : ranking.options) {
      out += "<li" + std::string(one.first ? " class=\"first\"" : "") + "><span class=\"rank\">" + escaped(one.rank) + "</span><span class=\"label\"" + std::string(own_direction) + ">" +
             escaped(one.label) + "</span><span class=\"count\">" + escaped(one.count);
      if (!one.note.empty()) out += " <span class=\"note\">" + escaped(one.note) + "</span>";
      out += "</span>";
      if (one.dots > 0 && ranking.most > 0)
        out += "<span class=\"bar\" style=\"width:" + std::to_string(std::max<std::int64_t>(1, one.dots * 100 / ranking.most)) + "%\"></span>";
      out += "</li>\n";
    }
    out += "</ol>\n";
  }
  void operator()(const IdeaList& list) {
    out += "<div class=\"theme\"><h3>";
    if (!list.letter.empty()) out += "<span class=\"letter\">" + escaped(list.letter) + "</span>";
    out += "<span>" + escaped(list.title) + "</span> <small>" + escaped(list.count) + "</small></h3>\n";
    if (!list.trace.empty()) out += "<p class=\"quiet\">" + escaped(list.trace) + "</p>\n";
    out += "<ul class=\"cards\">\n";
    for (const IdeaList::Card& card : list.cards) {
      out += "<li class=\"" + std::string(enum_text(card.colour)) + "\"" + std::string(own_direction) + ">" + escaped(card.text);
      // On a note's colour, everything is in ink: quieter greys would not reach the contrast.
      if (!card.details.empty()) {
        out += "<span class=\"details\">";
        for (const Span& span : card.details) out += span.tone == Tone::strong ? "<b>" + escaped(span.text) + "</b>" : escaped(span.text);
        out += "</span>";
      }
      if (!card.under.empty()) {
        out += "<ul>";
        for (const std::string& text : card.under) out += "<li>" + escaped(text) + "</li>";
        out += "</ul>";
      }
      out += "</li>\n";
    }
    out += "</ul></div>\n";
  }
  void operator()(const BoardPicture& board) {
    std::string svg = picture::svg(board.scene, {.title = board.caption, .language = language}, board.fetch);
    if (const std::size_t at = svg.find("<svg"); at != svg.npos) svg.erase(0, at); // no XML declaration inside a page
    out += "<figure>" + svg + "<figcaption>" + escaped(board.caption) + "</figcaption></figure>\n";
  }
};

} // namespace

std::string html(const Report& report) {
  Writer writer;
  writer.language = std::string(language_code(report.language));
  std::string& out = writer.out;
  out = "<!DOCTYPE html>\n<html lang=\"" + writer.language + "\">\n<head>\n<meta charset=\"utf-8\" />\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\" />\n";
  out += "<title>" + escaped(report.title) + "</title>\n";
  if (!report.subject.empty()) out += "<meta name=\"description\" content=\"" + escaped(report.subject) + "\" />\n";
  if (!report.author.empty()) out += "<meta name=\"author\" content=\"" + escaped(report.author) + "\" />\n";
  out += "<style>" + std::string(html_style) + "</style>\n</head>\n<body>\n<main>\n<header>\n<p class=\"kind\">" + escaped(report.kind) + "</p>\n<h1>" + escaped(report.title) +
         "</h1>\n<svg class=\"stroke\" viewBox=\"0 0 176 11\" aria-hidden=\"true\"><path d=\"M1 8 C 40 4.5, 100 3, 175 1.5 C 130 6, 60 8.5, 1 9.8 Z\" fill=\"#7A1F4B\" /></svg>\n</header>\n";
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    const Section& section = report.sections[i];
    if (i == report.minutes_end) out += "<p class=\"annexes\">" + escaped(report.annexes) + "</p>\n";
    out += "<section id=\"" + escaped(section.anchor) + "\"" + (i < report.minutes_end ? " class=\"minutes\"" : "") + ">\n";
    if (!section.title.empty()) out += "<h2>" + escaped(section.title) + "</h2>\n";
    for (const Block& block : section.blocks) std::visit(writer, block);
    out += "</section>\n";
  }
  out += "<footer>" + escaped(report.made_line) + "</footer>\n</main>\n</body>\n</html>\n";
  return out;
}

} // namespace pressoir::summary
