#include "app/screens/stage_reading.h"

#include <algorithm>

#include "app/screens/reading_pages.h"
#include "app/ui/faded.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/note_element.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;
using ui::Type;

namespace {

constexpr Colour note_ink = rgb(0x1F2430);

// A capital of Inter stands 0.727 of its size.
constexpr double capital = 0.727;

void turn_to(StageScope& stage, const ReadingPage& page) {
  ReadingView& reading = stage.view.reading;
  reading.theme = page.theme;
  reading.note = page.note;
  reading.part = page.part;
  reading.since = stage.ui.now;
  // What is read is what is chosen: D, A and F are about it.
  stage.view.board.selection.clear();
  if (page.note) stage.view.board.selection.insert(page.note.value);
  stage.ui.animate();
}

// The page being read; the nearest when it has gone meanwhile.
std::size_t place_of(const ReadingView& reading, const std::vector<ReadingPage>& pages) {
  for (std::size_t i = 0; i < pages.size(); ++i)
    if (pages[i].note == reading.note && pages[i].theme == reading.theme && pages[i].part == reading.part) return i;
  for (std::size_t i = 0; i < pages.size(); ++i)
    if (reading.note && pages[i].note == reading.note) return i;
  for (std::size_t i = 0; i < pages.size(); ++i)
    if (pages[i].theme == reading.theme) return i;
  return 0;
}

void mark_read(StageScope& stage, const ReadingPage& page) {
  if (!stage.writable()) return;
  std::vector<Id<Note>> unread;
  for (const Id<Note> id : notes_of(stage, page))
    if (const Note* note = stage.room().find(id); note && !note->read_aloud) unread.push_back(id);
  if (!unread.empty()) stage.frame.ask(MarkRead{unread}, stage.view.reading.group);
}

struct Turns {
  int by = 0;
  bool to_first = false, to_last = false;
};

Turns asked_turns(StageScope& stage, const Rect& whole) {
  ui::Ui& ui = stage.ui;
  Turns turns;
  // What lies over the note has the keys.
  if (ui.typing() || stage.view.overlay != Overlay::none) return turns;
  for (const Key key : {Key::right, Key::down, Key::page_down, Key::space, Key::enter})
    if (ui::take_key(ui, key)) ++turns.by;
  for (const Key key : {Key::left, Key::up, Key::page_up})
    if (ui::take_key(ui, key)) --turns.by;
  turns.to_first = ui::take_key(ui, Key::home);
  turns.to_last = ui::take_key(ui, Key::end);
  const double third = whole.width / 3;
  if (ui::press(ui, "reading.back", {0, 0, third, whole.height}).clicked) --turns.by;
  if (ui::press(ui, "reading.on", {third, 0, whole.width - third, whole.height}).clicked) ++turns.by;
  ui.cursor = desktop::Cursor::arrow;
  return turns;
}

void draw_theme_tag(ui::Ui& ui, const Rect& box, const std::string& letter) {
  ui::card(ui, box, ui.theme.ink, 8 * box.height / ui.px(34));
  picture::TextStyle style = ui::style_of(Type::theme, box.height * 0.7 / 28);
  style.fit = picture::Fit::line;
  style.align = picture::Align::centre;
  style.vertical = picture::VerticalAlign::middle;
  ui::text(ui, box, letter, style, ui.theme.paper);
}

// At the foot: the theme at the left; at the right how far we are, the read ones filled.
void draw_foot(StageScope& stage, const std::vector<ReadingPage>& pages, std::size_t at, const Rect& foot) {
  ui::Ui& ui = stage.ui;
  const ReadingPage& page = pages[at];
  const auto letter = theme_letter_of(stage, page.theme);
  double x = foot.x;
  if (letter) {
    const double side = foot.height * 0.8;
    draw_theme_tag(ui, {x, foot.centre().y - side / 2, side, side}, *letter);
    x += side + ui.px(14);
  }
  const Theme* theme = stage.room().find(page.theme);
  const std::string place = std::to_string(at + 1) + " / " + std::to_string(pages.size());
  const double place_width = ui::text_size(ui, place, Type::theme).x + 2;
  ui::line_of_text(ui, {foot.right() - place_width, foot.y, place_width, foot.height}, place, Type::theme, ui.theme.ink2, picture::Align::end);

  double right = foot.right() - place_width - ui.px(28);
  const auto notes = stage.view.reading.by == ReadBy::note ? notes_beside(pages, at) : std::vector<Id<Note>>{};
  const double pitch = ui.px(24), radius = ui.px(8);
  if (const double wide = pitch * static_cast<double>(notes.size()); !notes.empty() && wide < foot.width * 0.5) {
    for (std::size_t i = 0; i < notes.size(); ++i) {
      const Note* note = stage.room().find(notes[i]);
      const Vec2 centre{right - wide + pitch * (static_cast<double>(i) + 0.5), foot.centre().y};
      const bool here = notes[i] == page.note;
      if (here) ui::ring(*ui.list, centre, radius + ui.px(3), ui.theme.accent_stroke, ui.px(3));
      if (note && note->read_aloud) ui::fill_disc(*ui.list, centre, here ? radius - ui.px(2) : radius, ui.theme.accent_stroke);
      else if (!here) ui::ring(*ui.list, centre, radius - ui.px(1), ui.theme.line_strong, ui.px(2.5));
    }
    right -= wide + ui.px(28);
  }
  if (theme) ui::line_of_text(ui, {x, foot.y, std::max(0.0, right - x), foot.height}, theme->title, Type::theme, ui.theme.ink2);
}

void draw_note_page(StageScope& stage, const Note& note, const Rect& card) {
  ui::Ui& ui = stage.ui;
  ui::card(ui, card, note_fill(note.colour), 14, picture::Shadow::lifted);
  if (ui.theme.note_edge > 0) ui::edge(ui, card, ui.theme.ink, ui.theme.note_edge, 14);
  const double high = ui.size.y;
  const double most = high * 0.19, pad = high * 0.045;
  ui::text(ui, inset(card, pad), note.text,
           {.face = picture::Face::inter, .weight = 500, .size = most, .least_size = high / 30, .line_height = most * 1.12, .tracking = -0.02, .align = picture::Align::centre,
            .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::shrink, .balance = true},
           note_ink);
  ui::place(ui, "reading.note", card, true, note.text);
  if (note.read_aloud) {
    const double side = high * 0.05;
    ui::pictogram(ui, "coche", {card.right() - side * 1.5, card.y + side * 0.5, side, side}, note_ink, note_ink, 0.7);
  }
}

void draw_theme_title(StageScope& stage, const Theme& theme, std::size_t ideas, const Rect& card) {
  ui::Ui& ui = stage.ui;
  const double high = ui.size.y, side = high * 0.14;
  const std::string title = theme.title.empty() ? ui.say("board.theme_untitled") : theme.title;
  if (const auto letter = theme_letter_of(stage, theme.id))
    draw_theme_tag(ui, {card.centre().x - side / 2, card.y + card.height * 0.12, side, side}, *letter);
  const double most = high / 10 / capital;
  ui::text(ui, {card.x, card.y + card.height * 0.34, card.width, card.height * 0.42}, title,
           {.face = picture::Face::inter_display, .weight = 650, .size = most, .least_size = high / 30, .line_height = most * 1.1, .tracking = -0.022, .align = picture::Align::centre,
            .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::shrink, .balance = true},
           ui.theme.ink);
  ui::place(ui, "reading.theme", card, true, title);
  ui::line_of_text(ui, {card.x, card.y + card.height * 0.8, card.width, ui.px(50)}, ui.say("count.ideas", {{"n", static_cast<std::int64_t>(ideas)}}), Type::heading, ui.theme.ink2,
                   picture::Align::centre);
}

// A theme with its notes as cards, as large as all of them allow.
void draw_theme_notes(StageScope& stage, const ReadingPage& page) {
  ui::Ui& ui = stage.ui;
  const ThemePages::Page* laid = theme_page(stage, page);
  if (!laid) return;
  const Theme* theme = stage.room().find(page.theme);
  const Rect head = theme_page_head(stage);
  double x = head.x;
  if (const auto letter = theme_letter_of(stage, page.theme)) {
    draw_theme_tag(ui, ui.px(Rect{x, head.y + 4, 52, 52}), *letter);
    x += 72;
  }
  const std::string title = !theme ? ui.say("board.tray") : theme->title.empty() ? ui.say("board.theme_untitled") : theme->title;
  ui::line_of_text(ui, ui.px(Rect{x, head.y, head.right() - x, head.height}), title, Type::title, ui.theme.ink);
  ui::place(ui, "reading.theme", ui.px(head), true, title);
  for (std::size_t i = 0; i < laid->notes.size(); ++i) {
    const Note* note = stage.room().find(laid->notes[i]);
    if (!note) continue;
    const activities::NoteSetting setting{.box = laid->places[i],
                                          .fill = note_fill(theme ? theme->colour : note->colour),
                                          .text_size = laid->text_size,
                                          .least_size = 20,
                                          .padding = laid->padding,
                                          .badges = activities::Badges::on_last_line};
    ui::paint(ui, activities::note_element(*note, setting, stage.view.board.scene.look()), {.scale = ui.scale});
  }
}

} // namespace

