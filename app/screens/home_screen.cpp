// Home: the session to come first, the others to take up again, and templates to begin from.
#include <algorithm>

#include "app/screens/home_view.h"
#include "app/ui/field.h"
#include "app/ui/scroll_area.h"
#include "app/ui/toast.h"
#include "app/ui/widgets.h"
#include "facilitation/base/text.h"
#include "facilitation/picture/ink.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

void HomeViewDeleter::operator()(HomeView* view) const {
  delete view;
}
HomeViewPtr make_home_view() {
  return HomeViewPtr(new HomeView);
}

double desk_scale(Vec2 window, double interface_scale) {
  // The smallest letters have 16 LOOK pixels: 11.5 of the display's.
  constexpr double least = 0.72;
  const double fits = std::min(window.x / 1920, window.y / 1080);
  return std::max(interface_scale, least / fits);
}

const RecentSession* session_to_show(const std::vector<RecentSession>& recent, Timestamp now) {
  const Day today = local_time(now).day;
  const RecentSession* next = nullptr;
  for (const RecentSession& one : recent)
    if (!one.trouble && one.date >= today && (!next || one.date < next->date)) next = &one;
  if (next) return next;
  for (const RecentSession& one : recent)
    if (!one.trouble) return &one;
  return nullptr;
}

bool session_matches(HomeView& view, const RecentSession& session, std::string_view wanted, std::string* idea) {
  HomeView::Found& found = view.found[session.file];
  const Sequence revision = session.room ? session.room->revision() : 0;
  if (found.key.empty() || found.revision != revision) {
    found = {revision, search_key(session.title + " " + session.place) + " ", {}};
    if (session.room)
      session.room->all<workshop::Note>().for_each(
          [&](const workshop::Note& note) { found.ideas.emplace_back(search_key(note.text), note.text); });
  }
  const std::string key = search_key(trimmed(wanted));
  if (found.key.find(key) != std::string::npos) return true;
  for (const auto& [known, text] : found.ideas)
    if (known.find(key) != std::string::npos) {
      if (idea) *idea = clean_line(text);
      return true;
    }
  return false;
}

void marked_title(ui::Ui& ui, const HomeLayout& layout, Vec2 at, const std::string& sentence) {
  const std::size_t from = sentence.find('*'), to = sentence.rfind('*');
  std::string before = sentence, marked, whole = sentence;
  if (from != to) {
    before = sentence.substr(0, from), marked = sentence.substr(from + 1, to - from - 1);
    whole = before + marked + sentence.substr(to + 1);
  }
  const Rect box = layout.at(ui, {at.x, at.y, layout.left + 500, 60});
  ui::line_of_text(ui, box, whole, ui::Type::title, ui.theme.ink);
  if (marked.empty()) return;
  const double x = ui::text_size(ui, before, ui::Type::title).x / ui.scale;
  const double end = ui::text_size(ui, before + marked, ui::Type::title).x / ui.scale;
  ui::paint(ui, picture::plum_stroke({x, 58}, {end, 58}, ui.theme.accent_stroke, 11), {{}, box.position(), ui.scale});
}

void home_top(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout) {
  const double right = layout.room.x - 64;
  ui::pictogram(ui, "pressoir", layout.at(ui, {64, 37, 46, 46}));
  ui::line_of_text(ui, layout.at(ui, {124, 37, 140, 46}), "Pressoir", ui::Type::theme, ui.theme.ink);
  const std::string tab = ui.say("word.workshops");
  const Rect at = layout.at(ui, {288, 40, ui::text_size(ui, tab, ui::Type::strong).x / ui.scale + 4, 36});
  ui::line_of_text(ui, at, tab, ui::Type::strong, ui.theme.ink);
  ui::fill_rect(*ui.list, {at.x, at.bottom(), at.width - ui.px(4), ui.px(3)}, ui.theme.accent_stroke, ui.px(1.5));
  const double wide = std::min(400.0, right - 500);
  if (!ui.typing() && ui::take_key(ui, desktop::Key::slash)) ui.focus.name = "home.search";
  ui::text_field(ui, "home.search", layout.at(ui, {right - wide, 36, wide, 48}), view.search,
                 {.placeholder = ui.say("home.search"), .pictogram = "loupe", .key = "/"});
  const Rect settings = layout.at(ui, {right - wide - 68, 32, 56, 56});
  if (ui::icon_button(ui, "home.settings", settings, "reglages", ui.say("word.settings")))
    frame.app.push_back(ShowDialog{Dialog::settings});
}

