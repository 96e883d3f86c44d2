#include "app/screens/file_screen.h"

#include <algorithm>
#include <cstdlib>

#include "app/ui/field.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"
#include "facilitation/base/text.h"
#include "facilitation/picture/decode.h"

namespace pressoir::screens {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_entries = 2000;

// What is chosen: its ending, its pictogram, its words.
struct Wanted {
  std::string_view extension, pictogram, title, nothing;
};
Wanted wanted_of(Choosing choosing) {
  switch (choosing) {
  case Choosing::session_file: return {".pressoir", "pressoir", "files.choose", "files.nothing"};
  case Choosing::table: return {".csv", "grille", "files.choose_table", "files.no_table"};
  case Choosing::picture: return {".png", "image", "files.choose_picture", "files.no_picture"};
  case Choosing::picture_or_pdf: return {".png", "image", "files.choose_picture_or_pdf", "files.no_picture"};
  case Choosing::canvas: return {".json", "grille", "files.choose_canvas", "files.no_canvas"};
  case Choosing::folder: break;
  }
  return {"", "", "files.choose_folder", "files.no_folder"};
}

std::string shown_name(const Path& path) {
  const Path last = path.filename().empty() ? path.parent_path().filename() : path.filename();
  return last.empty() ? path.string() : clean_line(last.string());
}

void folders_in(const Path& parent, std::vector<Path>& into) {
  std::error_code error;
  for (fs::directory_iterator at(parent, fs::directory_options::skip_permission_denied, error), end;
       !error && at != end; at.increment(error))
    if (std::error_code ignored; at->is_directory(ignored)) into.push_back(at->path());
}

Path from_typed(const std::string& typed) {
  const std::string line(trimmed(typed));
  const char* home = std::getenv("HOME");
  if (home && (line == "~" || line.starts_with("~/"))) return Path(home) / (line.size() > 2 ? line.substr(2) : "");
  return line;
}

void draw_places(ui::Ui& ui, FileScreen& screen, const Rect& box) {
  double y = box.y;
  for (std::size_t i = 0; i < screen.places.size(); ++i) {
    const FilePlace& place = screen.places[i];
    const Rect at{box.x, y, box.width, ui.px(52)};
    if (at.bottom() > box.bottom()) break;
    if (ui::row(ui, "files.place." + std::to_string(i), at, {.chosen = screen.folder == place.folder}).clicked) {
      go_to_folder(screen, Path(place.folder));
      return;
    }
    ui::pictogram(ui, place.pictogram, {at.x + ui.px(12), at.y + ui.px(11), ui.px(30), ui.px(30)});
    const std::string name = place.name.empty() ? shown_name(place.folder) : ui.say(place.name);
    ui::line_of_text(ui, {at.x + ui.px(54), at.y, at.width - ui.px(62), at.height}, name, ui::Type::strong,
                     ui.theme.ink);
    y += ui.px(56);
  }
}

std::optional<Path> draw_entries(ui::Ui& ui, FileScreen& screen, const Rect& box) {
  if (screen.entries.empty()) {
    ui::paragraph(ui, inset(box, ui.px(16)),
                  ui.say(screen.unreadable ? "files.unreadable" : wanted_of(screen.choosing).nothing), ui::Type::body,
                  ui.theme.ink2);
    return std::nullopt;
  }
  const double high = ui.px(48);
  std::optional<Path> chosen, entered;
  const ui::ScrollArea area(ui, "files.list", box, static_cast<double>(screen.entries.size()) * high);
  for (std::size_t i = 0; i < screen.entries.size(); ++i) {
    const double top = static_cast<double>(i) * high;
    if (!area.shows(top, top + high)) continue;
    const FileScreen::Entry& entry = screen.entries[i];
    const Rect at{box.x, box.y + top - area.offset(), box.width - ui.px(16), high};
    if (ui::row(ui, "files.entry." + std::to_string(i), at).clicked) (entry.is_folder ? entered : chosen) = entry.path;
    ui::pictogram(ui, entry.is_folder ? "dossier" : wanted_of(screen.choosing).pictogram,
                  {at.x + ui.px(10), at.y + ui.px(9), ui.px(30), ui.px(30)});
    const std::string name =
        entry.is_folder
            ? shown_name(entry.path)
            : clean_line(
                  (screen.choosing == Choosing::session_file ? entry.path.stem() : entry.path.filename()).string());
    ui::line_of_text(ui, {at.x + ui.px(52), at.y, at.width - ui.px(60), at.height}, name,
                     entry.is_folder ? ui::Type::body : ui::Type::strong, ui.theme.ink);
  }
  if (entered) go_to_folder(screen, *entered);
  return chosen;
}

} // namespace

std::vector<Path> plugged_in() {
  std::vector<Path> found;
  for (const char* parent : {"/media", "/run/media"}) {
    std::vector<Path> owners;
    folders_in(parent, owners);
    for (const Path& owner : owners) folders_in(owner, found);
  }
  std::sort(found.begin(), found.end());
  return found;
}

