// Follows the differences between two states: what is shared by pointer is not looked at again.
#include "facilitation/activities/board_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "facilitation/activities/board_zones.h"
#include "facilitation/activities/canvas_scene.h"
#include "facilitation/activities/drawn_element.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/activities/note_element.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {
namespace {

using workshop::Like;
using workshop::Note;
using workshop::WorkshopState;

// Elements kept made; beyond, all are made anew when looked at.
constexpr std::size_t most_made = 3000;

// In the free arrangement letters grow with the note: 44 on the usual 200 × 200.
double largest_text(const Rect& box) {
  return std::max(24.0, 0.22 * std::min(box.width, box.height));
}

// Layers lie over each other whatever their things' own order.
std::int64_t stacking_of(workshop::Layer layer, std::int64_t order) {
  constexpr std::int64_t apart = std::int64_t{1} << 60;
  return std::clamp(order, -apart / 2, apart / 2) + (static_cast<std::int64_t>(layer) - 1) * apart;
}

} // namespace

Arrangement arrangement_of(const WorkshopState& seen, const workshop::Step& step, Id<workshop::Board> board) {
  const workshop::Board* shown = seen.find(board);
  const bool canvas = shown && !shown->canvas.empty() && step.board == board;
  const bool draws = kind_of_step(step).stage == Stage::drawing;
  return canvas || draws || workshop::themes_on(seen, board).empty() ? Arrangement::free : Arrangement::zones;
}

BoardScene::BoardScene(BoardLook look) : look_(std::move(look)), zones_(std::make_unique<Zones>()) {}
BoardScene::~BoardScene() = default;
BoardScene::BoardScene(BoardScene&&) noexcept = default;
BoardScene& BoardScene::operator=(BoardScene&&) noexcept = default;

void BoardScene::set_look(const BoardLook& look) {
  if (look == look_) return;
  look_ = look;
  stale_ = true;
}
void BoardScene::set_dots(std::map<Id<Note>, int> dots) {
  if (dots == dots_) return;
  dots_ = std::move(dots);
  stale_ = true;
}
void BoardScene::set_zones_area(const Rect& area) {
  if (area == zones_area_) return;
  zones_area_ = area;
  stale_ = true;
}

bool BoardScene::stands(const Note* note) const {
  return note && note->board == board_ && !note->waiting && !note->reunited_with;
}

bool BoardScene::update(const WorkshopState& seen, Id<workshop::Board> board, Arrangement arrangement) {
  changed_.clear();
  before_.clear();
  follow_canvas(seen, board);
  all_changed_ = stale_ || board != board_ || arrangement != arrangement_;
  const bool same_notes = seen.all<Note>().same_version(seen_.all<Note>());
  const bool same_likes = seen.all<Like>().same_version(seen_.all<Like>());
  const bool same_themes = seen.all<workshop::Theme>().same_version(seen_.all<workshop::Theme>());
  bool same_drawn = true;
  workshop::for_each_drawn_kind([&]<class E>() { same_drawn = same_drawn && seen.all<E>().same_version(seen_.all<E>()); });
  if (!all_changed_ && same_notes && same_likes && same_themes && same_drawn) return false;

  const WorkshopState before = std::move(seen_); // kept to the end: entries still point into it
  seen_ = seen;
  board_ = board;
  arrangement_ = arrangement;
  stale_ = false;
  if (all_changed_) {
    rebuild();
    return true;
  }
  if (!same_notes) follow_notes(before);
  if (!same_likes) follow_likes(before);
  if (!same_drawn || !same_notes) follow_drawn(before);
  if (arrangement_ == Arrangement::zones && (!same_notes || !same_themes)) lay_out_zones();
  std::sort(changed_.begin(), changed_.end());
  changed_.erase(std::unique(changed_.begin(), changed_.end()), changed_.end());
  return !changed_.empty();
}

