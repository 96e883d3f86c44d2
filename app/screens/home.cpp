// Home: what was worked on lately, what one can start from, the example. Each empty place teaches the next gesture.
#include <algorithm>

#include "app/screens/screens.h"
#include "app/ui/scene_painter.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/board_scene.h"
#include "facilitation/desk/agenda_template.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using ui::Type;

// A live miniature: the scene of the session's board, made anew when its revision moves.
struct Miniature {
  Sequence revision = 0;
  activities::BoardScene scene;
};

struct HomeView {
  std::map<Path, Miniature> miniatures;
  std::vector<desk::AgendaTemplate> agendas;
  Language agendas_in = Language::english;
  bool agendas_read = false;
};
void HomeViewDeleter::operator()(HomeView* view) const { delete view; }
HomeViewPtr make_home_view() { return HomeViewPtr(new HomeView); }

namespace {

void miniature(ui::Ui& ui, HomeView& view, const RecentSession& session, const Rect& box) {
  ui::card(ui, box, ui.theme.sunken, 8);
  if (!session.room) return;
  Miniature& kept = view.miniatures[session.file];
  Id<workshop::Board> board;
  if (const workshop::Step* step = workshop::current_step(*session.room)) board = workshop::board_of(*session.room, *step);
  if (!board)
    for (const workshop::Step* step : workshop::agenda(*session.room))
      if (step->activity == "wall") board = step->board;
  const bool grouped = !workshop::themes_on(*session.room, board).empty();
  kept.scene.update(*session.room, board, grouped ? activities::Arrangement::zones : activities::Arrangement::free);
  if (kept.scene.size() == 0) return;
  const Rect bounds = inset(kept.scene.bounds(), -20);
  const double scale = std::min(box.width / bounds.width, box.height / bounds.height);
  const ui::InClip clip(ui, box);
  std::vector<const activities::BoardItem*> items;
  kept.scene.in_view(bounds, items);
  const ui::Placement place{.origin = bounds.centre(), .at = box.centre(), .scale = scale};
  for (const activities::BoardItem* item : items) ui::paint(ui, kept.scene.element(item->key), place);
}

std::string facts(const ui::Ui& ui, const RecentSession& session) {
  if (session.trouble) return ui.words->say(*session.trouble);
  std::string text = session.place;
  if (session.date) text += (text.empty() ? "" : ", ") + ui.words->day(session.date);
  return text;
}

}  // namespace

