// Drawing, erasing, copying: things come and go here; ink_change_verbs.cpp changes those that are there.
#include "facilitation/workshop/ink_verbs.h"

#include <cmath>
#include <set>

#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/ink_points.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

constexpr double furthest = 1e7, largest_side = 1e6;
constexpr std::size_t most_in_shape = 4'000, most_foreign = 64 * 1024, most_bends = 2'000;

Result<void> box_within(Vec2 position, Vec2 size, double rotation) {
  if (!(std::abs(position.x) <= furthest && std::abs(position.y) <= furthest)) return refuse("refused.off_the_board");
  if (!(size.x >= 0 && size.y >= 0 && size.x <= largest_side && size.y <= largest_side))
    return refuse("refused.out_of_range", {{"field", "size"}, {"least", 0}, {"most", static_cast<std::int64_t>(largest_side)}});
  if (!(std::abs(rotation) <= 36'000)) return refuse("refused.out_of_range", {{"field", "rotation"}, {"least", -36'000}, {"most", 36'000}});
  return {};
}
Result<void> number_within(double value, std::string_view field, double least, double most) {
  if (!(value >= least && value <= most))
    return refuse("refused.out_of_range", {{"field", std::string(field)}, {"least", static_cast<std::int64_t>(least)}, {"most", static_cast<std::int64_t>(most)}});
  return {};
}
Result<void> point_within(Vec2 point) {
  if (!(std::abs(point.x) <= furthest && std::abs(point.y) <= furthest)) return refuse("refused.off_the_board");
  return {};
}

}  // namespace

Result<void> within_board(const Stroke& stroke) {
  TRY(box_within(stroke.position, stroke.size, stroke.rotation));
  return number_within(stroke.width, "width", thinnest_pen, widest_pen);
}
Result<void> within_board(const Shape& shape) {
  TRY(box_within(shape.position, shape.size, shape.rotation));
  TRY(number_within(shape.edge_width, "edge_width", 0, widest_pen));
  TRY(number_within(shape.tail.x, "tail", -1'000, 1'000));
  TRY(number_within(shape.tail.y, "tail", -1'000, 1'000));
  return number_within(shape.text_size, "text_size", 0, largest_letters);
}
Result<void> within_board(const Connector& connector) {
  for (const ConnectorEnd* end : {&connector.from, &connector.to}) {
    TRY(point_within(end->at));
    TRY(number_within(end->anchor.x, "anchor", -1'000, 1'000));
    TRY(number_within(end->anchor.y, "anchor", -1'000, 1'000));
  }
  if (connector.bends.size() > most_bends) return refuse("refused.out_of_range", {{"field", "bends"}, {"least", 0}, {"most", static_cast<std::int64_t>(most_bends)}});
  for (const Vec2 bend : connector.bends) TRY(point_within(bend));
  return number_within(connector.width, "width", thinnest_pen, widest_pen);
}
Result<void> within_board(const Pictogram& pictogram) { return box_within(pictogram.position, pictogram.size, pictogram.rotation); }
Result<void> within_board(const Lettering& lettering) {
  TRY(box_within(lettering.position, lettering.size, lettering.rotation));
  return number_within(lettering.letters, "letters", smallest_letters, largest_letters);
}
Result<void> within_board(const PlacedImage& image) {
  TRY(box_within(image.position, image.size, image.rotation));
  TRY(number_within(image.opacity, "opacity", 0, 1));
  for (const Vec2 corner : {image.crop_from, image.crop_to}) {
    TRY(number_within(corner.x, "crop", 0, 1));
    TRY(number_within(corner.y, "crop", 0, 1));
  }
  if (image.crop_to.x <= image.crop_from.x || image.crop_to.y <= image.crop_from.y) return refuse("refused.out_of_range", {{"field", "crop"}, {"least", 0}, {"most", 1}});
  return {};
}

Result<void> may_change(const WorkshopDraft& draft, const std::vector<Id<Drawn>>& things) {
  if (things.empty()) return refuse("refused.empty", {{"field", "things"}});
  if (things.size() > most_drawn) return refuse("refused.too_many", {{"kind", std::string(Stroke::kind)}, {"most", static_cast<std::int64_t>(most_drawn)}});
  for (const Id<Drawn> thing : things) {
    bool locked = false;
    if (!with_drawn(draft, thing, [&](const auto& entity) { locked = entity.locked; })) return refuse("refused.unknown", {{"kind", std::string(Stroke::kind)}});
    if (locked) return refuse("refused.locked");
  }
  return {};
}

namespace {

Result<Id<Board>> board_asked(const WorkshopDraft& draft, Id<Board> board) {
  if (board) return TRY(existing(draft, board)).id;
  const Step* step = current_step(draft.state());
  const Id<Board> found = step ? board_of(draft.state(), *step) : Id<Board>{};
  if (!found) return refuse("refused.no_wall");
  return found;
}

// The id of whatever kind: things are told apart by their id alone.
template <class E>
Result<Id<E>> new_drawn_id(WorkshopDraft& draft, Id<E> chosen) {
  if (chosen && with_drawn(draft, {chosen.value}, [](const auto&) {})) return refuse("refused.taken", {{"kind", std::string(E::kind)}});
  if (chosen && draft.find(Id<Note>{chosen.value})) return refuse("refused.taken", {{"kind", std::string(E::kind)}});
  return new_id(draft, chosen);
}

struct Adding {
  WorkshopDraft& draft;
  const AddDrawn& asked;
  Id<Board> board;
  std::int64_t order = 0;  // of the next thing

  template <class E>
  Result<E> prepared(Id<E> id, E is) {
    is.id = TRY(new_drawn_id(draft, id));
    is.board = board;
    if (!asked.keeps_order) is.order = order++;
    if (is.group && TRY(existing(draft, is.group)).board != board) return refuse("refused.other_board");
    if (is.foreign.size() > most_foreign) is.foreign.clear();
    TRY(within_board(is));
    return is;
  }
  template <class E>
  void seed(E& entity) const {
    if (entity.seed == 0) entity.seed = static_cast<std::int64_t>(derived_id(entity.id.value, 0) >> 1);
  }

  Result<void> groups() {
    for (const auto& one : asked.groups) draft.put(DrawingGroup{.id = TRY(new_id(draft, one.id)), .board = board});
    for (const auto& one : asked.groups)
      if (one.is.inside && one.id) {
        TRY(existing(draft, one.is.inside));
        draft.put(DrawingGroup{.id = one.id, .board = board, .inside = one.is.inside});
        if (outermost(draft.state(), one.id) == one.id) return refuse("refused.group_in_circle");
      }
    return {};
  }
  Result<void> stroke(const AddDrawn::NewStroke& one) {
    Stroke is = one.is;
    InkPoints points{.bytes = one.points};
    if (!one.path.empty()) points.bytes = packed({one.path, {}});
    const auto line = unpacked(points.bytes);
    if (!line || line->points.empty()) return refuse("refused.bad_points");
    if (!one.path.empty()) is.position = ink_bounds(one.path).position();
    if (!one.path.empty() || is.size == Vec2{}) is.size = ink_bounds(line->points).size();
    is.points = {};
    is = TRY(prepared(one.id, std::move(is)));
    points.id = is.points = draft.fresh_id<InkPoints>();
    draft.put(std::move(points));
    draft.put(std::move(is));
    return {};
  }
  Result<void> shape(const AddDrawn::New<Shape>& one) {
    Shape is = TRY(prepared(one.id, one.is));
    is.text = TRY(optional_text_within(is.text, "text", most_in_shape));
    seed(is);
    draft.put(std::move(is));
    return {};
  }
  Result<void> connector(const AddDrawn::New<Connector>& one) {
    Connector is = TRY(prepared(one.id, one.is));
    is.label = TRY(optional_text_within(is.label, "label", most_in_shape));
    for (ConnectorEnd* end : {&is.from, &is.to}) {
      // Connectors hold on to what lies in a box, never to each other.
      if (!lying(draft.state(), end->thing)) end->thing = {};
      if (end->thing) end->at = end_of(draft.state(), *end);
    }
    seed(is);
    draft.put(std::move(is));
    return {};
  }
  Result<void> lettering(const AddDrawn::New<Lettering>& one) {
    Lettering is = TRY(prepared(one.id, one.is));
    is.text = TRY(text_within(is.text, "text", most_in_shape));
    draft.put(std::move(is));
    return {};
  }
  Result<void> pictogram(const AddDrawn::New<Pictogram>& one) {
    Pictogram is = TRY(prepared(one.id, one.is));
    is.name = TRY(line_within(is.name, "name", 80));
    if (is.name.empty()) return refuse("refused.empty", {{"field", "name"}});
    draft.put(std::move(is));
    return {};
  }
  Result<void> image(const AddDrawn::New<PlacedImage>& one) {
    PlacedImage is = TRY(prepared(one.id, one.is));
    is.blob = TRY(line_within(is.blob, "blob", 64));
    if (is.blob.empty()) return refuse("refused.empty", {{"field", "blob"}});
    draft.put(std::move(is));
    return {};
  }
};

std::size_t count_drawn(const WorkshopDraft& draft) {
  std::size_t count = 0;
  for_each_drawn_kind([&]<class E>() { count += draft.all<E>().size(); });
  return count;
}
// Above all that is drawn there; of the time, so that it also lies above the notes that are older.
std::int64_t next_order(const WorkshopDraft& draft, Id<Board> board, const Request& request) {
  std::int64_t next = request.time.milliseconds;
  for_each_drawn(draft.state(), [&](const auto& entity) {
    if (entity.board == board) next = std::max(next, entity.order + 1);
  });
  return next;
}
Result<void> room_for(const WorkshopDraft& draft, std::size_t more) {
  if (count_drawn(draft) + more > most_drawn) return refuse("refused.too_many", {{"kind", std::string(Stroke::kind)}, {"most", static_cast<std::int64_t>(most_drawn)}});
  return {};
}

Result<void> add(WorkshopDraft& draft, const AddDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  const std::size_t count = asked.strokes.size() + asked.shapes.size() + asked.connectors.size() + asked.pictograms.size() + asked.letterings.size() + asked.images.size();
  if (count == 0) return refuse("refused.empty", {{"field", "things"}});
  TRY(room_for(draft, count));
  Adding adding{draft, asked, TRY(board_asked(draft, asked.board))};
  adding.order = next_order(draft, adding.board, request);
  TRY(adding.groups());
  for (const auto& one : asked.strokes) TRY(adding.stroke(one));
  for (const auto& one : asked.shapes) TRY(adding.shape(one));
  for (const auto& one : asked.pictograms) TRY(adding.pictogram(one));
  for (const auto& one : asked.letterings) TRY(adding.lettering(one));
  for (const auto& one : asked.images) TRY(adding.image(one));
  // Last: what they hold on to is there.
  for (const auto& one : asked.connectors) TRY(adding.connector(one));
  return {};
}

// Points that no stroke has any more, groups that nobody is in.
void tidy_up(WorkshopDraft& draft, std::set<Id<InkPoints>> points, std::set<Id<DrawingGroup>> groups) {
  if (!points.empty()) draft.all<Stroke>().for_each([&](const Stroke& stroke) { points.erase(stroke.points); });
  for (const Id<InkPoints> id : points) draft.remove(id);
  while (!groups.empty()) {
    const Id<DrawingGroup> group = *groups.begin();
    groups.erase(groups.begin());
    const DrawingGroup* found = draft.find(group);
    if (!found || !members_of(draft.state(), group).empty()) continue;
    const Id<DrawingGroup> around = found->inside;
    draft.remove_and_unlink(std::set{group});
    if (around) groups.insert(around);
  }
}

Result<void> remove(WorkshopDraft& draft, const DeleteDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(may_change(draft, asked.things));
  const std::set<Id<Drawn>> gone(asked.things.begin(), asked.things.end());
  std::vector<Connector> loose;
  draft.all<Connector>().for_each([&](const Connector& connector) {
    if (gone.contains({connector.id.value}) || (!gone.contains(connector.from.thing) && !gone.contains(connector.to.thing))) return;
    Connector let_go = connector;
    for (ConnectorEnd* end : {&let_go.from, &let_go.to})
      if (gone.contains(end->thing)) {
        end->at = end_of(draft.state(), *end);
        end->thing = {};
      }
    loose.push_back(std::move(let_go));
  });
  for (Connector& connector : loose) draft.put(std::move(connector));
  std::set<Id<InkPoints>> points;
  std::set<Id<DrawingGroup>> groups;
  for (const Id<Drawn> thing : gone)
    for_each_drawn_kind([&]<class E>() {
      const E* entity = draft.find(Id<E>{thing.value});
      if (!entity) return;
      if (entity->group) groups.insert(entity->group);
      if constexpr (std::is_same_v<E, Stroke>) points.insert(entity->points);
      draft.remove(entity->id);
    });
  tidy_up(draft, std::move(points), std::move(groups));
  return {};
}

Result<void> duplicate(WorkshopDraft& draft, const DuplicateDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (asked.things.empty()) return refuse("refused.empty", {{"field", "things"}});
  if (!asked.ids.empty() && asked.ids.size() != asked.things.size()) return refuse("refused.as_many_ids");
  TRY(point_within(asked.offset));
  TRY(room_for(draft, asked.things.size()));
  std::map<Id<Drawn>, Id<Drawn>> copies;
  std::map<Id<DrawingGroup>, Id<DrawingGroup>> groups;
  const auto group_of_copy = [&](auto& self, Id<DrawingGroup> group) -> Id<DrawingGroup> {
    const DrawingGroup* found = draft.find(group);
    if (!found) return {};
    if (const auto known = groups.find(group); known != groups.end()) return known->second;
    DrawingGroup copy = *found;
    copy.id = groups[group] = draft.fresh_id<DrawingGroup>();
    copy.inside = self(self, copy.inside);
    const Id<DrawingGroup> made = copy.id;
    draft.put(std::move(copy));
    return made;
  };
  Id<Board> board;
  with_drawn(draft, asked.things.front(), [&](const auto& entity) { board = entity.board; });
  std::int64_t order = next_order(draft, board, request);
  for (std::size_t i = 0; i < asked.things.size(); ++i) {
    std::optional<Error> refused;
    const bool found = with_drawn(draft, asked.things[i], [&]<class E>(const E& entity) {
      E copy = entity;
      const auto id = new_drawn_id(draft, asked.ids.empty() ? Id<E>{} : Id<E>{asked.ids[i].value});
      if (!id) {
        refused = id.error();
        return;
      }
      copy.id = *id;
      copy.order = order++;
      copy.locked = false;
      copy.foreign.clear();
      copy.group = group_of_copy(group_of_copy, copy.group);
      if constexpr (lies_in_box<E>) copy.position = copy.position + asked.offset;
      else {
        copy.from.at = copy.from.at + asked.offset, copy.to.at = copy.to.at + asked.offset;
        for (Vec2& bend : copy.bends) bend = bend + asked.offset;
      }
      if (const auto fits = within_board(copy); !fits) refused = fits.error();
      copies[asked.things[i]] = {copy.id.value};
      draft.put(std::move(copy));
    });
    if (!found) return refuse("refused.unknown", {{"kind", std::string(Stroke::kind)}});
    if (refused) return *refused;
  }
  // Copies hold on to copies; to nothing else.
  for (const auto& [from, to] : copies)
    if (const Connector* connector = draft.find(Id<Connector>{to.value})) {
      Connector rejoined = *connector;
      for (ConnectorEnd* end : {&rejoined.from, &rejoined.to}) {
        if (!end->thing) continue;
        const auto held = copies.find(end->thing);
        if (held == copies.end()) end->at = end_of(draft.state(), *end) + asked.offset;
        end->thing = held == copies.end() ? Id<Drawn>{} : held->second;
      }
      draft.put(std::move(rejoined));
    }
  return {};
}

}  // namespace

void add_ink_verbs(WorkshopVerbs& verbs) {
  verbs.add<AddDrawn>(add);
  verbs.add<DeleteDrawn>(remove);
  verbs.add<DuplicateDrawn>(duplicate);
  add_ink_change_verbs(verbs);
}

}  // namespace pressoir::workshop
