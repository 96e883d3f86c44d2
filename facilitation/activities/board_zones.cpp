// Gathers the notes of each theme, lays the zones out, draws their heads.
#include "facilitation/activities/board_zones.h"

#include <algorithm>
#include <tuple>

#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {
namespace {

using workshop::Note;

bool read_before(const Note* a, const Note* b) {
  return std::tuple(a->position.y, a->position.x, a->id) < std::tuple(b->position.y, b->position.x, b->id);
}

picture::Text line(const Rect& box, const std::string& text, double size, double pitch, int weight, Colour colour) {
  picture::Text line{.box = box, .text = text, .style = {}, .colour = colour};
  line.style.size = size;
  line.style.line_height = pitch;
  line.style.weight = weight;
  line.style.fit = picture::Fit::line;
  line.style.vertical = picture::VerticalAlign::middle;
  return line;
}

} // namespace

void BoardScene::Zones::lay_out(const workshop::WorkshopState& seen, Id<workshop::Board> board,
                                const std::unordered_map<std::uint64_t, int>& piles, const BoardLook& look,
                                const Rect& area) {
  const std::vector<ZoneShown> before = std::move(shown);
  shown.clear();
  std::unordered_map<std::uint64_t, std::size_t> place_of;
  for (const workshop::Theme* theme : workshop::themes_on(seen, board)) {
    place_of[theme->id.value] = shown.size();
    shown.push_back({.key = theme->id.value,
                     .letter = workshop::theme_letter(shown.size()),
                     .title = theme->title.empty() ? look.untitled_theme : theme->title,
                     .fill = workshop::note_fill(theme->colour)});
  }
  ZoneShown tray{.key = tray_key, .title = look.tray_title};
  for (const Note* note : workshop::notes_on(seen, board)) {
    const auto zone = place_of.find(note->theme.value);
    ZoneShown& into = zone == place_of.end() ? tray : shown[zone->second];
    into.notes.push_back(note);
    const auto pile = piles.find(note->id.value);
    into.count += 1 + static_cast<std::size_t>(pile == piles.end() ? 0 : pile->second);
  }
  if (!tray.notes.empty()) shown.push_back(std::move(tray));
  for (ZoneShown& zone : shown) std::sort(zone.notes.begin(), zone.notes.end(), read_before);
  place(area, piles);
  for (ZoneShown& zone : shown) {
    const auto was = std::find_if(before.begin(), before.end(), [&](const ZoneShown& z) { return z.key == zone.key; });
    zone.changed =
        was == before.end() || was->letter != zone.letter || was->title != zone.title || was->count != zone.count;
  }
}

void BoardScene::Zones::place(const Rect& area, const std::unordered_map<std::uint64_t, int>& piles) {
  std::unordered_map<std::uint64_t, Counted> known = std::move(counted);
  counted.clear();
  placed.clear();
  std::vector<ZoneContent> contents;
  for (const ZoneShown& zone : shown) {
    placed.insert(zone.key);
    ZoneContent content{.notes = {}, .tray = zone.key == tray_key};
    for (const Note* note : zone.notes) {
      placed.insert(note->id.value);
      Counted& lines = counted[note->id.value];
      if (const auto was = known.find(note->id.value); was != known.end() && was->second.text == note->text) {
        lines = std::move(was->second);
      } else {
        lines = {note->text, picture::LineCounter(note->text, zone_text_style())};
      }
      content.notes.push_back({lines.lines, piles.contains(note->id.value) ? 58.0 : 0.0});
    }
    contents.push_back(std::move(content));
  }
  layout = lay_zones(contents, area);
  for (std::size_t i = 0; i < shown.size(); ++i) shown[i].place = layout.zones[i];
}

picture::Element BoardScene::Zones::element(std::uint64_t key, const BoardLook& look) const {
  const auto zone = std::find_if(shown.begin(), shown.end(), [&](const ZoneShown& z) { return z.key == key; });
  if (zone == shown.end()) return {};
  const ZonePlace& place = zone->place;
  picture::Element element{.entity = key == tray_key ? 0 : key, .bounds = place.box};
  picture::Card card{.box = place.box, .fill = with_alpha(look.sunken, 0.82), .radius = 16};
  if (look.edges == NoteEdges::bordered) card.edge = look.ink, card.edge_width = 2;
  element.items.emplace_back(card);
  if (!zone->letter.empty()) {
    element.items.emplace_back(picture::Card{.box = place.tag, .fill = look.ink, .radius = 8});
    picture::Text letter = line(place.tag, zone->letter, zone->letter.size() > 1 ? 18 : 24, 28, 700, look.paper);
    letter.style.align = picture::Align::centre;
    element.items.emplace_back(std::move(letter));
  }
  picture::Text title = line(place.title, zone->title, 28, 36, 600, look.ink);
  title.style.face = picture::Face::inter_display;
  title.style.tracking = -0.01;
  title.style.fit = picture::Fit::shrink; // its line is as high as the box: never a second one
  title.style.least_size = 24;
  element.items.emplace_back(std::move(title));
  picture::Text count = line(place.count, std::to_string(zone->count), 24, 36, 500, look.ink3);
  count.style.align = picture::Align::end;
  count.style.tabular_figures = true;
  element.items.emplace_back(std::move(count));
  return element;
}

} // namespace pressoir::activities
