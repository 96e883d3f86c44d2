// What the stage remembers between frames and nobody else needs to know: what is open, what is chosen, what moves.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/screens/join_view.h"
#include "app/screens/screens.h"
#include "app/screens/stage_board.h"
#include "app/screens/stage_dots.h"
#include "app/screens/stage_drawing.h"
#include "app/screens/stage_outcomes.h"
#include "app/screens/stage_questions.h"
#include "app/screens/stage_themes.h"

namespace pressoir::screens {

// What lies over the stage; one at a time.
enum class Overlay : std::uint8_t { none, keys, steps, palette, join };

// The question as it was last laid out: lines and the stroke under what matters cost a layout, so they are kept.
struct QuestionShown {
  std::string asked;  // as written
  bool french = false;
  std::string words;  // typeset
  double width = 0, size = 0;
  picture::Text text;  // LOOK pixels from the head's corner
  picture::Path stroke;
  Colour colour;
};

// Reading mode: one note, or one theme, fills the stage.
enum class ReadBy : std::uint8_t { note, theme };
struct ReadingView {
  bool on = false;
  ReadBy by = ReadBy::note;
  Id<workshop::Note> note;    // being read; none on a theme's own page
  Id<workshop::Theme> theme;  // whose page it is
  std::size_t part = 0;       // of a theme too full for one page
  double since = -1e9;        // the page came
  std::uint64_t group = 0;    // of the marks: one undo takes them back
};

// Where notes stand when themes are read one by one: laid out once, then kept while nothing changes.
struct ThemePages {
  struct Page {
    std::vector<Id<workshop::Note>> notes;
    std::vector<Rect> places;  // LOOK pixels
    double text_size = 44, padding = 1;
  };
  Sequence revision = 0;
  Rect area;
  std::map<Id<workshop::Theme>, std::vector<Page>> pages;
};

// What is proposed in a strip at the foot of the stage, and may be left alone.
enum class Offer : std::uint8_t { none, next_step, previous_step, catch_up, reveal };
struct OfferView {
  Offer what = Offer::none;
  double since = -1e9;
  Id<workshop::Step> wall_left_alone;  // reading large was offered for this step, and refused
};

struct PaletteView {
  std::string typed;
  int chosen = 0, shown = -1;
};

struct AgendaView {
  Id<workshop::Step> chosen, renamed;
  std::string title;      // being written
  bool inserting = false;
  int kind = 0;           // chosen for the step to insert
  int kind_followed = -1; // brought into sight
  Id<workshop::Step> dragged, clicked;
  double clicked_at = -1e9;
  Vec2 drag_at;
  Id<workshop::Step> followed;  // brought into sight
};

// The frames of a drawing, full screen.
struct SlidesView {
  Id<workshop::Shape> frame;  // shown; none: the stage is as usual
  ui::Placement from = {};    // where we looked before, and since when we no longer do
  double since = -1e9;
  bool pens = false;           // the pens are out, on the slide
  ui::Placement board = {};    // where the board was looked at before them
  Id<workshop::Step> entered;  // the step whose document was opened by itself
};

struct StageView {
  QuestionShown question;
  Id<workshop::Step> step;  // shown in the last frame
  double step_since = -1e9;
  std::optional<std::int64_t> left_before;  // of the clock, for the gong
  Id<workshop::Step> gong_step;

  double touched_at = 0;  // the last time a hand moved
  bool bar_hidden = false;  // by its key
  double bar_shown = 0;     // how far it is there, 0 to 1
  Overlay overlay = Overlay::none;
  double overlay_since = 0;
  bool covered = false;

  BoardPart board;
  JoinView join;
  ReadingView reading;
  ThemePages theme_pages;
  OfferView offer;
  PaletteView palette;
  AgendaView agenda;
  OutcomesView outcomes;
  DotsView dots;
  QuestionsView questions;
  ThemesView themes;
  DrawingView drawing;
  SlidesView slides;
};

}  // namespace pressoir::screens
