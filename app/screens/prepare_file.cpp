// The file's part of the drawer: its second place, what goes out of it, what was done in it, what leaves it for ever.
#include "app/screens/prepare_view.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"

namespace pressoir::screens {

void prepare_file(PrepareScope& s, const Rect& box) {
  ui::Ui& ui = s.ui;
  const desk::Published& now = s.frame.published;
  const ui::ScrollArea area(ui, "prepare.file", box, ui.px(740) + prepare_phones_height(s));
  double y = box.y - area.offset();
  const double wide = box.width - ui.px(16), high = ui.px(52);
  const auto heading = [&](const char* words) {
    ui::line_of_text(ui, {box.x, y, wide, ui.px(36)}, ui.say(words), ui::Type::theme, ui.theme.ink);
    y += ui.px(44);
  };
  const auto told = [&](const std::string& words, Colour ink) {
    y += ui::paragraph(ui, {box.x, y, wide, ui.px(110)}, words, ui::Type::body, ink) + ui.px(14);
  };
  const auto button = [&](const char* name, const char* words, std::string_view pictogram, AppRequest asks,
                          bool enabled = true) {
    if (ui::button(ui, name, {box.x, y, wide, high}, ui.say(words), {.enabled = enabled, .pictogram = pictogram}))
      s.frame.app.push_back(std::move(asks));
    y += high + ui.px(12);
  };
  heading("prepare.copies");
  if (now.second_place)
    told(ui.words->say(*now.second_place), ui.theme.warning);
  else if (!now.second_place_folder.empty())
    told(ui.say("prepare.copies.on", {{"place", shown_path(now.second_place_folder)}}), ui.theme.success);
  else
    told(ui.say("prepare.copies.why"), ui.theme.ink2);
  if (ui.now - s.view.sticks_seen > 3) s.view.sticks = plugged_in(), s.view.sticks_seen = ui.now;
  const auto& sticks = s.view.sticks;
  for (std::size_t i = 0; i < std::min<std::size_t>(sticks.size(), 3); ++i)
    if (sticks[i] != now.second_place_folder) {
      const std::string name = "prepare.copies.stick." + std::to_string(i);
      if (ui::button(ui, name, {box.x, y, wide, high}, sticks[i].filename().string(),
                     {.enabled = !now.read_only, .pictogram = "cle_usb"}))
        s.frame.app.push_back(SetSecondPlace{sticks[i]});
      y += high + ui.px(12);
    }
  if (ui::button(ui, "prepare.copies.choose", {box.x, y, wide, high}, ui.say("prepare.copies.choose"),
                 {.enabled = !now.read_only, .pictogram = "dossier"})) {
    s.view.choosing = PrepareChoice::second_place;
    open_file_screen(s.view.files, Choosing::folder);
  }
  y += high + ui.px(12);
  if (!now.second_place_folder.empty()) button("prepare.copies.off", "prepare.copies.off", "", SetSecondPlace{});
  y += ui.px(18);
  heading("word.summary");
  button("prepare.export", "word.export", "exporter", ShowDialog{Dialog::exports});
  button("prepare.history", "history.title", "historique", ShowDialog{Dialog::history});
  y += ui.px(18);
  heading("prepare.privacy");
  told(ui.say("erase.why"), ui.theme.ink2);
  button("prepare.erase", "erase.title", "gomme", ShowDialog{Dialog::erasing}, !now.read_only);
  y += ui.px(18);
  prepare_phones(s, {box.x, y, wide, 0});
}

} // namespace pressoir::screens
