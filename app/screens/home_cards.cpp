// The cards of home: the session to come, and the others to take up again.
#include <set>

#include "app/screens/home_view.h"
#include "app/screens/miniature.h"
#include "app/ui/menu.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {
namespace {

std::string day_of(const ui::Ui& ui, Day day, Timestamp now) {
  const Day today = local_time(now).day;
  if (day == today) return ui.say("word.today");
  return ui.words->day(day);
}

void add_part(std::string& to, const std::string& part, std::string_view between = ", ") {
  if (part.empty()) return;
  if (!to.empty()) to += between;
  to += part;
}

// The ideas of the walls, as the summary counts them: what was noted during a discussion is none.
std::int64_t count_ideas(const workshop::WorkshopState& room) {
  std::set<Id<workshop::Board>> discussed;
  for (const workshop::Step* step : workshop::agenda(room))
    if (activities::kind_of_step(*step).stage == activities::Stage::discussion) discussed.insert(step->board);
  std::int64_t ideas = 0;
  room.all<workshop::Note>().for_each([&](const workshop::Note& note) { ideas += !discussed.contains(note.board); });
  return ideas;
}

} // namespace

void home_hero(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout, const RecentSession* session,
               double y, int& budget) {
  const Rect look{64, y, layout.left, 372};
  ui::card(ui, layout.at(ui, look), ui.theme.surface, 14, picture::Shadow::laid);
  const double wide = std::min(590.0, layout.left * (layout.left < 900 ? 0.42 : 0.5)), high = wide * 332 / 590;
  const Rect picture = layout.at(ui, {look.x + 20, look.y + (372 - high) / 2, wide, high});
  const double x = look.x + 20 + wide + 36, text = look.right() - x - 28;
  const double buttons = look.bottom() - 80;
  if (!session) {
    drawn_press(ui, picture);
    const double title = ui::paragraph(ui, layout.at(ui, {x, y + 44, text, 130}), ui.say("home.first.title"),
                                       ui::Type::heading, ui.theme.ink);
    ui::paragraph(ui, layout.at(ui, {x, y + 60 + title / ui.scale, text, 120}), ui.say("home.first.text"),
                  ui::Type::body, ui.theme.ink2);
    const double one = ui::button_width(ui, ui.say("home.choose_template")) / ui.scale;
    if (ui::button(ui, "home.choose_template", layout.at(ui, {x, buttons, one, 56}), ui.say("home.choose_template"),
                   {.look = ui::ButtonLook::primary}))
      view.called_to_templates = ui.now;
    const double two = ui::button_width(ui, ui.say("home.example"), {.look = ui::ButtonLook::link}) / ui.scale;
    if (ui::button(ui, "home.example", layout.at(ui, {x + one + 8, buttons, two, 56}), ui.say("home.example"),
                   {.look = ui::ButtonLook::link}))
      frame.app.push_back(OpenExample{});
    return;
  }
  miniature(ui, picture, ui::stamp_key(session->file.string()), session->room.get(), budget);
  const workshop::Workshop* about = session->room ? session->room->find(workshop::the_workshop) : nullptr;
  double pills = layout.at(ui, {x, 0, 0, 0}).x;
  const double pills_y = layout.at(ui, {x, y + 28, 0, 0}).y;
  if (session->date) {
    std::string when = day_of(ui, session->date, frame.now);
    if (about) add_part(when, ui.words->time_of_day(about->starts_at));
    pills +=
        ui::pill(ui, {pills, pills_y}, when, ui.theme.accent_pale, ui.theme.accent_stroke, ui::Type::hint) + ui.px(10);
  }
  if (session->room) {
    int minutes = 0;
    for (const workshop::Step* step : workshop::agenda(*session->room))
      if (step->state != workshop::StepState::skipped) minutes += step->minutes;
    ui::pill(ui, {pills, pills_y}, ui.words->duration(minutes), ui.theme.sunken, ui.theme.ink, ui::Type::hint);
  }
  picture::TextStyle style = ui::style_of(ui::Type::heading, ui.scale);
  style.fit = picture::Fit::shrink;
  style.least_size = style.size * 0.7;
  const Rect title = layout.at(ui, {x, y + 74, text, 88});
  ui::text(ui, title, session->title, style, ui.theme.ink);
  const double lines = std::min(88.0, ui::text_size(ui, session->title, ui::Type::heading, title.width).y / ui.scale);
  std::string facts = session->place;
  if (about && about->expected > 0)
    add_part(facts, ui.say("home.expected", {{"n", std::int64_t{about->expected}}}), ". ");
  if (session->room)
    add_part(facts, ui.say("count.steps", {{"n", static_cast<std::int64_t>(workshop::agenda(*session->room).size())}}),
             ". ");
  ui::paragraph(ui, layout.at(ui, {x, y + 80 + lines, text, 54}), facts, ui::Type::body, ui.theme.ink2);
  if (session->room) {
    const std::int64_t ideas = count_ideas(*session->room);
    const auto decided = static_cast<std::int64_t>(workshop::decisions(*session->room).size());
    std::string kept;
    if (ideas > 0) add_part(kept, ui.say("count.ideas", {{"n", ideas}}));
    if (decided > 0) add_part(kept, ui.say("count.decisions", {{"n", decided}}));
    if (!kept.empty()) {
      const Rect tick = layout.at(ui, {x, look.bottom() - 126, 22, 22});
      ui::pictogram(ui, "coche", tick, ui.theme.success, ui.theme.success_pale);
      ui::line_of_text(ui, {tick.right() + ui.px(10), tick.y, ui.px(text - 34), tick.height}, kept, ui::Type::hint,
                       ui.theme.ink);
    }
  }
  const ui::ButtonOptions open{.look = ui::ButtonLook::primary, .pictogram = "lecture"};
  const double one = std::min(ui::button_width(ui, ui.say("home.open_stage"), open) / ui.scale, text * 0.62);
  if (ui::button(ui, "home.open_stage", layout.at(ui, {x, buttons, one, 56}), ui.say("home.open_stage"), open))
    frame.app.push_back(OpenSession{session->file});
  const double two = ui::button_width(ui, ui.say("home.prepare")) / ui.scale;
  if (ui::button(ui, "home.prepare", layout.at(ui, {x + one + 12, buttons, std::min(two, text - one - 12), 56}),
                 ui.say("home.prepare")))
    frame.app.push_back(PrepareSession{session->file});
}

