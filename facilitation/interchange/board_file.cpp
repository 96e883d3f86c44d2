#include "facilitation/interchange/board_file.h"

#include "facilitation/picture/decode.h"
#include "facilitation/base/bytes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <boost/json.hpp>

#include "facilitation/base/text.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;

struct Kind {
  std::string_view ending;
  Result<BoardFile> (*read)(std::string_view, std::string_view);
};
constexpr std::array kinds = {Kind{".canvas", read_json_canvas}, Kind{".excalidraw", read_excalidraw}, Kind{".excalidrawlib", read_excalidraw},
                              Kind{".mm", read_freemind},        Kind{".opml", read_opml},             Kind{".xopp", read_xournal}};

// Every list of things that are drawn.
template <class Visit>
void each_list(AddDrawn& drawn, Visit&& visit) {
  visit(drawn.strokes);
  visit(drawn.shapes);
  visit(drawn.connectors);
  visit(drawn.pictograms);
  visit(drawn.letterings);
  visit(drawn.images);
}

// Ids that are there already, or twice in the file, become others; what names them follows.
class Renaming {
 public:
  Renaming(const WorkshopState& state, Randomness& random) : state_(state), random_(random) {}

  template <class E>
  void name(Id<E>& id) {
    const std::uint64_t before = id.value;
    bool taken = before == 0 || !used_.insert(before).second || state_.find(Id<Note>{before}) || state_.find(Id<DrawingGroup>{before}) || state_.find(Id<Theme>{before});
    for_each_drawn_kind([&]<class D>() { taken = taken || state_.find(Id<D>{before}); });
    if (!taken) return;
    id.value = random_.id();
    if (before != 0) others_.emplace(before, id.value); // the first of several keeps what names it
  }
  template <class E>
  void follow(Id<E>& id) const {
    if (const auto found = others_.find(id.value); found != others_.end()) id.value = found->second;
  }

 private:
  const WorkshopState& state_;
  Randomness& random_;
  std::set<std::uint64_t> used_;
  std::map<std::uint64_t, std::uint64_t> others_;
};

void rename(BoardFile& file, const WorkshopState& state, Randomness& random) {
  Renaming renaming(state, random);
  for (auto& theme : file.notes.themes) renaming.name(theme.id);
  for (auto& group : file.drawn.groups) renaming.name(group.id);
  for (auto& note : file.notes.notes) renaming.name(note.id);
  each_list(file.drawn, [&](auto& list) {
    for (auto& one : list) renaming.name(one.id);
  });
  for (auto& group : file.drawn.groups) renaming.follow(group.is.inside);
  for (auto& note : file.notes.notes) renaming.follow(note.theme);
  each_list(file.drawn, [&](auto& list) {
    for (auto& one : list) renaming.follow(one.is.group);
  });
  for (auto& connector : file.drawn.connectors) {
    renaming.follow(connector.is.from.thing);
    renaming.follow(connector.is.to.thing);
  }
}

// Above everything that lies there.
std::int64_t highest(const WorkshopState& state) {
  std::int64_t most = 0;
  state.all<Note>().for_each([&](const Note& note) { most = std::max(most, note.stacking); });
  for_each_drawn(state, [&](const auto& thing) { most = std::max(most, thing.order); });
  return most;
}

} // namespace

std::size_t BoardFile::things() const {
  return notes.notes.size() + drawn.strokes.size() + drawn.shapes.size() + drawn.connectors.size() + drawn.pictograms.size() + drawn.letterings.size() + drawn.images.size();
}

Result<BoardPlan> plan_board(BoardFile file, const WorkshopState& state, Id<Board> board, Randomness& random, const std::function<Result<std::string>(std::string_view)>& keep) {
  if (file.things() == 0) return refuse("board_file.empty");
  std::vector<std::string> names;
  for (const std::string& picture : file.pictures) names.push_back(TRY(keep(picture)));
  for (auto& image : file.drawn.images)
    if (image.is.blob.starts_with('#')) {
      const std::size_t at = static_cast<std::size_t>(std::strtoul(image.is.blob.c_str() + 1, nullptr, 10));
      image.is.blob = at < names.size() ? names[at] : std::string();
    }
  std::erase_if(file.drawn.images, [](const auto& image) { return image.is.blob.empty(); });
  rename(file, state, random);
  const std::int64_t above = highest(state);
  for (auto& note : file.notes.notes) note.stacking += above;
  each_list(file.drawn, [&](auto& list) {
    for (auto& one : list) one.is.order += above;
  });
  BoardPlan plan{.requests = {}, .told = std::move(file.told), .notes = file.notes.notes.size(), .drawn = file.things() - file.notes.notes.size()};
  const std::uint64_t group = random.id();
  const auto add = [&](auto arguments) {
    plan.requests.push_back(request_of(std::move(arguments)));
    plan.requests.back().group = group;
  };
  file.notes.board = file.drawn.board = board;
  file.drawn.keeps_order = true;
  if (plan.notes > 0) add(std::move(file.notes));
  if (plan.drawn > 0) add(std::move(file.drawn));
  return plan;
}

