// The drawer of prepare: kinds of steps to add, or the details of one; people; the second place.
#include <algorithm>
#include <array>

#include "app/screens/prepare_view.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using workshop::EditStep;
using workshop::Step;

void prepare_drawer(PrepareScope& s, const Rect& box, bool with_essentials) {
  ui::Ui& ui = s.ui;
  std::vector<std::string> parts = {ui.say("word.steps"), ui.say("word.participants"), ui.say("prepare.copies")};
  if (with_essentials)
    parts.push_back(ui.say("prepare.essentials"));
  else if (s.view.part == PreparePart::essentials)
    s.view.part = PreparePart::steps;
  int part = static_cast<int>(s.view.part);
  if (ui::choice(ui, "prepare.part", {box.x, box.y, box.width, ui.px(50)}, parts, part))
    s.view.part = static_cast<PreparePart>(part);
  const Rect rest{box.x, box.y + ui.px(70), box.width, box.height - ui.px(70)};
  const Step* chosen = s.state.find(s.view.chosen);
  switch (s.view.part) {
  case PreparePart::people: prepare_people(s, rest); break;
  case PreparePart::copies: prepare_copies(s, rest); break;
  case PreparePart::essentials: prepare_essentials(s, rest); break;
  case PreparePart::steps:
    if (chosen)
      prepare_step(s, rest, *chosen);
    else
      prepare_kinds(s, rest);
  }
}

void prepare_kinds(PrepareScope& s, const Rect& box) {
  ui::Ui& ui = s.ui;
  const auto kinds = activities::kinds();
  const double high = ui.px(198), step = high + ui.px(14), wide = (box.width - ui.px(30)) / 2;
  const double rows = std::ceil(static_cast<double>(kinds.size()) / 2);
  const ui::ScrollArea area(ui, "prepare.kinds", box, rows * step + ui.px(130));
  double y = box.y - area.offset();
  ui::line_of_text(ui, {box.x, y, box.width, ui.px(36)}, ui.say("prepare.add_step"), ui::Type::theme, ui.theme.ink);
  y += ui.px(52);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const activities::Kind& kind = kinds[i];
    const std::string name = "prepare.kind." + std::string(kind.key), key = "kind." + std::string(kind.key);
    const Rect card{box.x + (wide + ui.px(14)) * static_cast<double>(i % 2), y + step * static_cast<double>(i / 2),
                    wide, high};
    ui::card(ui, card, ui.theme.surface, 14, picture::Shadow::laid);
    const ui::Drag drag = ui::drag(ui, name, card, !s.frame.published.read_only);
    if (drag.hovered) ui::edge(ui, card, ui.theme.accent_stroke, 2.5, 14);
    if (drag.clicked) insert_step(s, kind.key, {}, false);
    if (drag.dragging) s.view.dragged_kind = std::string(kind.key), s.view.drag_at = drag.at, ui.animate();
    if (drag.dropped) s.view.dropped = true, s.view.drag_at = drag.at;
    if (drag.cancelled) s.view.dragged_kind.reset();
    const Rect tile{card.x + ui.px(16), card.y + ui.px(16), ui.px(60), ui.px(60)};
    ui::card(ui, tile, ui.theme.accent_pale, 12);
    ui::pictogram(ui, kind.pictogram, inset(tile, ui.px(10)));
    ui::line_of_text(ui, {tile.right(), tile.y, card.right() - tile.right() - ui.px(18), ui.px(30)},
                     ui.words->duration(kind.minutes), ui::Type::hint, ui.theme.ink2, picture::Align::end);
    ui::line_of_text(ui, {card.x + ui.px(16), card.y + ui.px(84), wide - ui.px(30), ui.px(28)}, ui.say(key),
                     ui::Type::strong, ui.theme.ink);
    ui::paragraph(ui, {card.x + ui.px(16), card.y + ui.px(112), wide - ui.px(30), ui.px(48)}, ui.say(key + ".why"),
                  ui::Type::hint, ui.theme.ink2);
  }
  ui::paragraph(ui, {box.x, y + rows * step + ui.px(6), box.width - ui.px(16), ui.px(50)}, ui.say("prepare.drag_hint"),
                ui::Type::hint, ui.theme.ink2);
}

