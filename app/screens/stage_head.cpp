#include "app/screens/stage_head.h"

#include <algorithm>
#include <array>

#include "app/ui/scene_painter.h"
#include "app/ui/widgets.h"
#include "facilitation/base/text.h"
#include "facilitation/picture/ink.h"
#include "facilitation/picture/text_layout.h"
#include "facilitation/workshop/clock_reading.h"

namespace pressoir::screens {

using namespace workshop;

std::string question_of(const StageScope& stage) {
  const WorkshopState& room = stage.room();
  const Workshop* workshop = room.find(the_workshop);
  if (!stage.step) return workshop ? workshop->title : "";
  std::string words;
  if (stage.kind == activities::Stage::dots || stage.kind == activities::Stage::poll) {
    if (const Poll* poll = poll_of(room, stage.step->id)) words = poll->question;
  }
  // A message and a pause say their words themselves.
  const bool says_itself = stage.kind == activities::Stage::message || stage.kind == activities::Stage::pause;
  if (trimmed(words).empty() && !says_itself) words = stage.step->instruction;
  if (trimmed(words).empty()) words = stage.step->title;
  return workshop && workshop->language == "fr" ? french_typography(words) : english_typography(words);
}

Span words_that_matter(std::string_view question) {
  struct Word {
    std::size_t from, to, letters;
  };
  std::vector<Word> words;
  for (std::size_t i = 0; i < question.size();) {
    const std::size_t end = std::min(question.find_first_of(" \n", i), question.size());
    std::size_t to = end;
    while (to > i && std::string_view(".,;:?!").find(question[to - 1]) != std::string_view::npos) --to;
    // The narrow space before a French mark belongs to the mark.
    constexpr std::string_view narrow = "\u202f";
    const std::size_t narrow_at = question.substr(i, to - i).find(narrow);
    if (narrow_at != std::string_view::npos && narrow_at > 0) to = i + narrow_at;
    if (to > i) words.push_back({i, to, grapheme_count(question.substr(i, to - i))});
    i = end + 1;
  }
  if (words.empty()) return {};
  const auto longest =
      std::max_element(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.letters < b.letters; });
  if (longest->letters < 5) return {};
  Span span{longest->from, longest->to};
  if (longest != words.begin() && longest->letters + (longest - 1)->letters <= 22 && (longest - 1)->letters >= 6) {
    span.from = (longest - 1)->from;
  }
  return span;
}

namespace {

std::uint64_t seed_of(std::string_view words) {
  return id_from_word(words);
}

picture::Text question_text(const StageLayout& layout, const std::string& words, double width, Colour ink) {
  picture::TextStyle style = ui::style_of(ui::Type::question);
  style.size = style.least_size = layout.question_size;
  style.line_height = layout.question_line;
  style.balance = true;
  return {{0, 0, width, 0}, words, style, ink};
}

// Two lines; three step down; what is longer shrinks into the head.
void set_question(QuestionShown& shown, const StageLayout& layout, const ui::Theme& theme) {
  shown.text = question_text(layout, shown.words, shown.width, theme.ink);
  picture::TextStyle& style = shown.text.style;
  if (picture::measure(shown.text).y > 2.5 * style.line_height) {
    style.size = style.least_size = layout.question_size * 50 / 58;
    style.line_height = layout.question_line * 56 / 66;
    if (picture::measure(shown.text).y > layout.head.height + style.line_height / 2) {
      style.fit = picture::Fit::shrink;
      style.least_size = 24;
      shown.text.box.height = layout.head.height;
    }
  }
  shown.stroke = {};
  const Span span = words_that_matter(shown.words);
  if (span.to <= span.from) return;
  const picture::TextLayout laid(shown.text);
  const auto places = laid.selection(span.from, span.to);
  if (places.empty()) return;
  const Rect& place = places.back(); // of words on two lines, those on the second
  const double part = laid.size() / 58;
  const double baseline = place.y + place.height * 0.765;
  shown.stroke = picture::plum_stroke({place.x + 1, baseline + 10 * part + 2}, {place.right() - 1, baseline + 10 * part - 2},
                                      theme.accent_stroke, seed_of(shown.words));
}

} // namespace