void go_to_folder(FileScreen& screen, const Path& folder) {
  screen.folder = folder;
  screen.typed = shown_path(folder);
  screen.entries.clear();
  screen.cut_short = false;
  std::error_code error;
  fs::directory_iterator at(folder, error), end;
  for (; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code ignored;
    const bool is_folder = at->is_directory(ignored);
    const std::string_view wanted = wanted_of(screen.choosing).extension;
    const bool pictures = screen.choosing == Choosing::picture || screen.choosing == Choosing::picture_or_pdf;
    const bool fits = pictures ? picture::has_picture_name(at->path().string()) || (screen.choosing == Choosing::picture_or_pdf && at->path().extension() == ".pdf")
                               : !wanted.empty() && at->path().extension() == wanted;
    if (!is_folder && !fits) continue;
    if (screen.entries.size() == most_entries) {
      screen.cut_short = true;
      break;
    }
    screen.entries.push_back({at->path(), is_folder});
  }
  screen.unreadable = static_cast<bool>(error);
  std::vector<std::pair<std::string, FileScreen::Entry>> keyed;
  for (FileScreen::Entry& entry : screen.entries)
    keyed.emplace_back((entry.is_folder ? "0" : "1") + search_key(entry.path.filename().string()), std::move(entry));
  std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < keyed.size(); ++i) screen.entries[i] = std::move(keyed[i].second);
}

void open_file_screen(FileScreen& screen, Choosing choosing) {
  screen.open = true;
  screen.choosing = choosing;
  screen.places = {{"files.documents", "dossier", documents_folder()}};
  if (const char* home = std::getenv("HOME"); home && Path(home) != documents_folder()) screen.places.push_back({"files.home", "maison", home});
  for (const Path& stick : plugged_in()) screen.places.push_back({"", "cle_usb", stick});
  std::error_code error;
  const Path own = documents_folder() / "Pressoir";
  const bool sessions = choosing == Choosing::session_file && fs::is_directory(own, error);
  go_to_folder(screen, sessions ? own : documents_folder());
}

std::optional<Path> file_screen(ui::Ui& ui, FileScreen& screen) {
  if (!screen.open) return std::nullopt;
  const Vec2 size{std::min(ui.px(1180), ui.size.x - ui.px(32)), std::min(ui.px(800), ui.size.y - ui.px(32))};
  const Rect box = ui::snapped(rect_at((ui.size - size) / 2, size));
  const ui::InLayer layer(ui, ui::Layer::menu, {0, 0, ui.size.x, ui.size.y});
  ui::fill_rect(*ui.list, {0, 0, ui.size.x, ui.size.y}, ui.theme.ink, 0, 0.32);
  ui::card(ui, box, ui.theme.surface, 18, picture::Shadow::lifted);
  const double pad = ui.px(32), x = box.x + pad, wide = box.width - 2 * pad;
  const bool files = screen.choosing != Choosing::folder;
  ui::line_of_text(ui, {x, box.y + ui.px(24), wide, ui.px(44)}, ui.say(wanted_of(screen.choosing).title),
                   ui::Type::theme, ui.theme.ink);
  const double up_side = ui.px(52), y = box.y + ui.px(84);
  if (ui::icon_button(ui, "files.up", {x, y, up_side, up_side}, "chevron_haut", ui.say("files.up"), {},
                      {.enabled = screen.folder.has_parent_path(), .pictogram = 28}))
    go_to_folder(screen, Path(screen.folder.parent_path()));

  std::optional<Path> chosen;
  const auto typed = ui::text_field(ui, "files.path", {x + up_side + ui.px(8), y, wide - up_side - ui.px(8), up_side},
                                    screen.typed, {.placeholder = ui.say("files.path"), .most_graphemes = 4000});
  if (typed.committed) {
    const Path path = from_typed(screen.typed);
    std::error_code error;
    if (fs::is_directory(path, error))
      go_to_folder(screen, path);
    else if (files)
      chosen = path;
  }
  const double top = y + ui.px(72), bottom = box.bottom() - ui.px(100);
  const double left = std::min(ui.px(280), wide * 0.34);
  draw_places(ui, screen, {x, top, left, bottom - top});
  ui::card(ui, {x + left + ui.px(20), top, wide - left - ui.px(20), bottom - top}, ui.theme.sunken, 14);
  if (auto entry =
          draw_entries(ui, screen, inset({x + left + ui.px(20), top, wide - left - ui.px(20), bottom - top}, ui.px(8))))
    chosen = std::move(entry);

  double right = box.right() - pad;
  const double buttons = box.bottom() - ui.px(80), high = ui.px(56);
  if (!files) {
    const double width = ui::button_width(ui, ui.say("files.this_folder"));
    right -= width;
    if (ui::button(ui, "files.this_folder", {right, buttons, width, high}, ui.say("files.this_folder"),
                   {.look = ui::ButtonLook::primary}))
      chosen = screen.folder;
    right -= ui.px(12);
  }
  const double width = ui::button_width(ui, ui.say("word.cancel"));
  const bool escaped = !ui.typing() && ui::take_key(ui, desktop::Key::escape);
  if (ui::button(ui, "files.cancel", {right - width, buttons, width, high}, ui.say("word.cancel")) || escaped)
    screen.open = false;
  if (screen.cut_short)
    ui::line_of_text(ui, {x, buttons, right - width - x, high}, ui.say("files.cut_short"), ui::Type::hint,
                     ui.theme.ink2);
  if (chosen) screen.open = false;
  return chosen;
}

} // namespace pressoir::screens
