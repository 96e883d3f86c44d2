#include "app/screens/palette.h"

#include <algorithm>
#include <utility>
#include <functional>

#include "app/screens/agenda_overlay.h"
#include "app/screens/command_table.h"
#include "app/screens/stage_panel.h"
#include "app/screens/word_search.h"
#include "app/ui/field.h"
#include "app/ui/scroll_area.h"
#include "facilitation/workshop/clock_reading.h"

namespace pressoir::screens {
namespace {

using namespace workshop;
using desktop::Key;
using ui::Type;

constexpr double row_high = 60;
constexpr std::string_view field = "palette.field";

struct Entry {
  std::string words;
  std::string also;                // further words it is found by
  std::string hint;                // at the right: a step's hour
  std::vector<std::string> keys;   // at the right, in tags
  std::string pictogram;
  bool enabled = true;
  std::function<void(StageScope&)> run;
  int score = 0;
};

// Whether the command may be given once the palette has closed: what is chosen on the board still is.
bool once_closed(const StageScope& stage, const Command& command) {
  const Overlay over = std::exchange(stage.view.overlay, Overlay::none);
  const bool enabled = command.enabled(stage);
  stage.view.overlay = over;
  return enabled;
}

void add_commands(const StageScope& stage, std::vector<Entry>& all) {
  for (const Command& command : commands()) {
    if (!(command.where & where::palette)) continue;
    const std::string also = "command." + std::string(command.id) + ".also";
    all.push_back({.words = command_name(stage.ui, command),
                   .also = stage.ui.words->knows(also) ? stage.ui.say(also) : "",
                   .keys = keys_of(*stage.ui.words, command),
                   .pictogram = std::string(command.pictogram),
                   .enabled = once_closed(stage, command),
                   .run = command.run});
  }
}

void add_steps(const StageScope& stage, std::vector<Entry>& all) {
  const auto steps = agenda(stage.room());
  const Timetable times = timetable(stage.room(), stage.frame.now);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = *steps[i];
    const bool here = stage.step && stage.step->id == step.id;
    all.push_back({.words = stage.ui.say("palette.go_to", {{"step", step_name(stage.ui, step)}}),
                   .hint = here ? stage.ui.say("palette.here") : stage.ui.words->time_of_day(times.steps[i].forecast_start % 1440),
                   .pictogram = std::string(activities::kind_of_step(step).pictogram),
                   .enabled = stage.writable() && !here,
                   .run = [id = step.id](StageScope& s) { s.frame.ask(GoToStep{.step = id}); }});
  }
}

void add_kinds(const StageScope& stage, std::vector<Entry>& all) {
  for (const activities::Kind& kind : activities::kinds())
    all.push_back({.words = stage.ui.say("palette.insert", {{"kind", stage.ui.say("kind." + std::string(kind.key))}}),
                   .pictogram = std::string(kind.pictogram),
                   .enabled = stage.writable(),
                   .run = [key = kind.key](StageScope& s) { insert_step_after(s, key, s.step ? s.step->id : Id<Step>()); }});
}

void add_displays(const StageScope& stage, std::vector<Entry>& all) {
  if (!stage.ui.window) return;
  const auto displays = stage.ui.window->displays();
  for (std::size_t i = 0; i < displays.size(); ++i)
    all.push_back({.words = stage.ui.say("palette.full_screen_on", {{"display", displays[i].name}}),
                   .keys = i == 0 ? std::vector<std::string>{"F11"} : std::vector<std::string>{},
                   .pictogram = "plein_ecran",
                   .run = [i](StageScope& s) { s.frame.app.push_back(SetFullScreen{static_cast<int>(i)}); }});
  if (stage.ui.window->full_screen())
    all.push_back({.words = stage.ui.say("palette.window"), .keys = {"F11"}, .pictogram = "ecran", .run = [](StageScope& s) {
                     s.frame.app.push_back(SetFullScreen{});
                   }});
}

void add_sizes(const StageScope& stage, std::vector<Entry>& all) {
  for (const int percent : {80, 90, 100, 125, 150, 175, 200})
    all.push_back({.words = stage.ui.say("palette.scale", {{"percent", percent}}), .pictogram = "echelle", .run = [percent](StageScope& s) {
                     s.frame.app.push_back(SetScale{static_cast<double>(percent)});
                   }});
}

// What fits what was typed, best first; what cannot be done now comes last.
std::vector<Entry> found(const StageScope& stage, const std::string& typed) {
  std::vector<Entry> all;
  add_commands(stage, all);
  add_steps(stage, all);
  add_kinds(stage, all);
  add_displays(stage, all);
  add_sizes(stage, all);
  std::erase_if(all, [&](Entry& entry) {
    const auto own = word_match(typed, entry.words), other = entry.also.empty() ? std::nullopt : word_match(typed, entry.also);
    if (!own && !other) return true;
    entry.score = std::max(own.value_or(0), other.value_or(0) - 1);
    return false;
  });
  std::stable_sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) {
    return a.enabled != b.enabled ? a.enabled : a.score > b.score;
  });
  return all;
}

