// The set read from its file, and drawings scaled into a box; the accent's +2, +2 is applied here, once for all.
#include "facilitation/picture/pictograms.h"

#include <boost/json.hpp>

#include "facilitation/picture/placed_path.h"

namespace pressoir::picture {
namespace {

constexpr double grid = 48;
constexpr Vec2 accent_shift{2, 2};

} // namespace

Result<Pictograms> Pictograms::from_json(std::string_view json) {
  boost::json::error_code failure;
  const boost::json::value document = boost::json::parse(json, failure);
  if (failure || !document.is_object()) return refuse("pictograms.unreadable", {{"name", std::string("{}")}});
  Pictograms set;
  std::vector<std::pair<std::string, std::string>> also;
  for (const auto& [key, value] : document.get_object()) {
    const std::string name(key);
    if (const auto* other = value.if_string()) {
      also.emplace_back(name, std::string(*other));
      continue;
    }
    Drawing drawing;
    const auto* parts = value.if_object();
    if (!parts) return refuse("pictograms.unreadable", {{"name", name}});
    auto part = [parts](const char* which, Path& path) {
      const auto* data = parts->if_contains(which);
      if (!data) return true;
      if (!data->is_string()) return false;
      const auto& text = data->get_string();
      path = path_from_svg({text.data(), text.size()});
      return text.empty() || !path.segments.empty();
    };
    if (!part("accent", drawing.accent) || !part("stroke", drawing.stroke)) {
      return refuse("pictograms.unreadable", {{"name", name}});
    }
    set.drawings_.emplace(name, std::move(drawing));
  }
  for (const auto& [name, other] : also) {
    const auto found = set.drawings_.find(other);
    if (found == set.drawings_.end()) return refuse("pictograms.unreadable", {{"name", name}});
    set.drawings_.emplace(name, found->second);
  }
  return set;
}

bool Pictograms::knows(std::string_view name) const {
  return drawings_.find(name) != drawings_.end();
}

std::vector<std::string> Pictograms::names() const {
  std::vector<std::string> all;
  all.reserve(drawings_.size());
  for (const auto& [name, drawing] : drawings_) all.push_back(name);
  return all;
}

std::vector<Path> Pictograms::draw(std::string_view name, const Rect& box, Colour stroke, Colour accent) const {
  const auto found = drawings_.find(name);
  if (found == drawings_.end()) return {};
  const double scale = std::min(box.width, box.height) / grid;
  const Vec2 origin = box.centre() - Vec2{grid, grid} * (scale / 2);
  std::vector<Path> paths;
  if (!found->second.accent.segments.empty()) {
    paths.push_back(placed(found->second.accent, origin + accent_shift * scale, scale));
    paths.back().fill = accent;
  }
  paths.push_back(placed(found->second.stroke, origin, scale));
  paths.back().stroke = stroke;
  paths.back().stroke_width = 3 * scale;
  return paths;
}

} // namespace pressoir::picture
