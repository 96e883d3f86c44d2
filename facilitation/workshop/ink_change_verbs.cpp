// Placing, restyling, writing in, ordering, grouping what is drawn.
#include <cmath>
#include <set>

#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/ink_verbs.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

// change(entity) → Result<void>, on each thing, all or none.
template <class Edit>
Result<void> for_things(WorkshopDraft& draft, const std::vector<Id<Drawn>>& things, Edit&& change) {
  for (const Id<Drawn> thing : things) {
    std::optional<Error> refused;
    const bool found = with_drawn(draft, thing, [&](const auto& entity) {
      auto changed = entity;
      const Result<void> done = change(changed);
      const Result<void> fits = done ? within_board(changed) : done;
      if (fits) draft.put(std::move(changed));
      else refused = fits.error();
    });
    if (!found) return refuse("refused.unknown", {{"kind", std::string(Stroke::kind)}});
    if (refused) return *refused;
  }
  return {};
}

template <class Field, class Asked>
void take(Field& field, const std::optional<Asked>& asked) {
  if (asked) field = *asked;
}

template <class E>
void multiply(E& entity, double weight) {
  if (weight == 1) return;
  const auto pen = [&](double& width) {
    if (width > 0) width = std::clamp(width * weight, thinnest_pen, widest_pen);
  };
  if constexpr (requires { entity.width; }) pen(entity.width);
  if constexpr (requires { entity.edge_width; }) pen(entity.edge_width);
  if constexpr (requires { entity.letters; }) entity.letters = std::clamp(entity.letters * weight, smallest_letters, largest_letters);
  if constexpr (requires { entity.text_size; }) entity.text_size = std::min(entity.text_size * weight, largest_letters);
}

Result<void> place(WorkshopDraft& draft, const PlaceDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  std::vector<Id<Drawn>> things;
  for (const PlaceDrawn::One& one : asked.things) things.push_back(one.thing);
  TRY(may_change(draft, things));
  std::size_t at = 0;
  return for_things(draft, things, [&]<class E>(E& entity) -> Result<void> {
    const PlaceDrawn::One& one = asked.things[at++];
    if (!(one.weight > 0 && one.weight < 1e6)) return refuse("refused.out_of_range", {{"field", "weight"}, {"least", 0}, {"most", 1'000'000}});
    multiply(entity, one.weight);
    if constexpr (lies_in_box<E>) {
      if (one.position) entity.position = *one.position;
      if (one.size) entity.size = *one.size;
      if (one.rotation) entity.rotation = std::remainder(*one.rotation, 360.0);
      if constexpr (std::is_same_v<E, PlacedImage>) take(entity.crop_from, one.crop_from), take(entity.crop_to, one.crop_to);
    } else {
      const Rect before = bounds_of(draft.state(), entity);
      const Vec2 position = one.position.value_or(before.position()), size = one.size.value_or(before.size());
      const auto moved = [&](Vec2 point) {
        const double across = before.width > 0 ? size.x / before.width : 1, down = before.height > 0 ? size.y / before.height : 1;
        return Vec2{position.x + (point.x - before.x) * across, position.y + (point.y - before.y) * down};
      };
      for (ConnectorEnd* end : {&entity.from, &entity.to})
        if (!lying(draft.state(), end->thing)) end->at = moved(end->at);
      for (Vec2& bend : entity.bends) bend = moved(bend);
    }
    return {};
  });
}

Result<void> restyle(WorkshopDraft& draft, const RestyleDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(may_change(draft, asked.things));
  return for_things(draft, asked.things, [&]<class E>(E& entity) -> Result<void> {
    if constexpr (requires { entity.colour; }) take(entity.colour, asked.colour);
    if constexpr (requires { entity.width; }) take(entity.width, asked.width);
    if constexpr (requires { entity.style; } && !std::is_same_v<E, Lettering>) take(entity.style, asked.style);
    if constexpr (requires { entity.dash; }) take(entity.dash, asked.dash);
    if constexpr (requires { entity.face; }) take(entity.face, asked.face);
    if constexpr (std::is_same_v<E, Stroke>) take(entity.tool, asked.tool);
    if constexpr (std::is_same_v<E, Shape>) {
      take(entity.edge, asked.colour), take(entity.fill, asked.fill), take(entity.text_colour, asked.text_colour);
      take(entity.edge_width, asked.width), take(entity.text_size, asked.letters), take(entity.shadow, asked.shadow), take(entity.shape, asked.shape);
    }
    if constexpr (std::is_same_v<E, Connector>) take(entity.route, asked.route), take(entity.from.end, asked.from_end), take(entity.to.end, asked.to_end);
    if constexpr (std::is_same_v<E, Pictogram>) take(entity.accent, asked.fill);
    if constexpr (std::is_same_v<E, Lettering>)
      take(entity.style, asked.letter_style), take(entity.align, asked.align), take(entity.letters, asked.letters), take(entity.second, asked.fill);
    if constexpr (std::is_same_v<E, PlacedImage>) take(entity.opacity, asked.opacity);
    return {};
  });
}