double home_templates(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout, Rect box) {
  if (view.templates_in != ui.words->language()) {
    auto read = desk::agenda_templates(ui.words->language());
    view.templates = read ? std::move(*read) : std::vector<desk::AgendaTemplate>();
    if (!read) frame.toasts.push_back({ui.words->say(read.error()), false, ui.now + ui::motion::undo});
    view.templates_in = ui.words->language();
  }
  const auto count = static_cast<double>(view.templates.size());
  box.height = std::max(box.height, 74 + 116 * count + 20 + 56 + 60);
  ui::card(ui, layout.at(ui, box), ui.theme.sunken, 18);
  ui::line_of_text(ui, layout.at(ui, {box.x + 26, box.y + 24, 300, 36}), ui.say("home.new"), ui::Type::theme,
                   ui.theme.ink);
  const std::string label = ui.say("home.templates", {{"n", static_cast<std::int64_t>(view.templates.size())}});
  const double pill = ui::text_size(ui, label, ui::Type::hint).x / ui.scale + 28;
  ui::pill(ui, layout.at(ui, {box.right() - 26 - pill, box.y + 26, 1, 1}).position(), label, ui.theme.surface,
           ui.theme.ink);
  double y = box.y + 74;
  for (const desk::AgendaTemplate& one : view.templates) {
    const Rect row = layout.at(ui, {box.x + 26, y, box.width - 52, 104});
    const auto pressed = ui::row(ui, "home.template." + one.key, row, {.radius = 12, .raised = true});
    if (pressed.clicked) frame.app.push_back(MakeSession{one.key});
    const bool called = ui.now - view.called_to_templates < 1.6 && &one == &view.templates.front();
    if (pressed.hovered || called) {
      ui::edge(ui, row, ui.theme.accent_stroke, 2.5, 12);
      ui::pictogram(ui, "fleche", {row.right() - ui.px(50), row.centre().y - ui.px(17), ui.px(34), ui.px(34)},
                    ui.theme.accent_stroke, ui.theme.pictogram_accent);
    }
    if (called) ui.animate();
    const Rect tile{row.x + ui.px(12), row.y + ui.px(12), ui.px(80), ui.px(80)};
    ui::card(ui, tile, ui.theme.accent_pale, 12);
    ui::pictogram(ui, one.pictogram, inset(tile, ui.px(12)));
    const double x = tile.right() + ui.px(20), wide = row.right() - x - ui.px(54);
    ui::line_of_text(ui, {x, row.y + ui.px(24), wide, ui.px(28)},
                     ui.words->language() == Language::french ? french_typography(one.title) : one.title,
                     ui::Type::strong, ui.theme.ink);
    ui::line_of_text(ui, {x, row.y + ui.px(52), wide + ui.px(40), ui.px(26)},
                     ui.words->duration(one.minutes()) + ", " + one.audience, ui::Type::hint, ui.theme.ink2);
    y += 116;
  }
  if (ui::button(ui, "home.blank", layout.at(ui, {box.x + 26, box.bottom() - 116, box.width - 52, 56}),
                 ui.say("home.blank"), {.pictogram = "plus"}))
    frame.app.push_back(MakeSession{});
  const Rect last = layout.at(ui, {box.x + 26, box.bottom() - 52, box.width - 52, 44});
  if (frame.recent.empty())
    ui::line_of_text(ui, last, ui.say("home.first_time"), ui::Type::hint, ui.theme.ink2, picture::Align::centre);
  else if (ui::button(ui, "home.example", last, ui.say("home.example"), {.look = ui::ButtonLook::link}))
    frame.app.push_back(OpenExample{});
  return box.bottom();
}

