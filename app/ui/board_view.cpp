// Asks the scene what is in view, and draws it from the farthest to the nearest; what is held comes last.
#include "app/ui/board_view.h"

#include <algorithm>

#include "app/ui/scene_painter.h"

namespace pressoir::ui {
namespace {

using activities::BoardItem;

// Shadows, piles and marks reach beyond the box, in board units.
constexpr double overhang = 56;

bool among(const std::set<std::uint64_t>* keys, std::uint64_t key) {
  return keys && keys->contains(key);
}

// All that is drawn of one note near enough to be read.
struct NearPainter {
  Ui& ui;
  const activities::BoardScene& scene;
  const BoardMarks& marks;

  void note(const BoardItem& item, const picture::Element& element, const Rect& box, const Placement& place) const {
    paint(ui, element, place);
    if (among(marks.selected, item.key) || item.key == marks.outlined)
      edge(ui, place.px(inset(box, -4)), ui.theme.accent_stroke, 4, 8);
  }
  void moving(const BoardItem& item, const BoardMotion::Pose& pose, Placement place) const {
    place.at = place.at + pose.by * place.scale;
    place.opacity *= pose.opacity;
    const Turned turned(*ui.list, place.px(item.box.centre()), pose.degrees);
    note(item, scene.element(item.key), item.box, place);
    if (pose.outline > 0) edge(ui, inset(place.px(item.box), -ui.px(4)), with_alpha(ui.theme.accent_stroke, pose.outline), 4, 8);
  }
};

} // namespace

bool BoardView::is_absent(std::uint64_t key) const {
  return !absent_.empty() && std::binary_search(absent_.begin(), absent_.end(), key);
}

void BoardView::follow(const activities::BoardScene& scene, const BoardMarks& marks) {
  std::vector<std::uint64_t> absent;
  if (marks.held) absent.assign(marks.held->begin(), marks.held->end());
  for (const BoardMarks::Reshaped& one : marks.reshaped) absent.push_back(one.key);
  if (marks.hidden != 0) absent.push_back(marks.hidden);
  if (marks.away) absent.insert(absent.end(), marks.away->begin(), marks.away->end());
  std::sort(absent.begin(), absent.end());
  absent.erase(std::unique(absent.begin(), absent.end()), absent.end());
  if (scene.all_changed()) {
    tiles_.forget();
    far_.forget();
  } else {
    if (!scene.changed().empty()) far_.forget();
    for (const std::uint64_t key : scene.changed()) {
      if (const auto before = scene.box_before(key)) tiles_.outdate(*before);
      if (const BoardItem* item = scene.item(key)) tiles_.outdate(item->box);
    }
    std::vector<std::uint64_t> otherwise;
    std::set_symmetric_difference(absent.begin(), absent.end(), absent_.begin(), absent_.end(), std::back_inserter(otherwise));
    for (const std::uint64_t key : otherwise)
      if (const BoardItem* item = scene.item(key)) tiles_.outdate(item->box);
  }
  absent_ = std::move(absent);
}

void BoardView::draw_near(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area,
                          const BoardMarks& marks) {
  const NearPainter painter{ui, scene, marks};
  const Rect seen = inset(rect_at(place.unit(area.position()), area.size() / place.scale), -overhang);
  scene.in_view(seen, found_);
  motion_.begin_drawing();
  std::vector<std::pair<const BoardItem*, BoardMotion::Pose>> moving;
  for (const BoardItem* item : found_) {
    if (is_absent(item->key)) continue;
    if (!motion_.at_rest()) {
      // Above those that lie.
      if (const auto pose = motion_.pose(ui, item->key, place)) {
        moving.emplace_back(item, *pose);
        motion_.drew(item->key, place.px(rect_at(item->box.position() + pose->by, item->box.size())));
        continue;
      }
    }
    motion_.drew(item->key, place.px(item->box));
    painter.note(*item, scene.element(item->key), item->box, place);
  }
  for (const auto& [item, pose] : moving) painter.moving(*item, pose, place);
  for (const BoardMarks::Reshaped& one : marks.reshaped) {
    if (const BoardItem* item = scene.item(one.key)) painter.note(*item, scene.element_in(one.key, one.box), one.box, place);
  }
  if (!marks.held || marks.held->empty()) return;
  Placement in_hand = place;
  in_hand.at = in_hand.at + marks.held_by * place.scale;
  found_.clear();
  scene.in_view(rect_at(seen.position() - marks.held_by, seen.size()), found_);
  for (const BoardItem* item : found_) {
    if (!marks.held->contains(item->key)) continue;
    motion_.drew(item->key, in_hand.px(item->box));
    painter.note(*item, scene.element(item->key), item->box, in_hand);
  }
}

void BoardView::draw_far(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area,
                         const BoardMarks& marks) {
  motion_.begin_drawing();
  const Rect seen = rect_at(place.unit(area.position()), area.size() / place.scale);
  // Tiles are painted on paper: they would hide a canvas.
  const FarWords words = place.scale < plain_below && !scene.backdrop() ? FarWords::left_out : FarWords::as_lines;
  if (words == FarWords::left_out) tiles_.draw(ui, scene, place, area, absent_);
  if (words == FarWords::as_lines) draw_far_things(ui, scene, place, area, far_.around(scene, seen), absent_, words);
  FarNotes notes(*ui.list, scene.look(), place, area);
  const Colour veil = with_alpha(ui.theme.accent_stroke, 0.45);
  if (marks.selected) {
    for (const std::uint64_t key : *marks.selected)
      if (const BoardItem* item = scene.item(key); item && !is_absent(key)) notes.veil(item->box, veil);
  }
  if (const BoardItem* item = scene.item(marks.outlined)) notes.veil(item->box, veil);
  for (const BoardMarks::Reshaped& one : marks.reshaped) {
    if (const BoardItem* item = scene.item(one.key)) notes.draw({one.box, item->fill, item->letters, item->key}, words);
  }
  if (!marks.held || marks.held->empty()) return;
  // Those that are held, not all that is in view: from here that may be the whole board.
  const Rect from = rect_at(seen.position() - marks.held_by, seen.size());
  found_.clear();
  for (const std::uint64_t key : *marks.held)
    if (const BoardItem* item = scene.item(key); item && item->box.intersects(from)) found_.push_back(item);
  std::sort(found_.begin(), found_.end(), [](const BoardItem* a, const BoardItem* b) { return painted_before(*a, *b); });
  for (const BoardItem* item : found_) {
    const Rect box = rect_at(item->box.position() + marks.held_by, item->box.size());
    notes.draw({box, item->fill, item->letters, item->key}, words);
    if (among(marks.selected, item->key)) notes.veil(box, veil);
  }
}

void BoardView::draw(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area,
                     const BoardMarks& marks) {
  follow(scene, marks);
  motion_.follow(ui, scene, place, marks);
  found_.clear();
  if (const picture::Element* behind = scene.backdrop()) paint(ui, *behind, place);
  // Zones are laid for the window: never far.
  const bool far = place.scale < lines_below && scene.arrangement() == activities::Arrangement::free;
  if (far) draw_far(ui, scene, place, area, marks);
  else draw_near(ui, scene, place, area, marks);
}

activities::BoardLook board_look(const Theme& theme, const Words& words) {
  activities::BoardLook look;
  look.paper = theme.paper, look.sunken = theme.sunken, look.ink = theme.ink, look.ink3 = theme.ink3;
  // Notes keep their colours in the dark, and so do the marks that stand on them.
  const Theme on_notes = theme.kind == ThemeKind::dark ? theme_of(ThemeKind::light) : theme;
  look.accent = on_notes.accent, look.success = on_notes.success, look.danger = on_notes.danger;
  look.edges = theme.note_edge > 0 ? activities::NoteEdges::bordered : activities::NoteEdges::soft;
  look.language = words.language();
  look.tray_title = words.say("board.tray"), look.untitled_theme = words.say("board.theme_untitled");
  return look;
}

} // namespace pressoir::ui
