#include "facilitation/summary/board_pages.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "facilitation/summary/board_picture.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::summary {
namespace {

using namespace workshop;

constexpr double margin = 24;                                  // board units around what is drawn
constexpr double points_a_unit = 0.75;                         // as browsers print: 96 units an inch
constexpr double slide_length = 841.89;                        // a frame is as long as an A4 sheet
constexpr double a0_short = 2383.94, a0_long = 3370.39, poster_margin = 42;

picture::PdfPage natural(const Rect& area) {
  // PDF readers take pages up to 14,400 points.
  const double scale = std::min(points_a_unit, 14'000 / std::max({area.width, area.height, 1.0}));
  return {.area = area, .size = area.size() * scale};
}

picture::PdfPage poster(const Rect& area) {
  const Vec2 page = area.width >= area.height ? Vec2{a0_long, a0_short} : Vec2{a0_short, a0_long};
  // Paper of the board's own proportions around it, so that the margins are the sheet's.
  const double scale = std::min((page.x - 2 * poster_margin) / area.width, (page.y - 2 * poster_margin) / area.height);
  const Vec2 size = page / scale;
  return {.area = rect_at(area.centre() - size / 2, size), .size = page};
}

picture::PdfPage slide(const Shape& frame) {
  const double scale = slide_length / std::max({frame.size.x, frame.size.y, 1.0});
  return {.area = rect_at(frame.position, frame.size), .size = frame.size * scale, .title = frame.text};
}

} // namespace

Id<Shape> frame_named(const WorkshopState& readable, Id<Board> board, std::string_view named) {
  std::vector<const Shape*> frames;
  if (board) frames = frames_on(readable, board);
  else
    for (const Step* step : agenda(readable))
      for (const Shape* frame : frames_on(readable, step->board)) frames.push_back(frame);
  for (const Shape* frame : frames)
    if (frame->text == named) return frame->id;
  std::size_t number = 0;
  const auto read = std::from_chars(named.data(), named.data() + named.size(), number);
  if (read.ec == std::errc() && read.ptr == named.data() + named.size() && number >= 1 && number <= frames.size()) return frames[number - 1]->id;
  return {};
}

Result<BoardPages> board_pages(const WorkshopState& readable, Id<Board> board, const Words& words, const BoardPart& part) {
  BoardPages made{.scene = board_as_it_stands(readable, board, words), .pages = {}};
  const std::vector<const Shape*> frames = frames_on(readable, board);
  std::set<std::uint64_t> wanted;
  for (const Id<Drawn> thing : part.things) wanted.insert(thing.value);
  std::set<std::uint64_t> slides; // their own edges and names are no part of what they show
  if (part.frame) {
    const auto found = std::find_if(frames.begin(), frames.end(), [&](const Shape* frame) { return frame->id == part.frame; });
    if (found == frames.end()) return refuse("export.no_frame", {{"frame", part.frame.value ? id_text(part.frame.value) : std::string()}});
    slides.insert(part.frame.value);
    made.pages.push_back(slide(**found));
  } else if (wanted.empty() && !part.poster) {
    for (const Shape* frame : frames) slides.insert(frame->id.value), made.pages.push_back(slide(*frame));
  }
  std::erase_if(made.scene.elements, [&](const picture::Element& element) {
    return slides.contains(element.entity) || (!wanted.empty() && !wanted.contains(element.entity));
  });
  if (made.scene.elements.empty() && frames.empty()) return refuse("export.no_board");
  if (!made.pages.empty()) return made;
  Rect around = bounds(made.scene);
  if (around.empty()) return refuse("export.no_board");
  made.pages.push_back(part.poster ? poster(around) : natural(inset(around, -margin)));
  return made;
}

} // namespace pressoir::summary
