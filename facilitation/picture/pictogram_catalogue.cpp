// The index read once with its drawings; search over folded words; drawings scaled into a box.
#include "facilitation/picture/pictogram_catalogue.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <boost/json.hpp>
#include <pugixml.hpp>

#include "facilitation/base/file.h"
#include "facilitation/base/text.h"
#include "facilitation/picture/placed_path.h"

namespace pressoir::picture {
namespace {

constexpr double stroke_width = 3;

Error unreadable(std::string_view name) {
  return {"pictograms.unreadable", {{"name", std::string(name)}}};
}

std::vector<std::string> folded_words(std::string_view text) {
  const std::string key = search_key(text);
  std::vector<std::string> words;
  std::string word;
  for (const char c : key + " ") {
    const bool in_word = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (in_word) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

bool begins_one(const std::vector<std::string>& words, std::string_view typed) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.starts_with(typed); });
}

// "0 0 48 48": the two last numbers; nothing when it starts elsewhere or is empty.
std::optional<Vec2> size_of(std::string_view view_box) {
  if (!view_box.starts_with("0 0 ")) return std::nullopt;
  Vec2 size;
  const char* end = view_box.data() + view_box.size();
  const auto width = std::from_chars(view_box.data() + 4, end, size.x);
  if (width.ec != std::errc{} || width.ptr == end || *width.ptr != ' ') return std::nullopt;
  const auto height = std::from_chars(width.ptr + 1, end, size.y);
  if (height.ec != std::errc{} || height.ptr != end || !(size.x > 0) || !(size.y > 0)) return std::nullopt;
  return size;
}

} // namespace

Result<PictogramDrawing> pictogram_from_svg(std::string_view svg, std::string_view name) {
  pugi::xml_document document;
  if (!document.load_buffer(svg.data(), svg.size())) return unreadable(name);
  const pugi::xml_node root = document.child("svg");
  const auto size = size_of(root.attribute("viewBox").as_string());
  if (!size) return unreadable(name);
  PictogramDrawing drawing{.width = size->x, .height = size->y};
  for (const pugi::xml_node node : root.children("path")) {
    const std::string_view role = node.attribute("class").as_string();
    Path& path = role == "accent" ? drawing.accent : drawing.ink;
    if ((role != "accent" && role != "ink") || !path.segments.empty()) return unreadable(name);
    path = path_from_svg(node.attribute("d").as_string());
    if (path.segments.empty()) return unreadable(name);
  }
  if (drawing.ink.segments.empty()) return unreadable(name);
  return drawing;
}

Result<PictogramCatalogue> PictogramCatalogue::from_index(std::string_view json, const Fetch& fetch) {
  boost::json::error_code failure;
  const boost::json::value document = boost::json::parse(json, failure);
  const auto* root = failure ? nullptr : document.if_object();
  const auto* list = root && root->if_contains("drawings") ? root->at("drawings").if_array() : nullptr;
  if (!list) return unreadable("{}");
  PictogramCatalogue catalogue;
  for (const boost::json::value& value : *list) {
    const auto* told = value.if_object();
    if (!told) return unreadable("{}");
    const auto text = [told](const char* key) {
      const auto* found = told->if_contains(key);
      const auto* string = found ? found->if_string() : nullptr;
      return string ? std::string(string->data(), string->size()) : std::string();
    };
    PictogramEntry entry{text("name"), text("family"), text("fr"), text("en"), text("tags_fr"), text("tags_en")};
    if (entry.name.empty() || entry.french.empty() || entry.english.empty() || catalogue.places_.contains(entry.name)) return unreadable(entry.name.empty() ? "{}" : entry.name);
    catalogue.drawings_.push_back(TRY(pictogram_from_svg(TRY(fetch(entry.name)), entry.name)));
    catalogue.searched_.push_back({{folded_words(entry.french), folded_words(entry.english)}, {folded_words(entry.french_tags), folded_words(entry.english_tags)}});
    catalogue.places_.emplace(entry.name, catalogue.entries_.size());
    catalogue.entries_.push_back(std::move(entry));
  }
  return catalogue;
}

Result<PictogramCatalogue> PictogramCatalogue::load(const std::filesystem::path& folder) {
  return from_index(TRY(read_file(folder / "drawings.json", 1 << 20)),
                    [&](const std::string& name) { return read_file(folder / (name + ".svg"), 1 << 20); });
}

const PictogramEntry* PictogramCatalogue::find(std::string_view name) const {
  const auto found = places_.find(name);
  return found == places_.end() ? nullptr : &entries_[found->second];
}

std::vector<const PictogramEntry*> PictogramCatalogue::search(std::string_view typed, Language language) const {
  const std::vector<std::string> wanted = folded_words(typed);
  const std::size_t own = language == Language::french ? 0 : 1, other = 1 - own;
  std::vector<std::vector<const PictogramEntry*>> ranked(4);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Searched& in = searched_[i];
    std::size_t rank = 0; // of the word that is found last
    for (const std::string& word : wanted) {
      const std::vector<std::string>* const places[] = {&in.words[own], &in.tags[own], &in.words[other], &in.tags[other]};
      std::size_t at = 0;
      while (at < 4 && !begins_one(*places[at], word)) ++at;
      rank = std::max(rank, at);
    }
    if (rank < 4) ranked[rank].push_back(&entries_[i]);
  }
  std::vector<const PictogramEntry*> found;
  for (const auto& some : ranked) found.insert(found.end(), some.begin(), some.end());
  return found;
}

double PictogramCatalogue::proportion(std::string_view name) const {
  const auto found = places_.find(name);
  return found == places_.end() ? 1 : drawings_[found->second].width / drawings_[found->second].height;
}

std::vector<Path> PictogramCatalogue::draw(std::string_view name, const Rect& box, Colour ink, Colour accent) const {
  const auto found = places_.find(name);
  if (found == places_.end()) return {};
  const PictogramDrawing& drawing = drawings_[found->second];
  const double scale = std::min(box.width / drawing.width, box.height / drawing.height);
  const Vec2 origin = box.centre() - Vec2{drawing.width, drawing.height} * (scale / 2);
  std::vector<Path> paths;
  if (!drawing.accent.segments.empty()) {
    paths.push_back(placed(drawing.accent, origin, scale));
    paths.back().fill = accent;
  }
  paths.push_back(placed(drawing.ink, origin, scale));
  paths.back().stroke = ink;
  paths.back().stroke_width = stroke_width * scale;
  return paths;
}

} // namespace pressoir::picture
