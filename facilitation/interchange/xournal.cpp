// Xournal++ (.xopp: XML under gzip): the strokes and texts of every page, one page under the other. Widths are told for
// each piece of a stroke, and become its pressure.
#include <algorithm>
#include <charconv>
#include <cmath>

#include <pugixml.hpp>
#include <zlib.h>

#include "facilitation/base/text.h"
#include "facilitation/interchange/board_file.h"
#include "facilitation/workshop/ink_points.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;

constexpr std::size_t most_inflated = 64 << 20, most_ratio = 100;
constexpr double scale = 2; // board units a point of paper

// What gzip holds; nothing when it is damaged, or grows beyond what a board may be.
std::optional<std::string> inflated(std::string_view bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 32) != Z_OK) return std::nullopt;
  std::string out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  char piece[1 << 16];
  int result = Z_OK;
  while (result == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece);
    stream.avail_out = sizeof piece;
    result = inflate(&stream, Z_NO_FLUSH);
    out.append(piece, sizeof piece - stream.avail_out);
    if (out.size() > most_inflated || out.size() > bytes.size() * most_ratio + (1 << 20)) result = Z_DATA_ERROR;
    if (result == Z_BUF_ERROR) break;
  }
  inflateEnd(&stream);
  if (result != Z_STREAM_END) return std::nullopt;
  return out;
}

std::vector<double> numbers_of(std::string_view text) {
  std::vector<double> all;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end && all.size() < 2 * most_ink_points + 2) {
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) ++at;
    double number = 0;
    const auto read = std::from_chars(at, end, number);
    if (read.ec != std::errc{} || !std::isfinite(number) || std::abs(number) > 1e6) break;
    all.push_back(number);
    at = read.ptr;
  }
  return all;
}

std::optional<Colour> colour_of(std::string_view text) {
  // Xournal's own names, where they are not everybody's.
  if (text == "lightblue") return rgb(0x00C0FF);
  return colour_from_foreign(text);
}

} // namespace

Result<BoardFile> read_xournal(std::string_view bytes, std::string_view name) {
  const Error unreadable = refuse("board_file.unreadable", {{"file", std::string(name)}});
  std::optional<std::string> text;
  if (bytes.starts_with("\x1F\x8B")) text = inflated(bytes);
  else text = std::string(bytes); // saved without compression
  pugi::xml_document document;
  if (!text || !document.load_buffer(text->data(), text->size())) return unreadable;
  const pugi::xml_node root = document.child("xournal");
  if (!root) return unreadable;
  BoardFile file;
  std::size_t odd = 0, cut = 0;
  std::int64_t order = 0;
  double top = 0;
  for (const pugi::xml_node page : root.children("page")) {
    const Vec2 corner{0, top};
    top += std::clamp(page.attribute("height").as_double(842), 10.0, 20'000.0) * scale + 60;
    for (const pugi::xml_node layer : page.children("layer"))
      for (const pugi::xml_node node : layer.children()) {
        if (file.things() >= most_board_things) return refuse("board_file.too_many", {{"file", std::string(name)}, {"most", static_cast<std::int64_t>(most_board_things)}});
        const std::string_view kind = node.name();
        ++order;
        if (kind == "stroke") {
          const auto numbers = numbers_of(node.text().get());
          const auto widths = numbers_of(node.attribute("width").value());
          InkLine line;
          for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) line.points.push_back(corner + Vec2{numbers[i], numbers[i + 1]} * scale);
          if (line.points.empty()) {
            ++odd;
            continue;
          }
          const double width = widths.empty() ? 1.4 : std::clamp(widths.front(), 0.1, 180.0);
          // The first number is the pen's own width; those after it are of each piece.
          if (widths.size() > 1)
            for (std::size_t i = 0; i < line.points.size(); ++i) {
              const double here = widths[std::min(i + 1, widths.size() - 1)];
              line.pressures.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(here / width * 128, 1.0, 255.0))));
            }
          Stroke stroke{.order = order};
          const std::string_view tool = node.attribute("tool").value();
          stroke.tool = tool == "highlighter" ? PenTool::highlighter : PenTool::pen;
          stroke.colour = colour_of(node.attribute("color").value()).value_or(drawing_ink);
          stroke.width = std::clamp(width * scale, thinnest_pen, widest_pen);
          stroke.position = ink_bounds(line.points).position();
          if (tool != "eraser") file.drawn.strokes.push_back({{}, std::move(stroke), packed(line), {}});
        } else if (kind == "text") {
          Lettering words{.order = order, .text = words_within(node.text().get(), 4'000, cut), .face = LetterFace::body};
          if (trimmed(words.text).empty()) continue;
          const double size = std::clamp(node.attribute("size").as_double(12), 2.0, 500.0) * scale;
          words.letters = std::clamp(size, smallest_letters, largest_letters);
          words.position = corner + Vec2{std::clamp(node.attribute("x").as_double(), -1e5, 1e5), std::clamp(node.attribute("y").as_double(), -1e5, 1e5)} * scale;
          const auto lines = static_cast<double>(std::count(words.text.begin(), words.text.end(), '\n') + 1);
          words.size = {std::max(200.0, size * 0.62 * static_cast<double>(words.text.size()) / lines), size * 1.3 * lines};
          words.colour = colour_of(node.attribute("color").value()).value_or(drawing_ink);
          file.drawn.letterings.push_back({{}, std::move(words)});
        } else {
          ++odd; // pictures and formulas
        }
      }
  }
  for (const auto& [key, n] : {std::pair{"board_file.told.odd", odd}, {"board_file.told.cut", cut}})
    if (n > 0) file.told.push_back(refuse(key, {{"file", std::string(name)}, {"n", static_cast<std::int64_t>(n)}}));
  return file;
}

} // namespace pressoir::interchange
