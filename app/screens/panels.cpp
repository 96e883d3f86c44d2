// Settings, history and erasing; exports are in export_panel.cpp.
#include "app/screens/panels.h"

#include "app/ui/scroll_area.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/drawn.h"

namespace pressoir::screens {
namespace {

// A label over what follows, from the top of `at`; gives where that begins.
double heading(ui::Ui& ui, const Rect& at, const std::string& words) {
  ui::line_of_text(ui, {at.x, at.y, at.width, ui.px(26)}, words, ui::Type::hint, ui.theme.ink2);
  return at.y + ui.px(32);
}

} // namespace

void panels(ui::Ui& ui, PanelsFrame& frame, PanelsView& view) {
  switch (view.open) {
  case Dialog::none: return;
  case Dialog::settings: return settings_panel(ui, frame, view);
  case Dialog::exports: return export_panel(ui, frame, view);
  case Dialog::history: return history_panel(ui, frame, view);
  case Dialog::erasing: return erase_panel(ui, frame, view);
  }
}

void settings_panel(ui::Ui& ui, PanelsFrame& frame, PanelsView& view) {
  const Preferences& now = frame.preferences;
  const double displays = 60 + 60 * std::ceil(static_cast<double>(now.displays.size() + 1) / 2);
  const double content = 3 * 96 + displays + 2 * 60 + 76;
  const InDialog dialog(ui, "settings", {680, content + 120}, ui.say("word.settings"));
  const ui::ScrollArea area(ui, "settings.area", dialog.rest(), ui.px(content));
  const double x = dialog.rest().x + ui.px(4), wide = dialog.rest().width - ui.px(20);
  double y = dialog.rest().y - area.offset();
  const auto choose = [&](const char* name, const std::string& title, std::vector<std::string> labels, int& chosen) {
    y = heading(ui, {x, y, wide, 0}, title);
    const bool changed = ui::choice(ui, name, {x, y, wide, ui.px(48)}, labels, chosen);
    y += ui.px(64);
    return changed;
  };
  int language = now.language == Language::french ? 0 : 1;
  if (choose("settings.language", ui.say("word.language"), {"Français", "English"}, language))
    frame.app.push_back(SetLanguage{language == 0 ? Language::french : Language::english});
  y = heading(ui, {x, y, wide, 0}, ui.say("settings.scale"));
  int percent = static_cast<int>(std::lround(now.scale_percent));
  if (ui::stepper(ui, "settings.scale", {x, y, wide, ui.px(48)}, ui.say("settings.percent", {{"n", percent}}), percent,
                  80, 200, 10))
    frame.app.push_back(SetScale{static_cast<double>(percent)});
  y += ui.px(64);
  int theme = now.theme;
  if (choose("settings.theme", ui.say("settings.theme"),
             {ui.say("home.theme.light"), ui.say("home.theme.dark"), ui.say("home.theme.weak")}, theme))
    frame.app.push_back(SetTheme{theme});
  bool still = now.reduced_motion, sound = now.sound;
  if (ui::toggle(ui, "settings.reduced_motion", {x, y, wide, ui.px(48)}, ui.say("settings.reduced_motion"), still))
    frame.app.push_back(SetReducedMotion{still});
  y += ui.px(60);
  if (ui::toggle(ui, "settings.sound", {x, y, wide, ui.px(48)}, ui.say("settings.sound"), sound))
    frame.app.push_back(SetSound{sound});
  y += ui.px(68);
  y = heading(ui, {x, y, wide, 0}, ui.say("settings.display"));
  const double half = (wide - ui.px(12)) / 2;
  const auto display = [&](std::size_t place, const std::string& name, const std::string& label,
                           std::optional<int> shown) {
    const Rect at{x + (half + ui.px(12)) * static_cast<double>(place % 2),
                  y + ui.px(60) * static_cast<double>(place / 2), half, ui.px(50)};
    const bool chosen = now.full_screen_on == shown;
    if (ui::button(ui, name, at, label, {.look = chosen ? ui::ButtonLook::pale : ui::ButtonLook::secondary}) && !chosen)
      frame.app.push_back(SetFullScreen{shown});
  };
  display(0, "settings.window", ui.say("settings.in_window"), std::nullopt);
  for (std::size_t i = 0; i < now.displays.size(); ++i)
    display(i + 1, "settings.display." + std::to_string(i), now.displays[i], static_cast<int>(i));
  y += ui.px(displays - 32);
  if (ui::button(ui, "settings.test_card", {x, y, wide, ui.px(52)}, ui.say("home.test_card"), {.pictogram = "mire"})) {
    frame.app.push_back(ShowTestCard{true});
    view.open = Dialog::none;
  }
  if (dialog.closed()) view.open = Dialog::none;
}

std::string act_in_words(const Words& words, const workshop::WorkshopTransaction& act) {
  return words.say("history.line", {{"at", act.time.milliseconds},
                                    {"what", words.say("history." + act.verb)},
                                    {"who", words.say("role." + actor_text({act.actor.role, 0}))}});
}

void history_panel(ui::Ui& ui, PanelsFrame& frame, PanelsView& view) {
  constexpr std::size_t most = 500;
  const InDialog dialog(ui, "history", {760, 800}, ui.say("history.title"));
  if (dialog.closed() || !frame.session) {
    view.open = Dialog::none;
    return;
  }
  const Sequence revision = frame.session->console.revision();
  if (view.acts_read_at != revision) {
    view.acts.clear();
    const auto acts = frame.history(most);
    for (auto act = acts.rbegin(); act != acts.rend(); ++act) view.acts.push_back(act_in_words(*ui.words, *act));
    view.acts_read_at = revision;
  }
  const Rect rest = dialog.rest();
  const double buttons = ui.px(72), high = ui.px(40);
  const ui::ButtonOptions undo{.enabled = !frame.session->published.read_only, .pictogram = "annuler"};
  const std::string label = ui.say("history.undo_mine");
  if (ui::button(ui, "history.undo", {rest.x, rest.bottom() - ui.px(52), ui::button_width(ui, label, undo), ui.px(52)},
                 label, undo))
    frame.session->undo();
  const Rect list{rest.x, rest.y, rest.width, rest.height - buttons};
  const ui::ScrollArea area(ui, "history.list", list, high * static_cast<double>(view.acts.size()));
  for (std::size_t i = 0; i < view.acts.size(); ++i) {
    const double top = high * static_cast<double>(i);
    if (!area.shows(top, top + high)) continue;
    const Rect at{list.x, list.y + top - area.offset(), list.width - ui.px(16), high};
    ui::line_of_text(ui, at, view.acts[i], ui::Type::body, i == 0 ? ui.theme.ink : ui.theme.ink2);
    ui::place(ui, "history.act." + std::to_string(i), at, true, view.acts[i]);
  }
}

namespace {

// Steps whose ballots say something in words.
std::set<Id<workshop::Step>> steps_with_reasons(const workshop::WorkshopState& state) {
  std::set<Id<workshop::Step>> steps;
  state.all<workshop::Vote>().for_each([&](const workshop::Vote& vote) {
    const workshop::Ballot* ballot = vote.text.empty() ? nullptr : state.find(vote.ballot);
    if (const workshop::Poll* poll = ballot ? state.find(ballot->poll) : nullptr) steps.insert(poll->step);
  });
  return steps;
}

} // namespace

void erase_panel(ui::Ui& ui, PanelsFrame& frame, PanelsView& view) {
  using Erase = desk::Session::Erase;
  if (!frame.session) {
    view.open = Dialog::none;
    return;
  }
  const workshop::WorkshopState& state = frame.session->console;
  const auto steps = workshop::agenda(state);
  const InDialog dialog(ui, "erasing", {760, 720}, ui.say("erase.title"));
  const Rect rest = dialog.rest();
  double y = rest.y;
  y += ui::paragraph(ui, {rest.x, y, rest.width, ui.px(80)}, ui.say("erase.why"), ui::Type::body, ui.theme.ink2);
  y += ui.px(20);
  const std::string labels[] = {ui.say("erase.all_names"), ui.say("erase.step_names"), ui.say("erase.step_picture"), ui.say("erase.step_reasons"), ui.say("erase.step_drawings")};
  // In two rows, so that each is read whole.
  constexpr std::size_t in_first_row = 3;
  const std::span<const std::string> all(labels);
  int above = view.erase_what < static_cast<int>(in_first_row) ? view.erase_what : -1, below = above >= 0 ? -1 : view.erase_what - static_cast<int>(in_first_row);
  if (ui::choice(ui, "erasing.what", {rest.x, y, rest.width, ui.px(50)}, all.first(in_first_row), above)) view.erase_what = above;
  y += ui.px(58);
  if (ui::choice(ui, "erasing.what_more", {rest.x, y, rest.width * 2 / 3, ui.px(50)}, all.subspan(in_first_row), below)) view.erase_what = below + static_cast<int>(in_first_row);
  y += ui.px(66);
  const double buttons = ui.px(76);
  std::optional<Erase> erase;
  if (view.erase_what == 0) {
    erase = Erase{.what = Erase::What::names};
  } else {
    const Erase::What what = view.erase_what == 1 ? Erase::What::names : view.erase_what == 2 ? Erase::What::picture : view.erase_what == 3 ? Erase::What::reasons : Erase::What::drawings;
    const std::set<Id<workshop::Step>> said = steps_with_reasons(state);
    std::vector<const workshop::Step*> offered;
    for (const workshop::Step* step : steps)
      if (what == Erase::What::names || (what == Erase::What::picture && !step->picture.empty()) || (what == Erase::What::reasons && said.contains(step->id)) || (what == Erase::What::drawings && workshop::is_anything_drawn(state, step->board))) offered.push_back(step);
    const Rect list{rest.x, y, rest.width, rest.bottom() - buttons - y};
    if (offered.empty()) ui::paragraph(ui, list, ui.say(what == Erase::What::reasons ? "erase.no_reasons" : what == Erase::What::drawings ? "erase.no_drawing" : "erase.no_picture"), ui::Type::body, ui.theme.ink2);
    const double high = ui.px(50);
    const ui::ScrollArea area(ui, "erasing.steps", list, high * static_cast<double>(offered.size()));
    for (std::size_t i = 0; i < offered.size(); ++i) {
      const Rect at{list.x, list.y + high * static_cast<double>(i) - area.offset(), list.width - ui.px(16), high};
      const bool chosen = view.erase_step == offered[i]->id;
      if (ui::row(ui, "erasing.step." + std::to_string(i), at, {.chosen = chosen}).clicked)
        view.erase_step = offered[i]->id;
      ui::line_of_text(ui, inset(at, ui.px(12)), offered[i]->title, ui::Type::strong, ui.theme.ink);
      if (chosen) erase = Erase{.what = what, .step = offered[i]->id};
    }
  }
  const std::string label = ui.say("erase.go_on");
  const double width = ui::button_width(ui, label);
  if (ui::button(ui, "erasing.go_on", {rest.right() - width, rest.bottom() - ui.px(56), width, ui.px(56)}, label,
                 {.look = ui::ButtonLook::danger, .enabled = erase && !frame.session->published.read_only})) {
    frame.app.push_back(AskErase{*erase});
    view.open = Dialog::none;
  }
  if (dialog.closed()) view.open = Dialog::none;
}

} // namespace pressoir::screens