void home_drop_hint(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout, double y) {
  std::erase_if(ui.events, [&](const desktop::Event& event) {
    if (const auto* hover = std::get_if<desktop::FileHovering>(&event)) view.file_hovers = hover->over;
    const auto* dropped = std::get_if<desktop::FileDropped>(&event);
    if (!dropped) return false;
    view.file_hovers = false;
    // The program itself opens sessions, on every screen.
    if (Path(dropped->path).extension() != ".pressoir")
      frame.toasts.push_back(
          {ui.say("file.not_a_session", {{"file", shown_path(dropped->path)}}), false, ui.now + ui::motion::undo});
    return true;
  });
  const Rect box = layout.at(ui, {64, y, layout.left, 88});
  if (view.file_hovers) {
    ui::card(ui, box, ui.theme.accent_pale, 14);
    ui::edge(ui, box, ui.theme.accent_stroke, 2.5, 14);
  } else {
    ui::dashed_edge(*ui.list, box, ui.theme.line_strong, std::max(1.0, ui.px(2)), ui.px(14), ui.px(6), ui.px(5));
  }
  ui::place(ui, "home.drop", box, true, view.file_hovers ? "hovering" : "");
  const double width = ui::button_width(ui, ui.say("home.choose_file"));
  ui::pictogram(ui, "fiche", {box.x + ui.px(28), box.y + ui.px(24), ui.px(40), ui.px(40)});
  const std::string question = ui.say("home.received");
  const double x = box.x + ui.px(90), end = box.right() - width - ui.px(44);
  const double asked = std::min(ui::text_size(ui, question, ui::Type::strong).x + 2, end - x);
  ui::line_of_text(ui, {x, box.y, asked, box.height}, question, ui::Type::strong, ui.theme.ink);
  // Where there is no room for it, the dashes say it alone.
  const double left = end - x - asked - ui.px(6);
  if (ui::text_size(ui, ui.say("home.drop"), ui::Type::body).x <= left)
    ui::line_of_text(ui, {x + asked + ui.px(6), box.y, left, box.height}, ui.say("home.drop"), ui::Type::body,
                     ui.theme.ink2);
  if (ui::button(ui, "home.choose_file", {box.right() - width - ui.px(28), box.y + ui.px(20), width, ui.px(48)},
                 ui.say("home.choose_file")))
    open_file_screen(view.files, Choosing::session_file);
}

void home_screen(ui::Ui& ui, ImDrawList&, HomeFrame& frame, HomeView& view) {
  HomeLayout layout{.room = ui.size / ui.scale};
  layout.two_columns = layout.room.x >= 1500;
  layout.left = layout.two_columns ? layout.room.x - 740 : layout.room.x - 128;
  const RecentSession* shown = session_to_show(frame.recent, frame.now);
  const bool searching = !trimmed(view.search).empty();
  const double sessions = static_cast<double>(std::max(frame.recent.size(), frame.examples.size()));
  const double per_row = layout.left >= 900 ? 4 : 2,
               rows = view.shows_all || searching ? std::ceil(sessions / per_row) : 8 / per_row / 2;
  const double cell = (layout.left - 24 * (per_row - 1)) / per_row * 9 / 16 + 88;
  const double hint = std::max(layout.room.y - 136, 680 + rows * cell);
  const double panel = 250 + 116 * static_cast<double>(std::max<std::size_t>(view.templates.size(), 5));
  const double bottom = layout.two_columns ? std::max(hint + 88, 206 + panel - 20) : hint + 88 + 24 + panel;
  const double height = std::max(layout.room.y, bottom + 48);
  {
    const ui::ScrollArea area(ui, "home", {0, 0, ui.size.x, ui.size.y}, ui.px(height));
    layout.offset = area.offset();
    const Day today = local_time(frame.now).day;
    const bool evening = local_time(frame.now).hour >= 18;
    std::string greeting = ui.say("home.greeting.first");
    if (shown) {
      const std::string hello = ui.say(evening ? "home.evening" : "home.hello");
      const workshop::Workshop* about = shown->room ? shown->room->find(workshop::the_workshop) : nullptr;
      if (shown->date == today && about)
        greeting = ui.say("home.greeting.today", {{"hello", hello}, {"time", ui.words->time_of_day(about->starts_at)}});
      else if (shown->date > today)
        greeting = ui.say("home.greeting.day", {{"hello", hello}, {"day", ui.words->day(shown->date)}});
      else
        greeting = ui.say("home.greeting.again", {{"hello", hello}});
    }
    home_top(ui, frame, view, layout);
    marked_title(ui, layout, {64, 116}, greeting);
    int budget = 1;
    home_hero(ui, frame, view, layout, shown, 206, budget);
    home_resume(ui, frame, view, layout, 620, budget);
    home_drop_hint(ui, frame, view, layout, hint);
    home_templates(ui, frame, view, layout,
                   layout.two_columns ? Rect{layout.room.x - 624, 206, 560, height - 254}
                                      : Rect{64, hint + 112, layout.left, 0});
    if (budget <= 0) ui.animate();
  }
  if (const auto chosen = file_screen(ui, view.files)) frame.app.push_back(OpenSession{*chosen});
  if (!frame.toasts.empty())
    (void)ui::toast(ui, {.text = frame.toasts.back().text, .started = frame.toasts.back().until - ui::motion::undo});
}

} // namespace pressoir::screens