void draw_question(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const StageLayout& layout = stage.layout;
  const double free = layout.head.width - layout.ring - 18 - layout.ring * 2.0 - 60;
  const double width = std::min(layout.density == StageDensity::regular ? 1090.0 : free, free);
  const std::string words = question_of(stage);
  QuestionShown& shown = stage.view.question;
  if (shown.words != words || shown.width != width || shown.size != layout.question_size ||
      !(shown.colour == ui.theme.ink)) {
    shown = {words, width, layout.question_size, {}, {}, ui.theme.ink};
    if (!words.empty()) set_question(shown, layout, ui.theme);
  }
  if (words.empty()) return;
  const Vec2 at = ui.px(layout.head).position();
  // The stroke lies under the letters, as ink that was there first.
  ui.shapes->draw(*ui.list, shown.stroke, ui::Placement{{0, 0}, at, ui.scale});
  ui.texts->draw(*ui.list, shown.text, {0, 0}, at, ui.scale);
  ui::place(ui, "stage.question", ui.px({layout.head.x, layout.head.y, width, layout.head.height}));
}

std::string timer_text(std::int64_t left_ms) {
  // Rounded so that a step of 20 minutes starts at 20:00 and the zero comes with the gong.
  const std::int64_t seconds = left_ms > 0 ? (left_ms + 999) / 1000 : -left_ms / 1000;
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string text = left_ms > 0 ? "" : seconds > 0 ? "+" : "";
  if (seconds >= 3600) return text + std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
  return text + two(seconds / 60) + ":" + two(seconds % 60);
}

void sound_gong_at_zero(StageScope& stage) {
  const ClockReading clock = read_clock(stage.room(), stage.frame.now);
  if (!clock.step || clock.planned_ms <= 0) return;
  StageView& view = stage.view;
  const bool same = view.gong_step == clock.step && view.left_before.has_value();
  if (same && clock.running && *view.left_before > 0 && clock.left_ms() <= 0) stage.frame.gong = true;
  view.gong_step = clock.step;
  view.left_before = clock.left_ms();
  if (clock.running) {
    // With the next whole second.
    const std::int64_t left = clock.left_ms(), beat = left <= 0 ? 1000 + left % 1000 : (left - 1) % 1000 + 1;
    stage.ui.wake_within(static_cast<double>(beat) / 1000 + 0.005);
  }
}

void draw_timer(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const ClockReading clock = read_clock(stage.room(), stage.frame.now);
  if (!clock.step || clock.planned_ms <= 0) return;
  const std::int64_t left = clock.left_ms();
  const bool over = left <= 0;
  const Colour digits = over ? ui.theme.danger : ui.theme.ink;
  const Colour arc = left <= 120'000 ? ui.theme.warning : ui.theme.accent_stroke;

  const StageLayout& layout = stage.layout;
  const double part = layout.ring / 104;
  picture::TextStyle style = ui::style_of(ui::Type::timer, ui.scale * part);
  style.fit = picture::Fit::line;
  style.vertical = picture::VerticalAlign::middle;
  const std::string text = timer_text(left);
  // As wide as any time of that many digits: what counts must not shiver.
  std::string widest = text;
  for (char& c : widest) {
    if (c >= '0' && c <= '9') c = '0';
  }
  const double text_width = ui.texts->measure({{}, widest, style, digits}).x / ui.scale + 2;
  const double right = layout.head.right();
  const double y = layout.head.y + (layout.density == StageDensity::compact ? 4 : 22);
  const Rect ring_box{right - text_width - 18 * part - layout.ring, y, layout.ring, layout.ring};
  const Rect whole{ring_box.x, y, right - ring_box.x, layout.ring};

  const Vec2 centre = ui.px(ring_box).centre();
  const double radius = ui.px((layout.ring - 9 * part) / 2), width = ui.px(9 * part);
  ui::ring(*ui.list, centre, radius, ui.theme.line, width);
  if (!over) {
    const double degrees = 360 * std::min(1.0, static_cast<double>(left) / static_cast<double>(clock.planned_ms));
    ui::arc(*ui.list, centre, radius, 0, std::max(degrees, 1.0), arc, width);
  }
  const double hand = ui.px(6 * part);
  if (clock.running) {
    ui::line(*ui.list, centre, centre + Vec2{0, -ui.px(20 * part)}, ui.theme.ink, hand);
    ui::line(*ui.list, centre, centre + Vec2{ui.px(12 * part), ui.px(8 * part)}, ui.theme.ink, hand);
  } else {
    for (const double side : {-1.0, 1.0}) {
      const Vec2 at = centre + Vec2{side * ui.px(9 * part), 0};
      ui::line(*ui.list, at + Vec2{0, -ui.px(14 * part)}, at + Vec2{0, ui.px(14 * part)}, ui.theme.ink, hand * 1.2);
    }
  }
  ui::text(ui, ui.px({ring_box.right() + 18 * part, y, text_width, layout.ring}), text, style, digits);

  const ui::Press press = ui::press(ui, "stage.timer", ui.px(whole));
  if (press.hovered) ui::tooltip(ui, "stage.timer", ui.px(whole), ui.say("command.time.pause"), "T");
  if (press.clicked && stage.writable()) stage.frame.ask(PauseClock{clock.running});
}