void home_screen(ui::Ui& ui, ImDrawList&, HomeFrame& frame, HomeView& view) {
  const auto px = [&](double x, double y, double w, double h) { return ui.px(Rect{x, y, w, h}); };
  const Language language = ui.words->language();
  if (!view.agendas_read || view.agendas_in != language) {
    if (auto agendas = desk::agenda_templates(language)) view.agendas = *std::move(agendas);
    view.agendas_read = true;
    view.agendas_in = language;
  }
  ui::pictogram(ui, "pressoir", px(64, 37, 46, 46));
  ui::line_of_text(ui, px(124, 37, 300, 46), "Pressoir", Type::theme, ui.theme.ink);
  const std::string other = language == Language::french ? "English" : "Français";
  if (ui::button(ui, "home.language", px(1700, 40, 156, 48), other)) frame.app.push_back(SetLanguage{language == Language::french ? Language::english : Language::french});
  ui::line_of_text(ui, px(64, 120, 1180, 60), ui.say(frame.recent.empty() ? "home.welcome" : "home.hello"), Type::title, ui.theme.ink);

  ui::card(ui, px(64, 206, 1180, 372), ui.theme.surface, 14, picture::Shadow::laid);
  if (frame.recent.empty()) {
    ui::card(ui, px(84, 226, 590, 332), ui.theme.sunken, 8);
    ui::pictogram(ui, "pressoir", px(279, 292, 200, 200));
    ui::paragraph(ui, px(710, 250, 500, 100), ui.say("home.first_title"), Type::heading, ui.theme.ink);
    ui::paragraph(ui, px(710, 350, 500, 120), ui.say("home.empty"), Type::body, ui.theme.ink2);
    if (ui::button(ui, "home.example", px(710, 490, 260, 56), ui.say("home.example"), {.look = ui::ButtonLook::primary})) frame.app.push_back(OpenExample{});
  } else {
    const RecentSession& first = frame.recent.front();
    miniature(ui, view, first, px(84, 226, 590, 332));
    ui::paragraph(ui, px(710, 250, 500, 130), first.title, Type::heading, ui.theme.ink);
    ui::paragraph(ui, px(710, 390, 500, 80), facts(ui, first), Type::body, ui.theme.ink2);
    if (ui::button(ui, "home.open", px(710, 490, 230, 56), ui.say("home.open_stage"), {.look = ui::ButtonLook::primary, .enabled = !first.trouble})) frame.app.push_back(OpenSession{first.file});
    if (ui::button(ui, "home.prepare", px(956, 490, 150, 56), ui.say("home.prepare"), {.enabled = !first.trouble})) frame.app.push_back(PrepareSession{first.file});
  }

  if (frame.recent.size() > 1) ui::line_of_text(ui, px(64, 610, 800, 36), ui.say("home.resume"), Type::theme, ui.theme.ink);
  for (std::size_t i = 1; i < std::min<std::size_t>(frame.recent.size(), 5); ++i) {
    const RecentSession& session = frame.recent[i];
    const double x = 64 + 301 * static_cast<double>(i - 1);
    const auto press = ui::row(ui, "home.recent." + std::to_string(i), px(x, 662, 277, 236), {.enabled = !session.trouble});
    miniature(ui, view, session, px(x, 662, 277, 156));
    ui::line_of_text(ui, px(x + 4, 830, 269, 28), session.title, Type::strong, ui.theme.ink);
    ui::line_of_text(ui, px(x + 4, 858, 269, 24), facts(ui, session), Type::hint, ui.theme.ink2);
    if (press.clicked) frame.app.push_back(OpenSession{session.file});
  }
  ui::dashed_edge(*ui.list, px(64, 944, 1180, 88), ui.theme.line, ui.px(2), ui.px(14), ui.px(10), ui.px(8));
  ui::pictogram(ui, "fiche", px(92, 966, 44, 44));
  ui::line_of_text(ui, px(156, 944, 800, 88), ui.say("home.drop"), Type::body, ui.theme.ink);
  if (!frame.recent.empty() && ui::button(ui, "home.example", px(1010, 962, 214, 52), ui.say("home.example"))) frame.app.push_back(OpenExample{});

  ui::card(ui, px(1296, 206, 560, 826), ui.theme.sunken, 18);
  ui::line_of_text(ui, px(1322, 226, 360, 44), ui.say("home.new"), Type::theme, ui.theme.ink);
  for (std::size_t i = 0; i < std::min<std::size_t>(view.agendas.size(), 5); ++i) {
    const desk::AgendaTemplate& agenda = view.agendas[i];
    const double y = 286 + 116 * static_cast<double>(i);
    const auto press = ui::row(ui, "home.template." + agenda.key, px(1322, y, 508, 104), {.radius = 12, .raised = true});
    ui::card(ui, px(1334, y + 12, 80, 80), ui.theme.kind == ui::ThemeKind::dark ? ui.theme.sunken : ui.theme.accent_pale, 12);
    ui::pictogram(ui, agenda.pictogram, px(1346, y + 24, 56, 56));
    ui::line_of_text(ui, px(1434, y + 18, 380, 34), agenda.title, Type::strong, ui.theme.ink);
    ui::line_of_text(ui, px(1434, y + 52, 380, 30), ui.words->duration(agenda.minutes()) + ", " + agenda.audience, Type::hint, ui.theme.ink2);
    if (press.clicked) frame.app.push_back(MakeSession{agenda.key});
  }
  if (ui::button(ui, "home.blank", px(1322, 914, 508, 56), ui.say("home.blank"), {.pictogram = "plus"})) frame.app.push_back(MakeSession{""});
  double y = 880;
  for (const Toast& toast : frame.toasts) {
    const ui::InLayer above(ui, ui::Layer::message, px(64, y, 1180, 60));
    ui::card(ui, px(64, y, 1180, 60), ui.theme.ink, 10, picture::Shadow::lifted);
    ui::line_of_text(ui, px(88, y, 1130, 60), toast.text, Type::body, ui.theme.paper);
    y -= 72;
  }
}

}  // namespace pressoir::screens