void BoardScene::follow_canvas(const WorkshopState& seen, Id<workshop::Board> id) {
  if (id == board_ && seen.all<workshop::Board>().same_version(seen_.all<workshop::Board>())) return;
  const workshop::Board* board = seen.find(id);
  const std::string& text = board ? board->canvas : std::string();
  if (text == canvas_text_) return;
  canvas_text_ = text;
  canvas_.reset();
  if (!text.empty())
    if (auto read = workshop::canvas_from_json(text)) canvas_ = std::move(*read);
  stale_ = true;
}

const picture::Element* BoardScene::backdrop() const {
  return canvas_ && arrangement_ == Arrangement::free ? &backdrop_ : nullptr;
}

Rect BoardScene::bounds() const {
  const picture::Element* behind = backdrop();
  return behind ? united(behind->bounds, grid_.bounds()) : grid_.bounds();
}

void BoardScene::rebuild() {
  if (canvas_) backdrop_ = canvas_element(*canvas_, look_);
  entries_.clear();
  grid_.clear();
  made_.clear();
  piles_.clear();
  likes_.clear();
  const WorkshopState nothing;
  if (arrangement_ == Arrangement::free) entries_.reserve(seen_.all<Note>().size());
  follow_notes(nothing);
  follow_likes(nothing);
  connectors_.clear();
  follow_drawn(nothing);
  legible_ = true;
  if (arrangement_ == Arrangement::zones) lay_out_zones();
  changed_.clear();
}

void BoardScene::follow_notes(const WorkshopState& before) {
  const auto reunited = [&](const Note* note) { return note && note->board == board_ && note->reunited_with; };
  const auto add_to_pile = [&](const Note* note, int by) {
    if (!reunited(note)) return;
    int& under = piles_[note->reunited_with.value];
    under += by;
    if (under <= 0) piles_.erase(note->reunited_with.value);
    touch(note->reunited_with.value);
  };
  Table<Note>::difference(before.all<Note>(), seen_.all<Note>(), [&](const Note* was, const Note* is) {
    add_to_pile(was, -1);
    add_to_pile(is, 1);
    if (arrangement_ != Arrangement::free) {
      if (stands(is)) touch(is->id.value);
      return;
    }
    if (stands(is))
      put(free_entry(*is));
    else if (stands(was))
      drop(was->id.value);
  });
}

void BoardScene::follow_likes(const WorkshopState& before) {
  const auto add = [&](const Like* like, int by) {
    if (!like) return;
    int& count = likes_[like->note.value];
    count += by;
    if (count <= 0) likes_.erase(like->note.value);
    touch(like->note.value);
  };
  Table<Like>::difference(before.all<Like>(), seen_.all<Like>(), [&](const Like* was, const Like* is) {
    add(was, -1);
    add(is, 1);
  });
}

void BoardScene::follow_drawn(const WorkshopState& before) {
  // Zones are laid for reading; drawings stand where notes stand freely.
  if (arrangement_ != Arrangement::free) return;
  std::set<std::uint64_t> moved;
  const auto put_drawn = [&](const auto& entity) {
    Entry entry;
    entry.drawn = &entity;
    entry.item = {.what = BoardItem::What::drawn, .key = entity.id.value, .box = drawn_bounds(seen_, entity), .fill = look_.paper, .stacking = stacking_of(entity.layer, entity.order)};
    put(entry);
  };
  workshop::for_each_drawn_kind([&]<class E>() {
    Table<E>::difference(before.all<E>(), seen_.all<E>(), [&](const E* was, const E* is) {
      const std::uint64_t key = (was ? was : is)->id.value;
      if constexpr (std::is_same_v<E, workshop::Connector>) {
        if (is && is->board == board_) connectors_.insert(key);
        else connectors_.erase(key);
      } else if (!all_changed_) {
        moved.insert(key);
      }
      if (is && is->board == board_) put_drawn(*is);
      else if (was && was->board == board_) drop(key);
    });
  });
  if (all_changed_ || connectors_.empty()) return;
  Table<Note>::difference(before.all<Note>(), seen_.all<Note>(), [&](const Note* was, const Note* is) { moved.insert((was ? was : is)->id.value); });
  for (const std::uint64_t key : connectors_)
    if (const auto* connector = seen_.find(Id<workshop::Connector>{key}); connector && (moved.contains(connector->from.thing.value) || moved.contains(connector->to.thing.value))) {
      put_drawn(*connector);
      touch(key);
    }
}