bool is_board_file(std::string_view ending) {
  return std::any_of(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.ending == ending; });
}

Result<BoardFile> read_board_file(std::string_view bytes, std::string_view ending, std::string_view name) {
  if (bytes.size() > most_board_bytes) return refuse("board_file.too_large", {{"file", std::string(name)}, {"most", static_cast<std::int64_t>(most_board_bytes)}});
  for (const Kind& kind : kinds)
    if (kind.ending == ending) return kind.read(bytes, name);
  return refuse("board_file.unknown", {{"file", std::string(name)}});
}

std::uint64_t id_from_foreign(std::string_view id) {
  if (const auto own = id_from_text(id); own && *own != 0) return *own;
  return id_from_word(id);
}

std::optional<Colour> colour_from_foreign(std::string_view text) {
  if (text == "transparent" || text == "none") return Colour{0, 0, 0, 0};
  if (text.size() == 4 && text[0] == '#') {
    const std::string longer{'#', text[1], text[1], text[2], text[2], text[3], text[3]};
    return colour_from_hex(longer);
  }
  if (text.starts_with('#')) return colour_from_hex(text);
  struct Named {
    std::string_view name;
    std::uint32_t colour;
  };
  static constexpr std::array names = {Named{"black", 0x000000},  Named{"white", 0xFFFFFF},  Named{"red", 0xFF0000},  Named{"green", 0x008000}, Named{"blue", 0x0000FF},   Named{"yellow", 0xFFFF00},
                                       Named{"orange", 0xFF8000}, Named{"magenta", 0xFF00FF}, Named{"gray", 0x808080}, Named{"grey", 0x808080},  Named{"purple", 0x800080}, Named{"lightblue", 0x00C0FF},
                                       Named{"lightgreen", 0x00FF00}, Named{"brown", 0x8B4513}, Named{"pink", 0xFFC0CB}};
  for (const Named& one : names)
    if (one.name == text) return rgb(one.colour);
  return std::nullopt;
}

NoteColour nearest_note_colour(Colour colour) {
  int best = 0;
  double least = 1e18;
  for (int i = 0; i < note_colour_count; ++i) {
    const Colour fill = note_fill(static_cast<NoteColour>(i));
    const double r = colour.red - fill.red, g = colour.green - fill.green, b = colour.blue - fill.blue, far = r * r * 0.3 + g * g * 0.59 + b * b * 0.11;
    if (far < least) least = far, best = i;
  }
  return static_cast<NoteColour>(best);
}

std::string words_within(std::string_view text, std::size_t most, std::size_t& cut) {
  const std::string clean = clean_text(text);
  if (clean.size() <= most || grapheme_count(clean) <= most) return clean;
  ++cut;
  return std::string(first_graphemes(clean, most - 1)) + "…";
}

std::string url_of_picture(std::string_view bytes) {
  const std::string_view mime = bytes.starts_with("\xFF\xD8") ? "image/jpeg" : picture::looks_like_svg(bytes) ? "image/svg+xml" : "image/png";
  return "data:" + std::string(mime) + ";base64," + base64_text(bytes);
}
std::optional<std::string> picture_from_url(std::string_view url) {
  const std::size_t comma = url.find(',');
  if (comma == url.npos || !url.starts_with("data:image/") || url.substr(0, comma).find(";base64") == url.npos) return std::nullopt;
  auto bytes = bytes_from_base64(url.substr(comma + 1));
  if (!bytes || (!bytes->starts_with("\x89PNG") && !bytes->starts_with("\xFF\xD8\xFF") && !picture::looks_like_svg(*bytes))) return std::nullopt;
  return bytes;
}
std::string picture_file_name(std::string_view blob) { return "image-" + std::string(blob.substr(0, 12)) + ".png"; }

std::optional<boost::json::object> json_object_of(std::string_view bytes, boost::json::storage_ptr storage) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  boost::json::parse_options options;
  options.max_depth = 32;
  options.allow_invalid_utf8 = true; // cleaned where it is read
  boost::json::error_code error;
  boost::json::value value = boost::json::parse(bytes, error, std::move(storage), options);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

} // namespace pressoir::interchange
