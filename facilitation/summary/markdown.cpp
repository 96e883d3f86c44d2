// The report as CommonMark with tables: read as plain text, it still makes sense.
#include "facilitation/summary/writers.h"

namespace pressoir::summary {
namespace {

using Tone = Span::Tone;
enum class Where { block, cell };

// Backslashes before what would be markup: anywhere for inline signs, at the start of a line for block signs.
std::string escaped(std::string_view text, Where where) {
  std::string out;
  bool at_start = true; // only digits and blanks since the line began
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += where == Where::cell ? "<br>" : "  \n  ";
      at_start = true;
      continue;
    }
    const bool inline_sign = std::string_view("\\`*_[]<>|~&").find(c) != std::string_view::npos;
    const bool next_blank = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
    const bool block_sign = at_start && (c == '#' || c == '=' || ((c == '-' || c == '+' || c == '.' || c == ')') && next_blank) ||
                                         (c == '-' && text.substr(i).starts_with("---")));
    if (inline_sign || block_sign) out += '\\';
    out += c;
    if (c != ' ' && !(c >= '0' && c <= '9')) at_start = false;
  }
  return out;
}

// Emphasis stands only against words: blanks at its ends stay outside.
std::string emphasised(const std::string& text, std::string_view mark) {
  const std::size_t first = text.find_first_not_of(" \n"), last = text.find_last_not_of(" \n");
  if (first == text.npos) return text;
  return text.substr(0, first) + std::string(mark) + text.substr(first, last - first + 1) + std::string(mark) + text.substr(last + 1);
}

std::string written(const Line& line, Where where) {
  std::string out;
  for (const Span& span : line) {
    std::string text = escaped(span.text, where);
    if (span.tone == Tone::strong) text = emphasised(text, "**");
    if (!span.to.empty()) text = "[" + text + "](#" + span.to + ")";
    out += text;
  }
  return out;
}

struct Writer {
  std::string out;

  void operator()(const Paragraph& paragraph) {
    std::string text = written(paragraph.line, Where::block);
    if (paragraph.role == Paragraph::Role::instruction) text = "> " + text;
    out += text + "\n\n";
  }
  void operator()(const Facts& facts) {
    for (const Facts::One& one : facts.facts) out += "- **" + escaped(one.label, Where::block) + "** — " + written(one.value, Where::block) + "\n";
    out += "\n";
  }
  void operator()(const Figures& figures) {
    for (const Figures::One& one : figures.figures) out += (&one == figures.figures.data() ? "" : " · ") + ("**" + one.number + "** ") + one.label;
    out += "\n\n";
  }
  void operator()(const List& list) {
    for (std::size_t i = 0; i < list.items.size(); ++i)
      out += (list.kind == List::Kind::numbered ? std::to_string(i + 1) + ". " : "- ") + written(list.items[i], Where::block) + "\n";
    out += "\n";
  }
  void row(const std::vector<std::string>& cells) {
    out += "|";
    for (const std::string& cell : cells) out += " " + cell + " |";
    out += "\n";
  }
  void operator()(const Grid& grid) {
    std::vector<std::string> cells;
    for (const Grid::Column& column : grid.columns) cells.push_back(escaped(column.title, Where::cell));
    row(cells);
    cells.clear();
    for (const Grid::Column& column : grid.columns) cells.push_back(column.number ? "--:" : "---");
    row(cells);
    for (const auto& line : grid.rows) {
      cells.clear();
      for (const Line& cell : line) cells.push_back(written(cell, Where::cell));
      row(cells);
    }
    out += "\n";
  }
  void operator()(const Ranking& ranking) {
    for (const Ranking::One& one : ranking.options) {
      out += "- ";
      if (!one.rank.empty()) out += "**" + one.rank + "** ";
      out += escaped(one.label, Where::block);
      if (!one.count.empty()) out += " — " + one.count;
      if (!one.note.empty()) out += ", " + one.note;
      out += "\n";
    }
    out += "\n";
  }
  void operator()(const IdeaList& list) {
    out += "### " + (list.letter.empty() ? "" : list.letter + " · ") + escaped(list.title, Where::cell) + " (" + list.count + ")\n\n";
    if (!list.trace.empty()) out += "*" + escaped(list.trace, Where::block) + "*\n\n";
    for (const IdeaList::Card& card : list.cards) {
      out += "- " + escaped(card.text, Where::block);
      if (!card.details.empty()) out += " — " + written(card.details, Where::block);
      out += "\n";
      for (const std::string& text : card.under) out += "  - " + escaped(text, Where::block) + "\n";
    }
    out += "\n";
  }
  void operator()(const BoardPicture&) {} // text says it all
};

} // namespace

std::string markdown(const Report& report) {
  Writer writer;
  writer.out = "# " + escaped(report.title, Where::cell) + "\n\n" + "**" + report.kind + "**" + (report.date.empty() ? "" : " · " + report.date) + "\n\n";
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    const Section& section = report.sections[i];
    if (i == report.minutes_end) writer.out += "---\n\n";
    if (!section.title.empty())
      writer.out += "<a id=\"" + section.anchor + "\"></a>\n\n" + std::string(static_cast<std::size_t>(section.level), '#') + " " + escaped(section.title, Where::cell) + "\n\n";
    for (const Block& block : section.blocks) std::visit(writer, block);
  }
  writer.out += "---\n\n" + report.made_line + "\n";
  return writer.out;
}

} // namespace pressoir::summary