void prepare_step(PrepareScope& s, const Rect& box, const Step& step) {
  ui::Ui& ui = s.ui;
  const std::string id = "prepare.details." + id_text(step.id.value);
  const ui::ScrollArea area(ui, id, box, ui.px(1010));
  double y = box.y - area.offset();
  const double wide = box.width - ui.px(16), half = (wide - ui.px(14)) / 2;
  const bool skipped = step.state == workshop::StepState::skipped;
  if (ui::icon_button(ui, "prepare.details.close", {box.x + wide - ui.px(44), y, ui.px(44), ui.px(44)}, "fermer",
                      ui.say("word.close"), "Esc", {.pictogram = 26}))
    s.view.chosen = {};
  y = label(s, {box.x, y + ui.px(16), wide - ui.px(60), 0}, ui.say("word.title"));
  if (auto v = edited(s, id + ".title", {box.x, y, wide, ui.px(48)}, step.title, {.most_graphemes = 120}))
    s.frame.ask(EditStep{.step = step.id, .title = *v});
  ui::place(ui, "prepare.details.title", {box.x, y, wide, ui.px(48)});
  y += ui.px(60);
  const auto kinds = activities::kinds();
  const double cell = std::min(ui.px(64), wide / static_cast<double>(kinds.size()));
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (ui::icon_button(ui, "prepare.details.kind." + std::string(kinds[i].key),
                        {box.x + cell * static_cast<double>(i), y, cell - ui.px(8), ui.px(54)}, kinds[i].pictogram,
                        ui.say("kind." + std::string(kinds[i].key)), {},
                        {.active = step.activity == kinds[i].key, .pictogram = 32}))
      s.frame.ask(EditStep{.step = step.id, .activity = std::string(kinds[i].key)});
  y = label(s, {box.x, y + ui.px(64), wide, 0}, ui.say("word.instruction"), "oeil_ouvert");
  if (auto v = edited(s, id + ".instruction", {box.x, y, wide, ui.px(112)}, step.instruction,
                      {.multi_line = true, .most_graphemes = 600}))
    s.frame.ask(EditStep{.step = step.id, .instruction = *v});
  y = label(s, {box.x, y + ui.px(124), wide, 0}, ui.say("prepare.notes"), "cadenas");
  if (auto v = edited(s, id + ".notes", {box.x, y, wide, ui.px(112)}, step.notes,
                      {.multi_line = true, .most_graphemes = 2000}))
    s.frame.ask(EditStep{.step = step.id, .notes = *v});
  y += ui.px(124);
  workshop::Rules rules = step.rules;
  bool ruled = false;
  const auto choose = [&](const char* name, const char* title, std::vector<std::string> words, int at) {
    y = label(s, {box.x, y, wide, 0}, ui.say(title));
    if (ui::choice(ui, name, {box.x, y, wide, ui.px(46)}, words, at)) ruled = true;
    y += ui.px(58);
    return at;
  };
  rules.who_writes = static_cast<workshop::WhoWrites>(choose(
      "prepare.rules.writes", "prepare.writes",
      {ui.say("prepare.writes.facilitator"), ui.say("prepare.writes.everyone")}, static_cast<int>(rules.who_writes)));
  rules.seen = static_cast<workshop::WhatIsSeen>(choose(
      "prepare.rules.seen", "prepare.seen",
      {ui.say("prepare.seen.everything"), ui.say("prepare.seen.own_until_revealed"), ui.say("prepare.seen.own_only")},
      static_cast<int>(rules.seen)));
  rules.anonymity = static_cast<workshop::Anonymity>(choose(
      "prepare.rules.anonymity", "word.name",
      {ui.say("prepare.anonymity.none"), ui.say("prepare.anonymity.to_the_room"), ui.say("prepare.anonymity.full")},
      static_cast<int>(rules.anonymity)));
  label(s, {box.x, y, half, 0}, ui.say("prepare.limit"));
  int limit = rules.limit;
  if (ui::stepper(ui, "prepare.rules.limit", {box.x, y + ui.px(28), half, ui.px(46)},
                  limit == 0 ? ui.say("prepare.no_limit") : std::to_string(limit), limit, 0, 50))
    rules.limit = limit, ruled = true;
  if (ui::toggle(ui, "prepare.rules.moderated", {box.x + half + ui.px(14), y + ui.px(28), half, ui.px(46)},
                 ui.say("prepare.moderated"), rules.moderated))
    ruled = true;
  if (ruled) s.frame.ask(EditStep{.step = step.id, .rules = rules});
  y += ui.px(88);
  // The walls before it, whose notes it can work on.
  std::vector<std::string> walls = {ui.say("prepare.works_on.last")};
  std::vector<Id<Step>> wall_ids = {{}};
  for (const Step* other : workshop::agenda(s.state)) {
    if (other->id == step.id) break;
    if (activities::kind_of_step(*other).has_board) walls.push_back(other->title), wall_ids.push_back(other->id);
  }
  if (!activities::kind_of_step(step).has_board && walls.size() > 1 && walls.size() <= 5) {
    int on = static_cast<int>(std::find(wall_ids.begin(), wall_ids.end(), step.works_on) - wall_ids.begin());
    y = label(s, {box.x, y, wide, 0}, ui.say("prepare.works_on"));
    if (ui::choice(ui, "prepare.works_on", {box.x, y, wide, ui.px(46)}, walls, on))
      s.frame.ask(EditStep{.step = step.id, .works_on = wall_ids[static_cast<std::size_t>(on)]});
    y += ui.px(62);
  }
  const double third = (wide - ui.px(24)) / 3;
  if (ui::button(ui, "prepare.duplicate", {box.x, y, third, ui.px(48)}, ui.say("word.duplicate"))) {
    workshop::InsertStep copy{.id = {s.frame.fresh_id()},
                              .after = step.id,
                              .activity = step.activity,
                              .title = step.title,
                              .instruction = step.instruction,
                              .notes = step.notes};
    copy.minutes = step.minutes, copy.rules = step.rules, copy.works_on = step.works_on;
    s.frame.ask(std::move(copy));
  }
  if (ui::button(ui, "prepare.skip", {box.x + third + ui.px(12), y, third, ui.px(48)},
                 ui.say(skipped ? "word.resume" : "prepare.skip_it"),
                 {.tip = skipped ? ui.say("prepare.unskip") : ui.say("prepare.skip")}))
    s.frame.ask(workshop::SkipStep{.step = step.id, .skipped = !skipped});
  if (ui::button(ui, "prepare.remove", {box.x + 2 * (third + ui.px(12)), y, third, ui.px(48)}, ui.say("word.delete"),
                 {.look = ui::ButtonLook::danger}))
    s.frame.ask(workshop::RemoveStep{.step = step.id});
}