BoardScene::Entry BoardScene::free_entry(const Note& note) const {
  Entry entry{.note = &note};
  entry.item = {.what = BoardItem::What::note,
                .key = note.id.value,
                .box = rect_at(note.position, note.size),
                .fill = workshop::note_fill(note.colour),
                .stacking = stacking_of(workshop::Layer::board, note.stacking),
                .letters = static_cast<std::int32_t>(std::min<std::size_t>(note.text.size(), 10'000))};
  return entry;
}

void BoardScene::lay_out_zones() {
  zones_->lay_out(seen_, board_, piles_, look_, zones_area_);
  legible_ = zones_->layout.legible();
  zone_text_size_ = zones_->layout.text_size;
  zone_padding_ = zones_->layout.padding;
  std::vector<std::uint64_t> gone;
  for (const auto& [key, entry] : entries_) {
    if (!zones_->places(key)) gone.push_back(key);
  }
  for (const std::uint64_t key : gone) drop(key);
  std::int64_t order = std::numeric_limits<std::int64_t>::min();
  for (const ZoneShown& zone : zones_->shown) {
    Entry entry;
    entry.item = {.what = BoardItem::What::zone,
                  .key = zone.key,
                  .box = zone.place.box,
                  .fill = look_.sunken,
                  .stacking = order++};
    put(entry);
    if (zone.changed) touch(zone.key);
    for (std::size_t i = 0; i < zone.notes.size(); ++i) {
      Entry note = free_entry(*zone.notes[i]);
      note.item.box = zone.place.notes[i];
      note.item.fill = zone.fill.value_or(note.item.fill);
      note.item.stacking = 0;
      put(note);
    }
  }
}

void BoardScene::put(const Entry& entry) {
  const std::uint64_t key = entry.item.key;
  const auto [place, is_new] = entries_.try_emplace(key, entry);
  if (!is_new) {
    if (place->second == entry) return;
    if (!all_changed_ && place->second.item.box != entry.item.box) before_.try_emplace(key, place->second.item.box);
    place->second = entry;
  } else if (!all_changed_) {
    before_.try_emplace(key, std::nullopt);
  }
  grid_.put(key, entry.item.box);
  touch(key);
}

void BoardScene::drop(std::uint64_t key) {
  if (const auto found = entries_.find(key); found != entries_.end()) {
    if (!all_changed_) before_.try_emplace(key, found->second.item.box);
    entries_.erase(found);
  }
  grid_.remove(key);
  touch(key);
}

void BoardScene::touch(std::uint64_t key) {
  if (!all_changed_) changed_.push_back(key);
  made_.erase(key);
}

const BoardItem* BoardScene::item(std::uint64_t key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : &found->second.item;
}

std::optional<Rect> BoardScene::box_before(std::uint64_t key) const {
  if (const auto found = before_.find(key); found != before_.end()) return found->second;
  const BoardItem* unmoved = all_changed_ ? nullptr : item(key);
  return unmoved ? std::optional(unmoved->box) : std::nullopt;
}

const Note* BoardScene::note(std::uint64_t key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : found->second.note;
}

const picture::Element& BoardScene::element(std::uint64_t key) const {
  if (const auto known = made_.find(key); known != made_.end()) return known->second;
  if (made_.size() >= most_made) made_.clear();
  return made_.emplace(key, make(entries_.at(key))).first->second;
}

picture::Element BoardScene::element_in(std::uint64_t key, const Rect& box) const {
  Entry entry = entries_.at(key);
  if (entry.item.what == BoardItem::What::drawn) return element(key);
  entry.item.box = box;
  return make(entry);
}

picture::Element BoardScene::make(const Entry& entry) const {
  const BoardItem& item = entry.item;
  if (item.what == BoardItem::What::drawn) {
    picture::Element element;
    workshop::with_drawn(seen_, {item.key}, [&](const auto& entity) { element = drawn_element(seen_, entity, look_); });
    return element;
  }
  if (!entry.note) return zones_->element(item.key, look_);
  const auto count = [&](const auto& counts, int otherwise) {
    const auto found = counts.find(item.key);
    return found == counts.end() ? otherwise : found->second;
  };
  NoteSetting setting{.box = item.box, .fill = item.fill};
  setting.text_size = arrangement_ == Arrangement::zones ? zone_text_size_ : largest_text(item.box);
  setting.least_size = arrangement_ == Arrangement::zones ? zone_text_size_ * 0.92 : 10;
  setting.padding = arrangement_ == Arrangement::zones ? zone_padding_ : 1;
  setting.badges = arrangement_ == Arrangement::zones ? Badges::on_last_line : Badges::below_text;
  setting.pile = 1 + count(piles_, 0);
  setting.likes = count(likes_, 0);
  if (const auto dots = dots_.find(entry.note->id); dots != dots_.end()) setting.dots = dots->second;
  return note_element(*entry.note, setting, look_);
}

void BoardScene::in_view(const Rect& area, std::vector<const BoardItem*>& found) const {
  std::vector<std::uint64_t> keys;
  grid_.query(area, keys);
  const std::size_t first = found.size();
  found.reserve(first + keys.size());
  for (const std::uint64_t key : keys) found.push_back(&entries_.at(key).item);
  std::sort(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
            [](const BoardItem* a, const BoardItem* b) { return painted_before(*a, *b); });
}

const BoardItem* BoardScene::pick(Vec2 point) const {
  std::vector<const BoardItem*> under;
  in_view({point.x, point.y, 1e-6, 1e-6}, under);
  for (auto item = under.rbegin(); item != under.rend(); ++item)
    if ((*item)->what != BoardItem::What::drawn || picture::touches(element((*item)->key), point, 3)) return *item;
  return nullptr;
}

const BoardItem* BoardScene::pick_drawn(Vec2 point, double reach) const {
  std::vector<const BoardItem*> under;
  in_view(inset(Rect{point.x, point.y, 0, 0}, -std::max(reach, 1e-6)), under);
  for (auto item = under.rbegin(); item != under.rend(); ++item)
    if ((*item)->what == BoardItem::What::drawn && picture::touches(element((*item)->key), point, reach)) return *item;
  return nullptr;
}

const ZonePlace* BoardScene::zone_place(std::uint64_t key) const {
  if (arrangement_ != Arrangement::zones || !zones_) return nullptr;
  const auto zone = std::find_if(zones_->shown.begin(), zones_->shown.end(), [&](const ZoneShown& z) { return z.key == key; });
  return zone == zones_->shown.end() ? nullptr : &zone->place;
}

const BoardItem* BoardScene::zone_at(Vec2 point) const {
  std::vector<const BoardItem*> under;
  in_view({point.x, point.y, 1e-6, 1e-6}, under);
  for (const BoardItem* item : under) {
    if (item->what == BoardItem::What::zone) return item;
  }
  return nullptr;
}

picture::Scene BoardScene::scene() const {
  picture::Scene scene;
  scene.background = look_.paper;
  scene.ink = look_.ink;
  std::vector<const Entry*> all;
  all.reserve(entries_.size());
  for (const auto& [key, entry] : entries_) all.push_back(&entry);
  std::sort(all.begin(), all.end(), [](const Entry* a, const Entry* b) { return painted_before(a->item, b->item); });
  scene.elements.reserve(all.size() + 1);
  if (const picture::Element* behind = backdrop()) scene.elements.push_back(*behind);
  for (const Entry* entry : all) scene.elements.push_back(make(*entry));
  return scene;
}

} // namespace pressoir::activities