Result<void> write(WorkshopDraft& draft, const WriteDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(may_change(draft, {asked.thing}));
  const std::string text = TRY(optional_text_within(asked.text, "text", 4'000));
  return for_things(draft, {asked.thing}, [&]<class E>(E& entity) -> Result<void> {
    if constexpr (requires { entity.text; }) entity.text = text;
    else if constexpr (requires { entity.label; }) entity.label = text;
    else return refuse("refused.not_written_in");
    if constexpr (std::is_same_v<E, Lettering>) {
      if (text.empty()) return refuse("refused.empty", {{"field", "text"}});
      take(entity.size, asked.size);
    }
    return {};
  });
}

Result<void> route(WorkshopDraft& draft, const RouteConnector& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(may_change(draft, {{asked.connector.value}}));
  Connector connector = TRY(existing(draft, asked.connector));
  take(connector.from, asked.from), take(connector.to, asked.to), take(connector.bends, asked.bends);
  for (ConnectorEnd* end : {&connector.from, &connector.to}) {
    if (!lying(draft.state(), end->thing)) end->thing = {};
    if (end->thing) end->at = end_of(draft.state(), *end);
  }
  TRY(within_board(connector));
  draft.put(std::move(connector));
  return {};
}

Result<void> reorder(WorkshopDraft& draft, const ReorderDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(may_change(draft, asked.things));
  // As they lie among themselves.
  std::vector<std::pair<std::int64_t, Id<Drawn>>> things;
  for (const Id<Drawn> thing : asked.things) with_drawn(draft, thing, [&](const auto& entity) { things.emplace_back(entity.order, thing); });
  std::sort(things.begin(), things.end());
  std::int64_t lowest = 0, highest = 0;
  bool any = false;
  const auto look_at = [&](std::int64_t order) {
    lowest = any ? std::min(lowest, order) : order, highest = any ? std::max(highest, order) : order;
    any = true;
  };
  for_each_drawn(draft.state(), [&](const auto& entity) { look_at(entity.order); });
  draft.all<Note>().for_each([&](const Note& note) { look_at(note.stacking); });
  const auto count = static_cast<std::int64_t>(things.size());
  std::int64_t next = asked.to == ReorderTo::front ? std::max(highest + 1, request.time.milliseconds) : lowest - count;
  std::vector<Id<Drawn>> in_order;
  for (const auto& [order, thing] : things) in_order.push_back(thing);
  return for_things(draft, in_order, [&](auto& entity) -> Result<void> {
    entity.order = next++;
    take(entity.layer, asked.layer);
    return {};
  });
}

Result<void> lock(WorkshopDraft& draft, const LockDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (asked.things.empty()) return refuse("refused.empty", {{"field", "things"}});
  return for_things(draft, asked.things, [&](auto& entity) -> Result<void> {
    entity.locked = asked.locked;
    return {};
  });
}

Result<void> group(WorkshopDraft& draft, const GroupDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(may_change(draft, asked.things));
  DrawingGroup made{.id = TRY(new_id(draft, asked.id))};
  std::set<Id<DrawingGroup>> inside;
  std::vector<Id<Drawn>> alone;
  for (const Id<Drawn> thing : asked.things)
    with_drawn(draft, thing, [&](const auto& entity) {
      made.board = entity.board;
      if (entity.group) inside.insert(outermost(draft.state(), entity.group));
      else alone.push_back(thing);
    });
  if (inside.size() + alone.size() < 2) return refuse("refused.group_of_one");
  draft.put(made);
  for (const Id<DrawingGroup> id : inside) {
    DrawingGroup within = TRY(existing(draft, id));
    within.inside = made.id;
    draft.put(std::move(within));
  }
  return for_things(draft, alone, [&](auto& entity) -> Result<void> {
    if (entity.board != made.board) return refuse("refused.other_board");
    entity.group = made.id;
    return {};
  });
}

Result<void> ungroup(WorkshopDraft& draft, const UngroupDrawn& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(may_change(draft, asked.things));
  std::set<Id<DrawingGroup>> undone;
  for (const Id<Drawn> thing : asked.things)
    with_drawn(draft, thing, [&](const auto& entity) {
      if (entity.group) undone.insert(outermost(draft.state(), entity.group));
    });
  if (undone.empty()) return refuse("verb.nothing");
  draft.remove_and_unlink(undone);
  return {};
}

}  // namespace

void add_ink_change_verbs(WorkshopVerbs& verbs) {
  verbs.add<PlaceDrawn>(place);
  verbs.add<RestyleDrawn>(restyle);
  verbs.add<WriteDrawn>(write);
  verbs.add<RouteConnector>(route);
  verbs.add<ReorderDrawn>(reorder);
  verbs.add<LockDrawn>(lock);
  verbs.add<GroupDrawn>(group);
  verbs.add<UngroupDrawn>(ungroup);
}

}  // namespace pressoir::workshop
