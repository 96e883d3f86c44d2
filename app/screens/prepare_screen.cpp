// Prepare: what the workshop is for, its agenda as blocks whose height is time, and people; alone at a desk.
#include "app/screens/prepare_canvas.h"
#include "app/screens/prepare_view.h"
#include "app/screens/typed_day.h"
#include "app/ui/scroll_area.h"
#include "app/ui/toast.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/picture/decode.h"

namespace pressoir::screens {

void PrepareViewDeleter::operator()(PrepareView* view) const {
  delete view;
}
PrepareViewPtr make_prepare_view() {
  return PrepareViewPtr(new PrepareView);
}

std::optional<std::string> edited(PrepareScope& s, const std::string& name, const Rect& box, const std::string& current,
                                  ui::FieldOptions options) {
  const auto asked = s.view.asked.find(name);
  if (asked != s.view.asked.end() && asked->second.revision != s.state.revision()) s.view.asked.erase(asked);
  const auto waiting = s.view.asked.find(name);
  std::string value = waiting == s.view.asked.end() ? current : waiting->second.value;
  const std::string shown = value;
  const auto error = s.view.errors.find(name);
  if (error != s.view.errors.end()) options.error = error->second;
  options.enabled = options.enabled && !s.frame.published.read_only;
  const ui::FieldOutcome outcome = ui::text_field(s.ui, name, box, value, options);
  if (outcome.changed) s.view.errors.erase(name);
  if ((outcome.ended || outcome.draft_due) && value != shown) {
    s.view.asked[name] = {value, s.state.revision()};
    return value;
  }
  return std::nullopt;
}

double label(PrepareScope& s, const Rect& at, std::string_view words, std::string_view pictogram) {
  double x = at.x;
  if (!pictogram.empty()) {
    ui::pictogram(s.ui, pictogram, {x, at.y, s.ui.px(22), s.ui.px(22)}, s.ui.theme.ink2, s.ui.theme.pictogram_accent);
    x += s.ui.px(28);
  }
  ui::line_of_text(s.ui, {x, at.y, at.right() - x, s.ui.px(24)}, words, ui::Type::hint, s.ui.theme.ink2);
  return at.y + s.ui.px(28);
}

namespace {

// The whole of the time, at a glance; what is being dragged or resized counts already.
void draw_total(PrepareScope& s, Rect total) {
  ui::Ui& ui = s.ui;
  const workshop::Workshop* about = s.state.find(workshop::the_workshop);
  const auto steps = workshop::agenda(s.state);
  int minutes = 0, planned = 0;
  for (const workshop::Step* step : steps)
    if (step->state != workshop::StepState::skipped) minutes += minutes_of(s.view, *step), planned += step->minutes;
  const int added = minutes_dragged_in(s.view) + minutes - planned;
  const int end = about->starts_at + planned;
  if (added != 0) total.height += ui.px(44);
  ui::card(ui, total, ui.theme.accent_pale, 14);
  const double pad = ui.px(18), wide = total.width - 2 * pad;
  const Colour ink = ui.theme.kind == ui::ThemeKind::dark ? ui.theme.ink : rgb(0x1F2430);
  ui::line_of_text(ui, {total.x + pad, total.y + ui.px(10), wide * 0.5, ui.px(46)}, ui.words->duration(minutes),
                   ui::Type::heading, ink);
  ui::line_of_text(ui, {total.x + pad + wide * 0.5, total.y + ui.px(12), wide * 0.5, ui.px(46)},
                   ui.say("prepare.ends", {{"time", ui.words->time_of_day(end)}}), ui::Type::hint, ui.theme.ink2,
                   picture::Align::end);
  ui::place(ui, "prepare.total", total, true, ui.words->duration(minutes));
  double x = total.x + pad;
  for (const workshop::Step* step : steps) {
    if (step->state == workshop::StepState::skipped || minutes == 0) continue;
    const double w = wide * minutes_of(s.view, *step) / minutes;
    ui::fill_rect(*ui.list, {x, total.y + ui.px(66), std::max(1.0, w - ui.px(2)), ui.px(16)},
                  workshop::note_fill(activities::kind_of_step(*step).colour), ui.px(4));
    x += w;
  }
  if (added == 0) return;
  const std::string would =
      ui.say("prepare.would_end", {{"minutes", (added > 0 ? "+" : "−") + std::to_string(std::abs(added))},
                                   {"time", ui.words->time_of_day(end + added)}});
  ui::place(ui, "prepare.would_end", total, true, would);
  ui::line_of_text(ui, {total.x + pad, total.y + ui.px(96), wide, ui.px(34)}, would, ui::Type::strong,
                   ui.theme.warning);
}

} // namespace

void prepare_essentials(PrepareScope& s, const Rect& box) {
  ui::Ui& ui = s.ui;
  const workshop::Workshop* about = s.state.find(workshop::the_workshop);
  if (!about) return;
  const ui::ScrollArea area(ui, "prepare.essentials", box, ui.px(896));
  double y = box.y - area.offset();
  const double wide = box.width - ui.px(14);
  ui::line_of_text(ui, {box.x, y, wide, ui.px(36)}, ui.say("prepare.essentials"), ui::Type::theme, ui.theme.ink);
  y += ui.px(50);
  const auto field = [&](const char* name, const char* words, const std::string& current, double high, bool multi) {
    y = label(s, {box.x, y, wide, 0}, ui.say(words));
    auto got = edited(
        s, std::string("prepare.") + name, {box.x, y, wide, ui.px(high)}, current,
        {.multi_line = multi, .most_graphemes = multi ? std::size_t{1000} : std::size_t{160}, .type = ui::Type::body});
    y += ui.px(high + 12);
    return got;
  };
  using workshop::EditWorkshop;
  if (auto v = field("purpose", "prepare.purpose", about->purpose, 136, true)) s.frame.ask(EditWorkshop{.purpose = *v});
  if (auto v = field("date", "prepare.when", ui.words->long_day(about->date), 46, false)) {
    if (trimmed(*v).empty())
      s.frame.ask(EditWorkshop{.date = Day{}});
    else if (const auto day = typed_day(*v, local_time(s.frame.now).day.year))
      s.frame.ask(EditWorkshop{.date = *day});
    else
      s.view.errors["prepare.date"] = ui.say("prepare.bad_date");
    if (s.view.errors.contains("prepare.date")) s.view.asked.erase("prepare.date");
  }
  if (s.view.errors.contains("prepare.date")) y += ui::error_height(ui);
  const double before = y;
  {
    y = label(s, {box.x, y, wide / 2, 0}, ui.say("prepare.starts_at"));
    if (auto v = edited(s, "prepare.starts_at", {box.x, y, wide * 0.46, ui.px(46)},
                        ui.words->time_of_day(about->starts_at), {})) {
      if (const auto at = typed_time(*v))
        s.frame.ask(EditWorkshop{.starts_at = *at});
      else
        s.view.errors["prepare.starts_at"] = ui.say("prepare.bad_time"), s.view.asked.erase("prepare.starts_at");
    }
    y = label(s, {box.x + wide * 0.5, before, wide / 2, 0}, ui.say("prepare.expected"));
    int expected = about->expected;
    if (ui::stepper(ui, "prepare.expected", {box.x + wide * 0.5, y, wide * 0.5, ui.px(46)}, ui.words->number(expected),
                    expected, 0, 5000))
      s.frame.ask(EditWorkshop{.expected = expected});
    y += ui.px(58);
    if (s.view.errors.contains("prepare.starts_at")) y += ui::error_height(ui);
  }
  if (auto v = field("place", "prepare.where", about->place, 46, false)) s.frame.ask(EditWorkshop{.place = *v});
  if (auto v = field("facilitators", "prepare.who", about->facilitators, 46, false))
    s.frame.ask(EditWorkshop{.facilitators = *v});
  if (auto v = field("project", "prepare.project", about->project, 46, false)) s.frame.ask(EditWorkshop{.project = *v});
  y = label(s, {box.x, y, wide, 0}, ui.say("word.language"));
  const std::string languages[] = {ui.say("word.french"), ui.say("word.english")};
  int language = about->language == "en" ? 1 : 0;
  if (ui::choice(ui, "prepare.language", {box.x, y, wide, ui.px(46)}, languages, language))
    s.frame.ask(EditWorkshop{.language = language == 1 ? "en" : "fr"});
  y += ui.px(66);
  draw_total(s, {box.x, y, wide, ui.px(102)});
}

namespace {

void top_bar(PrepareScope& s, double high) {
  ui::Ui& ui = s.ui;
  ui::fill_rect(*ui.list, {0, 0, ui.size.x, high}, ui.theme.surface);
  ui::fill_rect(*ui.list, {0, high - 1, ui.size.x, 1}, ui.theme.line);
  if (ui::icon_button(ui, "prepare.back", ui.px(Rect{24, 15, 56, 56}), "gauche", ui.say("word.home")))
    s.frame.app.push_back(GoHome{});
  double right = ui.size.x - ui.px(36);
  const double open = ui::button_width(ui, ui.say("prepare.open_stage"));
  right -= open;
  if (ui::button(ui, "prepare.open_stage", {right, ui.px(18), open, ui.px(50)}, ui.say("prepare.open_stage"),
                 {.look = ui::ButtonLook::primary}))
    s.frame.app.push_back(ShowStage{});
  const bool saved = s.frame.published.durable >= s.frame.published.state.revision();
  const std::string status =
      s.frame.published.read_only ? ui.say("session.read_only") : ui.say(saved ? "prepare.saved" : "prepare.saving");
  const double wide = std::min(ui::text_size(ui, status, ui::Type::hint).x + 2, right * 0.3);
  right -= wide + ui.px(20);
  ui::line_of_text(ui, {right, 0, wide, high}, status, ui::Type::hint, ui.theme.ink2);
  right -= ui.px(128);
  if (ui::icon_button(ui, "prepare.undo", {right, ui.px(17), ui.px(52), ui.px(52)}, "annuler", ui.say("word.undo"),
                      "Ctrl+Z", {.pictogram = 28}))
    s.frame.undo();
  if (ui::icon_button(ui, "prepare.redo", {right + ui.px(56), ui.px(17), ui.px(52), ui.px(52)}, "retablir",
                      ui.say("word.redo"), "Ctrl+Y", {.pictogram = 28}))
    s.frame.redo();
  const workshop::Workshop* about = s.state.find(workshop::the_workshop);
  if (!about) return;
  const double x = ui.px(88);
  if (auto title = edited(
          s, "prepare.title",
          {x, ui.px(16), std::max(ui.px(120), std::min(right - x - ui.px(20), ui.px(820))), ui.px(54)}, about->title,
          {.placeholder = ui.say("session.untitled"), .most_graphemes = 120, .type = ui::Type::theme, .bare = true}))
    s.frame.ask(workshop::EditWorkshop{.title = *title});
}

void heed_keys(PrepareScope& s) {
  using desktop::Key;
  if (s.ui.typing() || s.view.files.open) return;
  if (ui::take_key(s.ui, Key::z, {.ctrl = true, .shift = true}) || ui::take_key(s.ui, Key::y, {.ctrl = true}))
    s.frame.redo();
  if (ui::take_key(s.ui, Key::z, {.ctrl = true})) s.frame.undo();
  if (s.view.chosen && ui::take_key(s.ui, Key::escape)) {
    if (s.view.choosing_canvas) s.view.choosing_canvas = {};
    else s.view.chosen = {};
  }
}

// A table is for people or ideas, a picture for the message that is open, a canvas for the board that is open.
void take_dropped_files(PrepareScope& s) {
  std::erase_if(s.ui.events, [&](const desktop::Event& event) {
    const auto* dropped = std::get_if<desktop::FileDropped>(&event);
    if (!dropped) return false;
    const Path file(dropped->path);
    const workshop::Step* chosen = s.state.find(s.view.chosen);
    if (file.extension() == ".csv")
      s.frame.app.push_back(
          ImportFile{file, s.view.part == PreparePart::people ? ImportAs::people : ImportAs::unknown});
    else if (picture::has_picture_name(file.string()) && chosen && chosen->activity == "message")
      s.frame.app.push_back(SetStepPicture{chosen->id, file});
    else if (file.extension() == ".json" && chosen && chosen->board)
      take_canvas_file(s, file, *chosen);
    else if (file.extension() != ".pressoir") // which the program itself opens
      s.frame.toasts.push_back(
          {s.ui.say("prepare.not_used", {{"file", file.filename().string()}}), false, s.ui.now + ui::motion::undo});
    return true;
  });
}

} // namespace

void prepare_screen(ui::Ui& ui, ImDrawList&, SessionFrame& frame, PrepareView& view) {
  PrepareScope s{ui, frame, view, frame.console};
  for (const desk::Reply& reply : frame.replies) {
    if (reply.refused) view.asked.clear();
    if (reply.cause == view.removing && !reply.refused)
      frame.toasts.push_back({ui.say("prepare.removed"), true, ui.now + ui::motion::undo});
  }
  take_dropped_files(s);
  view.dropped = false;
  const bool wide = ui.size.x / ui.scale >= 1500;
  const double high = ui.px(86), drawer = std::min(ui.px(wide ? 600 : 460), ui.size.x * 0.5),
               left = wide ? ui.px(380) : 0;
  const Rect right{ui.size.x - drawer, high, drawer, ui.size.y - high};
  top_bar(s, high);
  if (wide)
    prepare_essentials(s, {ui.px(36), high + ui.px(22), left - ui.px(48), ui.size.y - high - ui.px(30)});
  else if (view.part == PreparePart::essentials && view.chosen)
    view.chosen = {};
  // The drawer first: what is dragged out of it is known to the agenda in the same frame.
  ui::fill_rect(*ui.list, right, ui.theme.sunken);
  prepare_drawer(s, {right.x + ui.px(28), right.y + ui.px(22), right.width - ui.px(52), right.height - ui.px(30)},
                 !wide);
  prepare_agenda(s, {left + ui.px(16), high, right.x - left - ui.px(36), ui.size.y - high});
  heed_keys(s);
  if (const auto chosen = file_screen(ui, view.files)) switch (view.choosing) {
    case PrepareChoice::second_place: frame.app.push_back(SetSecondPlace{*chosen}); break;
    case PrepareChoice::people: frame.app.push_back(ImportFile{*chosen, ImportAs::people}); break;
    case PrepareChoice::picture: frame.app.push_back(SetStepPicture{view.chosen, *chosen}); break;
    case PrepareChoice::canvas:
      if (const workshop::Step* step = s.state.find(view.chosen)) take_canvas_file(s, *chosen, *step);
      break;
    }
  if (!frame.toasts.empty()) {
    const Toast& last = frame.toasts.back();
    if (ui::toast(ui, {.text = last.text,
                       .action = last.offers_undo ? ui.say("word.undo") : "",
                       .started = last.until - ui::motion::undo}) == ui::ToastEnd::acted)
      frame.undo();
  }
}

} // namespace pressoir::screens
