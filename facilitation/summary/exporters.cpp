#include "facilitation/summary/exporters.h"

#include <algorithm>
#include <array>

#include "facilitation/base/text.h"
#include "facilitation/summary/archive.h"
#include "facilitation/summary/board_picture.h"
#include "facilitation/summary/pdf_finish.h"
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
  Report report = report_of(summarise(readable, options.now), readable, words);
  for (Section& section : report.sections)
    for (Block& block : section.blocks)
      if (auto* board = std::get_if<BoardPicture>(&block)) board->fetch = options.fetch;
  return report;
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
bool is_whole(const BoardPart& part) { return !part.frame && part.things.empty(); }

Result<std::string> as_svg(const WorkshopState& readable, Id<Board> board, const Words& words, const ExportOptions& options) {
  picture::SvgOptions how{.title = title_of(readable, board), .language = std::string(language_code(words.language()))};
  BoardPages made;
  if (is_whole(options.part)) made.scene = board_as_it_stands(readable, board, words);
  else made = TRY(board_pages(readable, board, words, options.part)), how.margin = 0;
  if (options.part.transparent) made.scene.background.reset();
  if (made.pages.empty()) return picture::svg(made.scene, how, options.fetch);
  return picture::svg_of(made.scene, made.pages.front().area, how, options.fetch);
}
Result<std::string> as_png(const WorkshopState& readable, Id<Board> board, const Words& words, const ExportOptions& options) {
  picture::PngOptions how{.longest = options.picture_pixels, .scale = options.part.times, .transparent = options.part.transparent};
  if (is_whole(options.part)) return picture::png(board_as_it_stands(readable, board, words), how, options.fetch);
  const BoardPages made = TRY(board_pages(readable, board, words, options.part));
  how.margin = 0;
  return picture::png_of(made.scene, made.pages.front().area, how, options.fetch);
}
Result<std::string> as_board_pdf(const WorkshopState& readable, Id<Board> board, const Words& words, const ExportOptions& options) {
  const BoardPages made = TRY(board_pages(readable, board, words, options.part));
  const std::string title = title_of(readable, board);
  return finished_pdf(TRY(picture::pdf(made.scene, made.pages, {.title = title, .made = options.now}, options.fetch)), title, words.language(), options.now);
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
    Exporter{".board.pdf", "export.board_pdf", as_board_pdf, true},
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

// Where the frame or the things are.
Id<Board> board_of_part(const WorkshopState& readable, const BoardPart& part) {
  if (const Shape* frame = readable.find(part.frame)) return frame->board;
  for (const Id<Drawn> thing : part.things) {
    Id<Board> board;
    if (with_drawn(readable, thing, [&](const auto& entity) { board = entity.board; })) return board;
    if (const Note* note = readable.find(Id<Note>{thing.value})) return note->board;
  }
  return {};
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
  std::string name = file.filename().string();
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const Exporter* best = nullptr;
  for (const Exporter& exporter : table)
    if (name.ends_with(exporter.extension) && (!best || exporter.extension.size() > best->extension.size())) best = &exporter;
  return best;
}

Result<std::vector<Path>> export_to(const Path& file, const WorkshopState& state, const Words& words, const ExportOptions& options) {
  const Exporter* exporter = exporter_for(file);
  if (!exporter) return refuse("export.unknown", {{"file", shown_path(file)}, {"known", known_extensions()}});
  const WorkshopState readable = for_readers(state, options.authors);
  if (!exporter->a_board) {
    TRY(write_file(file, TRY(exporter->write(readable, {}, words, options))));
    return std::vector<Path>{file};
  }
  const std::vector<Id<Board>> boards = boards_to_draw(readable, options.board ? options.board : board_of_part(readable, options.part));
  if (boards.empty()) return refuse("export.no_board");
  std::vector<Path> written;
  for (std::size_t i = 0; i < boards.size(); ++i) {
    Path one = file;
    if (const std::string name = file.filename().string(); boards.size() > 1) {
      const std::size_t stem = name.size() - exporter->extension.size();
      one.replace_filename(Path(name.substr(0, stem) + "-" + std::to_string(i + 1) + name.substr(stem)));
    }
    TRY(write_file(one, TRY(exporter->write(readable, boards[i], words, options))));
    written.push_back(std::move(one));
  }
  return written;
}

} // namespace pressoir::summary