double home_resume(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout, double y, int& budget) {
  const bool searching = !trimmed(view.search).empty();
  const bool examples = frame.recent.empty();
  const RecentSession* hero = searching || view.shows_all ? nullptr : session_to_show(frame.recent, frame.now);
  std::vector<std::pair<const RecentSession*, std::string>> found;
  for (const RecentSession& one : examples ? frame.examples : frame.recent) {
    std::string idea;
    if (&one == hero || (searching && !session_matches(view, one, view.search, &idea))) continue;
    found.emplace_back(&one, std::move(idea));
  }
  const auto total = static_cast<std::int64_t>(frame.recent.size());
  const std::string title = searching ? ui.say("home.found", {{"n", static_cast<std::int64_t>(found.size())}})
                                      : ui.say(examples ? "home.look_first" : "home.resume");
  if (!found.empty() || searching)
    ui::line_of_text(ui, layout.at(ui, {64, y, layout.left - 260, 36}), title, ui::Type::theme, ui.theme.ink);
  if (examples && !found.empty() && !searching) {
    const double x = 64 + ui::text_size(ui, title, ui::Type::theme).x / ui.scale + 14;
    ui::line_of_text(ui, layout.at(ui, {x, y + 3, 64 + layout.left - x, 36}), ui.say("home.examples_hint"),
                     ui::Type::hint, ui.theme.ink2);
  }
  if (found.empty()) {
    const Rect box = layout.at(ui, {64, y + (searching ? 52 : 0), layout.left, 60});
    if (searching)
      ui::paragraph(ui, box, ui.say("home.nothing_found"), ui::Type::body, ui.theme.ink2);
    else if (examples)
      ui::paragraph(ui, box, ui.say("home.empty"), ui::Type::body, ui.theme.ink2);
    return y + 120;
  }
  const int per_row = layout.left >= 900 ? 4 : 2;
  const std::size_t most = view.shows_all || searching ? found.size() : 4;
  if (!searching && !examples && total > 5) {
    const std::string label = view.shows_all ? ui.say("home.fewer") : ui.say("home.all", {{"n", total}});
    const double wide = ui::button_width(ui, label, {.look = ui::ButtonLook::link}) / ui.scale;
    if (ui::button(ui, "home.all", layout.at(ui, {64 + layout.left - wide, y - 6, wide, 44}), label,
                   {.look = ui::ButtonLook::link}))
      view.shows_all = !view.shows_all;
  }
  const double wide = (layout.left - 24.0 * (per_row - 1)) / per_row, high = wide * 9 / 16;
  double bottom = y + 48;
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i) {
    const RecentSession& one = *found[i].first;
    const double x = 64 + (wide + 24) * static_cast<double>(i % static_cast<std::size_t>(per_row));
    const double top = y + 48 + (high + 88) * static_cast<double>(i / static_cast<std::size_t>(per_row));
    const Rect picture = layout.at(ui, {x, top, wide, high}), whole = layout.at(ui, {x, top, wide, high + 76});
    const std::string name = "home.recent." + std::to_string(i);
    const ui::Press pressed = ui::press(ui, name, whole);
    ui.placed.find(name)->second.text = one.title;
    miniature(ui, picture, ui::stamp_key(one.file.string()), one.trouble ? nullptr : one.room.get(), budget);
    if (one.trouble)
      ui::pictogram(ui, "attention", rect_at(picture.centre() - Vec2{ui.px(24), ui.px(24)}, {ui.px(48), ui.px(48)}));
    if (pressed.hovered) ui::edge(ui, picture, ui.theme.accent_stroke, 2.5, 8);
    if (pressed.focused) ui::focus_ring(ui, picture, 8);
    ui::line_of_text(ui, layout.at(ui, {x, top + high + 12, wide, 28}), one.title, ui::Type::strong, ui.theme.ink);
    std::string facts = one.place;
    if (one.date) add_part(facts, day_of(ui, one.date, frame.now));
    if (const std::int64_t ideas = one.room ? count_ideas(*one.room) : 0; ideas > 0)
      add_part(facts, ui.say("count.ideas", {{"n", ideas}}));
    if (!found[i].second.empty()) facts = ui.words->quoted(found[i].second);
    if (one.trouble) facts = ui.words->say(*one.trouble);
    ui::line_of_text(ui, layout.at(ui, {x, top + high + 40, wide, 26}), facts, ui::Type::hint,
                     one.trouble ? ui.theme.danger : ui.theme.ink2);
    if (one.trouble && pressed.hovered) ui::tooltip(ui, name, picture, facts);
    if (pressed.clicked) {
      if (examples)
        frame.app.push_back(OpenExample{one.file});
      else
        frame.app.push_back(OpenSession{one.file});
    }
    if (pressed.right_clicked && !examples) {
      view.menu_for = one.file;
      ui::open_menu(ui, "home.card", ui.pointer);
    }
    bottom = top + high + 88;
  }
  const ui::MenuItem items[] = {{ui.say("home.open_stage"), "", "lecture"},
                                {ui.say("home.prepare"), "", "feutre"},
                                {ui.say("summary.show_folder"), "", "dossier"},
                                {ui.say("open.forget"), "", "sans", true, false, true}};
  if (const auto chosen = ui::menu(ui, "home.card", items)) switch (*chosen) {
    case 0: frame.app.push_back(OpenSession{view.menu_for}); break;
    case 1: frame.app.push_back(PrepareSession{view.menu_for}); break;
    case 2: frame.app.push_back(OpenOutside{view.menu_for.parent_path()}); break;
    default: frame.app.push_back(ForgetSession{view.menu_for});
    }
  return bottom;
}

} // namespace pressoir::screens