void prepare_people(PrepareScope& s, const Rect& box) {
  ui::Ui& ui = s.ui;
  const double add = ui.px(120), wide = box.width - ui.px(16);
  ui::text_field(ui, "prepare.new_people", {box.x, box.y, wide, add}, s.view.new_people,
                 {.placeholder = ui.say("prepare.add_people"), .multi_line = true, .most_graphemes = 20'000});
  const double button = ui::button_width(ui, ui.say("word.add"));
  if (ui::button(ui, "prepare.add_people", {box.x + wide - button, box.y + add + ui.px(10), button, ui.px(48)},
                 ui.say("word.add"), {.enabled = !trimmed(s.view.new_people).empty()})) {
    workshop::AddPeople people;
    for (const std::string& line : pasted_lines(s.view.new_people)) {
      const std::size_t comma = line.find(',');
      people.people.push_back({.name = clean_line(line.substr(0, comma)),
                               .organisation = comma == std::string::npos ? "" : clean_line(line.substr(comma + 1))});
    }
    if (!people.people.empty()) s.frame.ask(std::move(people));
    s.view.new_people.clear();
  }
  const auto people = workshop::people(s.state);
  const Rect list{box.x, box.y + add + ui.px(72), box.width, box.height - add - ui.px(72)};
  if (people.empty()) {
    ui::paragraph(ui, list, ui.say("prepare.no_people"), ui::Type::body, ui.theme.ink2);
    return;
  }
  const double high = ui.px(60);
  const ui::ScrollArea area(ui, "prepare.people", list, high * static_cast<double>(people.size()));
  for (std::size_t i = 0; i < people.size(); ++i) {
    const workshop::Person& person = *people[i];
    const double top = high * static_cast<double>(i), y = list.y + top - area.offset();
    if (!area.shows(top, top + high)) continue;
    const std::string name = "prepare.person." + std::to_string(i);
    const double buttons = ui.px(290);
    ui::line_of_text(ui, {list.x, y + ui.px(4), wide - buttons, ui.px(28)}, person.name, ui::Type::strong,
                     ui.theme.ink);
    ui::line_of_text(ui, {list.x, y + ui.px(30), wide - buttons, ui.px(24)}, person.organisation, ui::Type::hint,
                     ui.theme.ink2);
    const std::string states[] = {ui.say("attendance.expected"), ui.say("attendance.present"),
                                  ui.say("attendance.excused")};
    int at = static_cast<int>(person.attendance);
    if (ui::choice(ui, name, {list.x + wide - buttons, y + ui.px(8), buttons - ui.px(50), ui.px(42)}, states, at))
      s.frame.ask(workshop::EditPerson{.person = person.id, .attendance = static_cast<workshop::Attendance>(at)});
    if (ui::icon_button(ui, name + ".remove", {list.x + wide - ui.px(44), y + ui.px(8), ui.px(42), ui.px(42)},
                        "corbeille", ui.say("word.delete"), {}, {.pictogram = 24}))
      s.frame.ask(workshop::RemovePeople{.people = {person.id}});
  }
}

void prepare_copies(PrepareScope& s, const Rect& box) {
  ui::Ui& ui = s.ui;
  double y = box.y;
  const double wide = box.width - ui.px(16);
  y += ui::paragraph(ui, {box.x, y, wide, ui.px(90)}, ui.say("prepare.copies.why"), ui::Type::body, ui.theme.ink2) +
       ui.px(16);
  const auto& trouble = s.frame.published.second_place;
  if (trouble)
    y += ui::paragraph(ui, {box.x, y, wide, ui.px(80)}, ui.words->say(*trouble), ui::Type::body, ui.theme.warning) +
         ui.px(16);
  else if (!s.view.second_place.empty())
    y += ui::paragraph(ui, {box.x, y, wide, ui.px(80)},
                       ui.say("prepare.copies.on", {{"place", shown_path(s.view.second_place)}}), ui::Type::body,
                       ui.theme.success) +
         ui.px(16);
  const auto choose = [&](const Path& folder) {
    s.view.second_place = folder;
    s.frame.app.push_back(SetSecondPlace{folder});
  };
  if (ui::button(ui, "prepare.copies.choose", {box.x, y, wide, ui.px(52)}, ui.say("prepare.copies.choose"),
                 {.pictogram = "cle_usb"}))
    open_file_screen(s.view.files, Choosing::folder);
  y += ui.px(64);
  if (!s.view.second_place.empty() &&
      ui::button(ui, "prepare.copies.off", {box.x, y, wide, ui.px(52)}, ui.say("prepare.copies.off")))
    choose({});
}

} // namespace pressoir::screens
