// Report: the summary put into words and blocks, once; Markdown, HTML and PDF only decide how each block looks.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "facilitation/base/words.h"
#include "facilitation/picture/painters.h"
#include "facilitation/picture/scene.h"
#include "facilitation/summary/summary.h"

namespace pressoir::summary {

struct Span {
  enum class Tone : std::uint8_t { plain, strong, quiet } tone = Tone::plain;
  std::string text;
  std::string to; // the anchor of a section it leads to; empty: none
};
using Line = std::vector<Span>;

struct Paragraph {
  enum class Role : std::uint8_t { body, instruction, quiet } role = Role::body;
  Line line;
};
// Labels and their values: object, date, place …
struct Facts {
  struct One {
    std::string label;
    Line value;
  };
  std::vector<One> facts;
};
// A few numbers to be seen at a glance.
struct Figures {
  struct One {
    std::string number, label;
  };
  std::vector<One> figures;
};
struct List {
  enum class Kind : std::uint8_t { numbered, plain } kind = Kind::plain;
  std::vector<Line> items;
};
struct Grid {
  struct Column {
    std::string title;
    double share = 1; // of the width
    bool number = false;
  };
  std::string caption; // said by screen readers, not shown
  std::vector<Column> columns;
  std::vector<std::vector<Line>> rows;
  std::size_t head = 0; // the column that names the row
};
// A vote's result, best first.
struct Ranking {
  struct One {
    std::string rank, label, count, note; // note: « ex æquo »
    std::int64_t dots = 0;
    bool first = false;
  };
  std::string caption;
  std::vector<One> options;
  std::int64_t most = 0;
};
// Ideas of one theme, or without.
struct IdeaList {
  struct Card {
    std::string text;
    workshop::NoteColour colour;
    Line details;                  // votes, likes, fate, original wording
    std::vector<std::string> under; // reunited with it
  };
  std::string letter, title, count, trace;
  workshop::NoteColour colour = workshop::NoteColour::stone;
  std::vector<Card> cards;
};
struct BoardPicture {
  picture::Scene scene;
  std::string caption;
  picture::FetchBlob fetch = {}; // pictures that stand on it; may be empty
};
using Block = std::variant<Paragraph, Facts, Figures, List, Grid, Ranking, IdeaList, BoardPicture>;

struct Section {
  std::string anchor; // unique in the report
  std::string title;
  int level = 2; // 2: a part, 3: inside the part before it
  std::vector<Block> blocks;
};

// The first sections, down to `minutes_end`, are the minutes (relevé): one page when they fit. The rest is annexes.
struct Report {
  Language language = Language::french;
  std::string kind;  // « Relevé de décisions »
  std::string title, subject, author;
  std::string date;    // shown under the title
  Timestamp made;
  std::string made_line; // « Fait le … »
  std::vector<Section> sections;
  std::size_t minutes_end = 0;
  std::string annexes; // the title over what follows the minutes
};

// `readable` as for_readers gives it, `summary` made of it.
Report report_of(const Summary& summary, const workshop::WorkshopState& readable, const Words& words);

// What people wrote, with the typography of the report's language.
std::string typeset(std::string_view text, const Words& words);
// « label : value » or "label: value".
std::string labelled(std::string_view label, std::string_view value, const Words& words);
// The plain text of a line.
std::string text_of(const Line& line);

} // namespace pressoir::summary