void begin_reading(StageScope& stage, ReadBy by) {
  const auto& chosen = stage.view.board.selection;
  const Id<Note> first = chosen.empty() ? Id<Note>() : Id<Note>{*chosen.begin()};
  stage.view.reading = {.on = true, .by = by, .group = stage.frame.fresh_id()};
  const auto pages = reading_pages(stage);
  if (pages.empty()) {
    stage.view.reading.on = false;
    return;
  }
  const Note* note = stage.room().find(first);
  std::size_t at = 0;
  for (std::size_t i = pages.size(); note && i-- > 0;) {
    if (by == ReadBy::note ? pages[i].note == first : pages[i].theme == note->theme) at = i;
  }
  turn_to(stage, pages[at]);
}

void read_or_leave(StageScope& stage) {
  if (stage.view.reading.on) stage.view.reading.on = false;
  else begin_reading(stage, ReadBy::note);
}

void draw_reading(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  ReadingView& reading = stage.view.reading;
  const Rect whole{0, 0, ui.size.x, ui.size.y};
  ui::dot_grid(ui, whole, {.scale = ui.scale}, ui.theme.ink, ui.theme.dot_opacity);
  const auto pages = reading_pages(stage);
  if (pages.empty()) {
    reading.on = false;
    return;
  }
  std::size_t at = place_of(reading, pages);
  const Turns turns = asked_turns(stage, whole);
  if (turns.by > 0) {
    mark_read(stage, pages[at]);
    if (at + 1 == pages.size()) {
      // All has been read: the board comes back.
      reading.on = false;
      stage.say(ui.say("reading.done"));
      return;
    }
    ++at;
  }
  if (turns.by < 0 && at > 0) --at;
  if (turns.to_first) at = 0;
  if (turns.to_last) at = pages.size() - 1;
  if (turns.by != 0 || turns.to_first || turns.to_last) turn_to(stage, pages[at]);

  const double margin = std::max(ui.size.y * 0.04, ui.px(24)), foot_high = ui.size.y * 0.05;
  const Rect card{margin, margin, whole.width - 2 * margin, whole.height - 2.6 * margin - foot_high};
  const double appears = ui::faded(ui, reading.since, ui::motion::step_change / 2);
  {
    const ui::Faded faded(*ui.list, appears);
    const ReadingPage& page = pages[at];
    if (reading.by == ReadBy::theme) {
      draw_theme_notes(stage, page);
    } else if (const Note* note = stage.room().find(page.note)) {
      draw_note_page(stage, *note, card);
    } else if (const Theme* theme = stage.room().find(page.theme)) {
      draw_theme_title(stage, *theme, notes_beside(pages, at).size(), card);
    }
  }
  draw_foot(stage, pages, at, {margin, whole.height - margin * 0.9 - foot_high, whole.width - 2 * margin, foot_high});
}

} // namespace pressoir::screens
