// The export panel: which formats, where, and what to do with them once they are there.
#include "app/screens/panels.h"
#include "app/ui/scroll_area.h"
#include "facilitation/interchange/poll_files.h"
#include "facilitation/summary/exporters.h"

namespace pressoir::screens {
namespace {

struct Format {
  std::string_view extension, word;
};
// The summary's, then boards for other programs, then the ballots of votes.
std::vector<Format> formats() {
  std::vector<Format> all;
  for (const summary::Exporter& exporter : summary::exporters()) all.push_back({exporter.extension, exporter.word});
  all.push_back({".canvas", "export.canvas"});
  all.push_back({".excalidraw", "export.excalidraw"});
  for (const interchange::BallotExport& ballots : interchange::ballot_exports()) all.push_back({ballots.extension, ballots.word});
  return all;
}

bool of_boards(const PanelsView& view) { return view.formats.contains(".png") || view.formats.contains(".svg") || view.formats.contains(".board.pdf"); }
bool is_part(const PanelsView& view) { return view.part.frame || !view.part.things.empty(); }

constexpr double option_row = 58; // LOOK px
int option_rows(const PanelsView& view) {
  if (!of_boards(view)) return 0;
  const bool sizes = view.formats.contains(".png") || view.formats.contains(".board.pdf");
  const bool others = view.formats.contains(".png") || view.formats.contains(".svg") || is_part(view);
  return (sizes ? 1 : 0) + (others ? 1 : 0);
}

// How boards are put on paper: in two columns, only what the chosen formats can be told.
void draw_board_options(ui::Ui& ui, PanelsView& view, const Rect& area) {
  summary::BoardPart& part = view.part;
  const double half = (area.width - ui.px(32)) / 2, high = ui.px(50);
  double y = area.y, x = area.x;
  const auto next = [&] {
    const Rect at{x, y, half, high};
    if (x > area.x) x = area.x, y += ui.px(option_row);
    else x = area.x + half + ui.px(32);
    return at;
  };
  if (view.formats.contains(".board.pdf")) {
    const std::string labels[] = {ui.say("export.page_a_frame"), ui.say("export.poster")};
    int chosen = part.poster ? 1 : 0;
    if (ui::choice(ui, "exports.pages", next(), labels, chosen)) part.poster = chosen == 1;
  }
  if (view.formats.contains(".png")) {
    const std::string labels[] = {ui.say("export.large_picture"), "1×", "2×", "3×", "4×"};
    int chosen = static_cast<int>(part.times);
    if (ui::choice(ui, "exports.times", next(), labels, chosen)) part.times = chosen;
  }
  if (x > area.x) x = area.x, y += ui.px(option_row);
  if (view.formats.contains(".png") || view.formats.contains(".svg"))
    ui::checkbox(ui, "exports.transparent", next(), ui.say("export.transparent"), part.transparent);
  if (is_part(view)) {
    bool only = true;
    if (ui::checkbox(ui, "exports.only_chosen", next(), part.frame ? ui.say("export.only_frame") : ui.say("export.only_chosen", {{"n", static_cast<std::int64_t>(part.things.size())}}), only))
      part.frame = {}, part.things.clear();
  }
}

} // namespace

void export_panel(ui::Ui& ui, PanelsFrame& frame, PanelsView& view) {
  if (!frame.session) {
    view.open = Dialog::none;
    return;
  }
  if (view.files.open) {
    if (const auto chosen = file_screen(ui, view.files)) view.export_folder = *chosen;
    return;
  }
  const std::vector<Format> exporters = formats();
  const InDialog dialog(ui, "exports", {880, 780}, ui.say("export.title"));
  const Rect rest = dialog.rest();
  const double wide = rest.width, half = (wide - ui.px(32)) / 2, row = ui.px(52);
  const double rows = std::ceil(static_cast<double>(exporters.size()) / 2);
  const double options = ui.px(option_row * option_rows(view)), below = ui.px(300) + options;
  const Rect list{rest.x, rest.y, wide, std::min(rows * row, std::max(rest.height - below, row))};
  {
    const ui::ScrollArea area(ui, "exports.formats", list, rows * row);
    for (std::size_t i = 0; i < exporters.size(); ++i) {
      const std::string extension(exporters[i].extension);
      bool wanted = view.formats.contains(extension);
      const Rect at{list.x + (half + ui.px(16)) * static_cast<double>(i % 2),
                    list.y + row * static_cast<double>(i / 2) - area.offset(), half, row - ui.px(6)};
      if (ui::checkbox(ui, "exports" + extension, at, ui.say(exporters[i].word), wanted))
        wanted ? (void)view.formats.insert(extension) : (void)view.formats.erase(extension);
    }
  }
  double y = list.bottom() + ui.px(16);
  if (options > 0) draw_board_options(ui, view, {rest.x, y, wide, options}), y += options;
  const Path folder = view.export_folder.empty() ? frame.session->file.parent_path() : view.export_folder;
  ui::line_of_text(ui, {rest.x, y, wide, ui.px(26)}, ui.say("export.where"), ui::Type::hint, ui.theme.ink2);
  y += ui.px(32);
  const std::string other = ui.say("export.other_folder");
  const double width = ui::button_width(ui, other);
  ui::pictogram(ui, "dossier", {rest.x, y + ui.px(9), ui.px(34), ui.px(34)});
  ui::line_of_text(ui, {rest.x + ui.px(46), y, wide - width - ui.px(62), ui.px(52)}, shown_path(folder),
                   ui::Type::strong, ui.theme.ink);
  if (ui::button(ui, "exports.folder", {rest.right() - width, y, width, ui.px(52)}, other))
    open_file_screen(view.files, Choosing::folder);
  y += ui.px(68);
  const ExportReport& done = frame.exported;
  const double buttons = rest.bottom() - ui.px(56);
  if (!done.sentence.empty()) {
    const Rect box{rest.x, y, wide, buttons - ui.px(16) - y};
    ui::card(ui, box, done.file.empty() ? ui.theme.warning_pale : ui.theme.success_pale, 14);
    picture::TextStyle style = ui::style_of(ui::Type::strong, ui.scale);
    style.vertical = picture::VerticalAlign::middle;
    style.fit = picture::Fit::shrink;
    style.least_size = style.size * 0.7;
    ui::text(ui, inset(box, ui.px(16)), done.sentence, style, rgb(0x1F2430));
    ui::place(ui, "exports.done", box, true, done.sentence);
  }
  double right = rest.right();
  const std::string go = ui.say(done.running ? "export.running" : "word.export");
  const double go_wide = ui::button_width(ui, go);
  right -= go_wide;
  if (ui::button(ui, "exports.go", {right, buttons, go_wide, ui.px(56)}, go,
                 {.look = ui::ButtonLook::primary, .enabled = !done.running && !view.formats.empty()})) {
    ExportAs asked{.folder = view.export_folder, .part = view.part};
    for (const Format& exporter : exporters)
      if (view.formats.contains(exporter.extension)) asked.extensions.emplace_back(exporter.extension);
    frame.app.push_back(std::move(asked));
  }
  if (done.can_open && !done.file.empty()) {
    double x = rest.x;
    const auto offer = [&](const char* name, const std::string& label, const Path& file) {
      const double button = ui::button_width(ui, label, {.look = ui::ButtonLook::link});
      if (x + button < right - ui.px(12) &&
          ui::button(ui, name, {x, buttons, button, ui.px(56)}, label, {.look = ui::ButtonLook::link}))
        frame.app.push_back(OpenOutside{file});
      x += button + ui.px(8);
    };
    offer("exports.open", ui.say("summary.open"), done.file);
    offer("exports.show_folder", ui.say("summary.show_folder"), done.file.parent_path());
  }
  if (dialog.closed()) view.open = Dialog::none;
}

} // namespace pressoir::screens