void draw_step_bar(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const auto steps = agenda(stage.room());
  if (steps.empty() || stage.layout.density == StageDensity::compact) return;
  const StageLayout& layout = stage.layout;
  const double y = layout.height - layout.bar_bottom - 62;
  // The tool bar stands in the middle: the steps keep to the left of it.
  const Rect whole{layout.safe.x, y, std::min(430.0, layout.width / 2 - layout.safe.x - 330), 56};
  if (whole.width < 200) return;
  const ui::Press press = ui::press(ui, "stage.steps", ui.px(whole));
  const double fade = 0.75 + 0.25 * press.warmth;

  std::size_t at = steps.size();
  double minutes = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (stage.step && steps[i]->id == stage.step->id) at = i;
    minutes += std::max(2, steps[i]->minutes);
  }
  const std::string title = stage.step ? stage.step->title : ui.say("stage.not_started");
  const std::string place = at < steps.size() ? std::to_string(at + 1) + "/" + std::to_string(steps.size()) : "";
  picture::TextStyle style = ui::style_of(ui::Type::stage, ui.scale);
  style.fit = picture::Fit::line;
  const double place_width = place.empty() ? 0 : ui.texts->measure({{}, place, style, {}}).x / ui.scale + 14;
  ui::text(ui, ui.px({whole.x, y, whole.width - place_width, 32}), title, style, ui.theme.ink2, fade);
  style.align = picture::Align::end;
  style.tabular_figures = true;
  ui::text(ui, ui.px({whole.x, y, whole.width, 32}), place, style, ui.theme.ink3, fade);

  const double gap = 4, line_y = y + 44;
  const double unit = (whole.width - gap * static_cast<double>(steps.size() - 1)) / minutes;
  double x = whole.x;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double width = std::max(2.0, unit * std::max(2, steps[i]->minutes));
    const bool here = i == at;
    const Colour colour = here                                        ? ui.theme.accent_stroke
                          : steps[i]->state == StepState::done        ? mixed(ui.theme.ink3, ui.theme.paper, 0.35)
                                                                      : ui.theme.line;
    const double thickness = here ? 8 : 6;
    if (steps[i]->state == StepState::skipped) {
      ui::fill_rect(*ui.list, ui.px({x, line_y - 1, width, 2}), ui.theme.line, ui.px(1), fade);
    } else {
      ui::fill_rect(*ui.list, ui.px({x, line_y - thickness / 2, width, thickness}), colour, ui.px(thickness / 2), fade);
    }
    x += width + gap;
  }
  if (press.hovered) ui::tooltip(ui, "stage.steps", ui.px(whole), ui.say("command.step.list"), ui.say("key.tab"));
  if (press.clicked) open_overlay(stage, Overlay::steps);
}

} // namespace pressoir::screens
