// Every screen fits: at any window, scale, theme and language nothing is cut that the program says, nothing it offers
// lies over another thing, nothing leaves the window.
#include <doctest/doctest.h>

#include <set>

#include "app/screens/panels.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"
#include "tests/support/half_day.h"
#include "tests/ui/screens_bench.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::screens {
namespace {

struct Setting {
  int width, height;
  double scale;
  ui::ThemeKind theme;
  Language language;
};

std::vector<Setting> settings() {
  std::vector<Setting> all;
  constexpr ui::ThemeKind themes[] = {ui::ThemeKind::light, ui::ThemeKind::dark, ui::ThemeKind::weak_projector};
  std::size_t n = 0;
  for (const auto& [width, height] : {std::pair{1024, 768}, {1280, 800}, {1920, 1080}})
    for (const double scale : {0.8, 1.0, 1.5, 2.0})
      for (const Language language : {Language::french, Language::english})
        all.push_back({width, height, scale, themes[n++ % 3], language});
  return all;
}

// What people wrote may be cut; what the program says may not.
std::set<std::string> written_in(const workshop::WorkshopState& state) {
  std::set<std::string> texts;
  for (const workshop::Step* step : workshop::agenda(state)) {
    texts.insert(step->title);
    texts.insert(clean_line(step->instruction));
  }
  if (const workshop::Workshop* about = state.find(workshop::the_workshop))
    texts.insert({about->title, about->place, about->project, about->facilitators});
  for (const workshop::Person* person : workshop::people(state)) texts.insert({person->name, person->organisation});
  return texts;
}

bool inside(const Rect& outer, const Rect& inner) {
  constexpr double hair = 1.5;
  return inner.x >= outer.x - hair && inner.y >= outer.y - hair && inner.right() <= outer.right() + hair &&
         inner.bottom() <= outer.bottom() + hair;
}

// Draws until all is laid out, then looks.
void check_fits(ui::UiBench& bench, const std::set<std::string>& written) {
  bench.frame(4);
  ui::Ui& ui = bench.ui();
  std::vector<std::string> cut;
  ui.memory.cut = &cut;
  bench.frame(1);
  ui.memory.cut = nullptr;
  for (const std::string& words : cut) {
    CAPTURE(words);
    // What people wrote, alone or among facts in a row.
    const bool theirs = std::any_of(written.begin(), written.end(), [&](const std::string& text) {
      return !text.empty() && words.find(text) != std::string::npos;
    });
    CHECK(theirs);
  }
  std::vector<std::pair<std::string, Rect>> shown;
  for (const auto& [name, placed] : ui.placed)
    if (placed.visible) shown.emplace_back(name, placed.shown);
  const Rect window{0, 0, ui.size.x, ui.size.y};
  for (std::size_t i = 0; i < shown.size(); ++i) {
    CAPTURE(shown[i].first);
    CHECK(inside(window, shown[i].second));
    for (std::size_t j = i + 1; j < shown.size(); ++j) {
      const Rect &a = shown[i].second, &b = shown[j].second;
      const double wide = std::min(a.right(), b.right()) - std::max(a.x, b.x),
                   high = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
      if (wide <= 1.5 || high <= 1.5 || inside(a, b) || inside(b, a)) continue;
      // The edge of a block stands a little out of it.
      if (shown[i].first.ends_with(".edge") || shown[j].first.ends_with(".edge")) continue;
      CAPTURE(shown[j].first);
      CHECK_MESSAGE(false, "lies over");
    }
  }
}

void set_up(ui::UiBench& bench, const Setting& with, bool at_a_desk) {
  bench.speak(with.language);
  bench.ui().theme = ui::theme_of(with.theme);
  const Vec2 window{1.0 * with.width, 1.0 * with.height};
  bench.scale_interface(at_a_desk ? desk_scale(window, with.scale) : with.scale);
}

#define CAPTURE_SETTING(with)                                                                                          \
  CAPTURE(with.width);                                                                                                 \
  CAPTURE(with.scale);                                                                                                 \
  CAPTURE(language_code(with.language))

TEST_CASE("home fits, with 0, 1 and 40 sessions") {
  const auto day = test::half_day();
  const auto room = std::make_shared<const workshop::WorkshopState>(
      workshop::visible(day->state(), {workshop::Audience::Kind::stage, {}}));
  auto written = written_in(*room);
  for (const Setting& with : settings())
    for (const int sessions : {0, 1, 40}) {
      CAPTURE_SETTING(with);
      CAPTURE(sessions);
      std::vector<Toast> toasts;
      std::vector<AppRequest> app;
      HomeFrame frame{.now = timestamp_from_local({2026, 12, 8}, 600), .toasts = toasts, .app = app};
      for (int i = 0; i < sessions; ++i) {
        frame.recent.push_back({.file = "s" + std::to_string(i) + ".pressoir",
                                .title = "Repenser l’accueil de la préfecture, suite " + std::to_string(i),
                                .place = "Belfort, salle Denfert",
                                .date = {2026, 12, i % 2 ? 20 : 8},
                                .room = i % 3 ? nullptr : room});
        written.insert({frame.recent.back().title, frame.recent.back().place});
      }
      HomeViewPtr view = make_home_view();
      ui::UiBench bench([&](ui::Ui& ui) { home_screen(ui, *ui.list, frame, *view); }, with.width, with.height);
      set_up(bench, with, true);
      check_fits(bench, written);
    }
}

TEST_CASE("prepare fits, part by part") {
  ScreensBench screens;
  screens.desk->ask(workshop::AddPeople{.people = {{.name = "Nadia Belkacem", .organisation = "préfecture"},
                                                   {.name = "Jean-Christophe de La Rochefoucauld-Montbel",
                                                    .organisation = "direction régionale de l’économie"}}});
  const auto written = written_in(screens.state());
  for (const Setting& with : settings()) {
    CAPTURE_SETTING(with);
    PrepareViewPtr view = make_prepare_view();
    ui::UiBench bench(
        [&](ui::Ui& ui) { screens.frame([&](SessionFrame& frame) { prepare_screen(ui, *ui.list, frame, *view); }); },
        with.width, with.height);
    set_up(bench, with, true);
    check_fits(bench, written);
    for (const char* part : {"prepare.part.1", "prepare.part.2", "prepare.part.3"}) {
      if (!bench.shows(part)) continue;
      CAPTURE(part);
      bench.click(part);
      check_fits(bench, written);
    }
    bench.click("prepare.part.0");
    bench.click("prepare.step.0");
    check_fits(bench, written);
  }
}

TEST_CASE("the panels and questions fit") {
  ScreensBench screens;
  const auto written = written_in(screens.state());
  for (const Setting& with : settings())
    for (const Dialog panel : {Dialog::settings, Dialog::exports, Dialog::history, Dialog::erasing}) {
      CAPTURE_SETTING(with);
      CAPTURE(static_cast<int>(panel));
      PanelsView view;
      view.open = panel;
      view.export_folder = "/x";
      const Preferences preferences{.language = with.language, .displays = {"DELL", "EPSON"}};
      ExportReport report;
      std::vector<AppRequest> app;
      Question question;
      ui::UiBench bench(
          [&](ui::Ui& ui) {
            screens.frame([&](SessionFrame& session) {
              PanelsFrame frame{.preferences = preferences,
                                .exported = report,
                                .session = &session,
                                .history = [&](std::size_t most) { return screens.desk->history(most).value_or({}); },
                                .app = app};
              panels(ui, frame, view);
              if (!question.sentence.empty()) ask_question(ui, question, app);
            });
          },
          with.width, with.height);
      set_up(bench, with, false);
      report.sentence =
          bench.ui().say("summary.ready", {{"pages", 14}, {"ideas", 45}, {"decisions", 4}, {"actions", 6}});
      report.file = "/x/a.pdf";
      report.can_open = true;
      check_fits(bench, written);
      view.open = Dialog::none;
      question = {bench.ui().say("erase.ask.names"),
                  {{bench.ui().say("open.copy"), GoHome{}}, {bench.ui().say("open.read_only"), GoHome{}}}};
      check_fits(bench, written);
    }
}

} // namespace
} // namespace pressoir::screens