void draw_entry(ui::Ui& ui, const Entry& entry, const Rect& box) {
  const Colour ink = entry.enabled ? ui.theme.ink : ui.theme.ink3;
  const double icon = ui.px(34);
  ui::pictogram(ui, entry.pictogram, {box.x + ui.px(16), box.centre().y - icon / 2, icon, icon}, entry.enabled ? 1 : 0.5);
  double right = box.right() - ui.px(16);
  for (auto key = entry.keys.rbegin(); key != entry.keys.rend(); ++key) {
    const double wide = std::max(ui.px(34), ui::text_size(ui, *key, Type::stage).x + ui.px(20));
    const Rect tag = ui::snapped({right - wide, box.y + ui.px(11), wide, box.height - ui.px(22)});
    ui::card(ui, tag, ui.theme.sunken, 6);
    ui::edge(ui, tag, ui.theme.line, 1.5, 6);
    ui::line_of_text(ui, tag, *key, Type::stage, entry.enabled ? ui.theme.ink2 : ui.theme.ink3, picture::Align::centre);
    right = tag.x - ui.px(6);
  }
  if (!entry.hint.empty()) {
    const double wide = ui::text_size(ui, entry.hint, Type::stage).x + 1;
    ui::line_of_text(ui, {right - wide, box.y, wide, box.height}, entry.hint, Type::stage, ui.theme.ink2);
    right -= wide + ui.px(6);
  }
  const double left = box.x + ui.px(68);
  ui::line_of_text(ui, {left, box.y, right - ui.px(10) - left, box.height}, entry.words, Type::note, ink);
}

void move_choice(StageScope& stage, const std::vector<Entry>& entries) {
  PaletteView& view = stage.view.palette;
  const int last = static_cast<int>(entries.size()) - 1;
  if (ui::take_key(stage.ui, Key::down) || ui::take_key(stage.ui, Key::tab)) ++view.chosen;
  if (ui::take_key(stage.ui, Key::up) || ui::take_key(stage.ui, Key::tab, {.shift = true})) --view.chosen;
  if (ui::take_key(stage.ui, Key::page_down)) view.chosen += 8;
  if (ui::take_key(stage.ui, Key::page_up)) view.chosen -= 8;
  view.chosen = std::clamp(view.chosen, 0, std::max(0, last));
}

} // namespace

void open_palette(StageScope& stage) {
  stage.view.palette = {};
  open_overlay(stage, Overlay::palette);
  if (stage.view.overlay == Overlay::palette) ui::focus_on(stage.ui, field);
}

void draw_palette(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  PaletteView& view = stage.view.palette;
  const Panel panel(stage, "palette", "", {940, 860});
  if (ui::take_key(ui, Key::escape) || ui::take_key(ui, Key::k, {.ctrl = true})) {
    stage.view.overlay = Overlay::none;
    return;
  }
  const bool enter = ui::take_key(ui, Key::enter);
  std::vector<Entry> entries = found(stage, view.typed);
  move_choice(stage, entries);
  const Rect inside = panel.inside();
  const double field_high = ui.px(68);
  const std::string before = view.typed;
  const std::string placeholder = ui.say("palette.placeholder");
  const auto written = ui::text_field(ui, field, {inside.x - ui.px(16), inside.y, inside.width + ui.px(32), field_high}, view.typed,
                                      {.placeholder = placeholder, .most_graphemes = 80, .type = Type::theme, .pictogram = "loupe"});
  if (written.ended) ui::focus_on(ui, field);
  if (view.typed != before) {
    view.chosen = 0;
    entries = found(stage, view.typed);
  }
  const Rect list{inside.x - ui.px(16), inside.y + field_high + ui.px(16), inside.width + ui.px(32), inside.height - field_high - ui.px(4)};
  if (entries.empty()) {
    ui::paragraph(ui, {inside.x, list.y + ui.px(24), inside.width, ui.px(80)}, ui.say("palette.nothing"), Type::note, ui.theme.ink2);
    return;
  }
  const double high = ui.px(row_high);
  const auto chosen = static_cast<std::size_t>(view.chosen);
  if (std::exchange(view.shown, view.chosen) != view.chosen)
    ui::scroll_to(ui, "palette.list", static_cast<double>(chosen) * high, static_cast<double>(chosen + 1) * high, list.height);
  const ui::ScrollArea area(ui, "palette.list", list, static_cast<double>(entries.size()) * high);
  std::optional<std::size_t> run;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const double from = static_cast<double>(i) * high;
    if (!area.shows(from, from + high)) continue;
    const Rect box{list.x, list.y + from - area.offset(), list.width, high};
    const auto press = ui::press(ui, "palette." + std::to_string(i), box, entries[i].enabled);
    if (i == chosen) ui::card(ui, box, ui.theme.kind == ui::ThemeKind::light ? ui.theme.accent_pale : ui.theme.sunken, 10);
    else if (press.hovered) ui::card(ui, box, ui.theme.sunken, 10);
    draw_entry(ui, entries[i], box);
    ui.placed.find("palette." + std::to_string(i))->second.text = entries[i].words;
    if (press.clicked) run = i;
  }
  if (enter) run = chosen;
  if (!run || !entries[*run].enabled) return;
  stage.view.overlay = Overlay::none;
  entries[*run].run(stage);
}

} // namespace pressoir::screens
