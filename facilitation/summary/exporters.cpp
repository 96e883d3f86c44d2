#include "facilitation/summary/exporters.h"

#include <algorithm>
#include <array>

#include "facilitation/base/text.h"
#include "facilitation/summary/archive.h"
#include "facilitation/summary/board_picture.h"
#include "facilitation/summary/writers.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::summary {
namespace {

using namespace workshop;

std::string title_of(const WorkshopState& readable, Id<Board> board) {
  for (const Step* step : agenda(readable))
    if (step->board == board) return step->title;
  const Board* found = readable.find(board);
  return found ? found->title : std::string();
}
Report report_now(const WorkshopState& readable, const Words& words, const ExportOptions& options) {
  return report_of(summarise(readable, options.now), readable, words);
}
Result<std::string> as_markdown(const WorkshopState& readable, Id<Board>, const Words& words, const ExportOptions& options) {
  return markdown(report_now(readable, words, options));
}
Result<std::string> as_html(const WorkshopState& readable, Id<Board>, const Words& words, const ExportOptions& options) {
  return html(report_now(readable, words, options));
}
Result<std::string> as_pdf(const WorkshopState& readable, Id<Board>, const Words& words, const ExportOptions& options) {
  return pdf(report_now(readable, words, options));
}
Result<std::string> as_svg(const WorkshopState& readable, Id<Board> board, const Words& words, const ExportOptions& options) {
  const picture::SvgOptions how{.title = title_of(readable, board), .language = std::string(language_code(words.language()))};
  return picture::svg(board_as_it_stands(readable, board, words), how, options.fetch);
}
Result<std::string> as_png(const WorkshopState& readable, Id<Board> board, const Words& words, const ExportOptions& options) {
  return picture::png(board_as_it_stands(readable, board, words), {.longest = options.picture_pixels}, options.fetch);
}
Result<std::string> as_csv(const WorkshopState& readable, Id<Board>, const Words& words, const ExportOptions& options) {
  return ideas_csv(summarise(readable, options.now), words, options.csv_mark);
}
template <ArchiveForm form>
Result<std::string> as_archive(const WorkshopState& readable, Id<Board>, const Words&, const ExportOptions& options) {
  return archive_bytes(readable, options.now, form);
}

constexpr std::array table = {
    Exporter{".md", "export.md", as_markdown},
    Exporter{".html", "export.html", as_html},
    Exporter{".pdf", "export.pdf", as_pdf},
    Exporter{".csv", "export.csv", as_csv},
    Exporter{".json", "export.json", as_archive<ArchiveForm::json>},
    Exporter{".xml", "export.xml", as_archive<ArchiveForm::xml>},
    Exporter{".cereal", "export.cereal", as_archive<ArchiveForm::binary>},
    Exporter{".svg", "export.svg", as_svg, true},
    Exporter{".png", "export.png", as_png, true},
};

std::string known_extensions() {
  std::string known;
  for (const Exporter& exporter : table) known += (known.empty() ? "" : " ") + std::string(exporter.extension);
  return known;
}

// Boards that hold something, in the order of the agenda.
std::vector<Id<Board>> boards_to_draw(const WorkshopState& readable, Id<Board> chosen) {
  std::vector<Id<Board>> boards;
  if (chosen) boards.push_back(chosen);
  else
    for (const Wall& wall : summarise(readable, {}).walls) boards.push_back(wall.board);
  std::erase_if(boards, [&](Id<Board> board) { return notes_on(readable, board).empty() && !is_anything_drawn(readable, board); });
  return boards;
}

} // namespace

std::span<const Exporter> exporters() { return table; }

const Exporter* exporter_for(const Path& file) {
  std::string extension = file.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto found = std::find_if(table.begin(), table.end(), [&](const Exporter& e) { return e.extension == extension; });
  return found == table.end() ? nullptr : &*found;
}

Result<std::vector<Path>> export_to(const Path& file, const WorkshopState& state, const Words& words, const ExportOptions& options) {
  const Exporter* exporter = exporter_for(file);
  if (!exporter) return refuse("export.unknown", {{"file", shown_path(file)}, {"known", known_extensions()}});
  const WorkshopState readable = for_readers(state, options.authors);
  if (!exporter->a_board) {
    TRY(write_file(file, TRY(exporter->write(readable, {}, words, options))));
    return std::vector<Path>{file};
  }
  const std::vector<Id<Board>> boards = boards_to_draw(readable, options.board);
  if (boards.empty()) return refuse("export.no_board");
  std::vector<Path> written;
  for (std::size_t i = 0; i < boards.size(); ++i) {
    Path one = file;
    if (boards.size() > 1) one.replace_filename(Path(file.stem().string() + "-" + std::to_string(i + 1) + file.extension().string()));
    TRY(write_file(one, TRY(exporter->write(readable, boards[i], words, options))));
    written.push_back(std::move(one));
  }
  return written;
}

} // namespace pressoir::summary
