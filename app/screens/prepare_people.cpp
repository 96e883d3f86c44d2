// Who is expected, present or excused: typed one a line, brought from a table, changed in place.
#include "app/screens/prepare_view.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {
namespace {

using workshop::EditPerson;

// « Nadia Belkacem, préfecture », one a line.
workshop::AddPeople people_of(const std::string& lines) {
  workshop::AddPeople people;
  for (const std::string& line : pasted_lines(lines)) {
    const std::size_t comma = line.find(',');
    std::string name = clean_line(line.substr(0, comma));
    if (name.empty()) continue;
    people.people.push_back({.name = std::move(name),
                             .organisation = comma == std::string::npos ? "" : clean_line(line.substr(comma + 1)),
                             .attendance = workshop::Attendance::expected});
  }
  return people;
}

// Too narrow for attendance and table side by side.
bool is_narrow(const ui::Ui& ui, double wide) {
  return wide < ui.px(480);
}

void draw_person(PrepareScope& s, const Rect& box, const workshop::Person& person, std::size_t place) {
  ui::Ui& ui = s.ui;
  const std::string name = "prepare.person." + std::to_string(place);
  const std::string field = "prepare.person." + id_text(person.id.value);
  const double side = ui.px(42), half = (box.width - side) / 2;
  if (auto v = edited(s, field + ".name", {box.x, box.y + ui.px(6), half, side}, person.name,
                      {.most_graphemes = 120, .type = ui::Type::strong, .bare = true}))
    s.frame.ask(EditPerson{.person = person.id, .name = *v});
  if (auto v = edited(s, field + ".organisation", {box.x + half, box.y + ui.px(6), half - ui.px(8), side},
                      person.organisation,
                      {.placeholder = ui.say("prepare.organisation"), .most_graphemes = 120, .bare = true}))
    s.frame.ask(EditPerson{.person = person.id, .organisation = *v});
  if (ui::icon_button(ui, name + ".remove", {box.right() - side, box.y + ui.px(6), side, side}, "corbeille",
                      ui.say("word.delete"), {}, {.enabled = !s.frame.published.read_only, .pictogram = 24}))
    s.frame.ask(workshop::RemovePeople{.people = {person.id}});
  const std::string states[] = {ui.say("attendance.expected"), ui.say("attendance.present"),
                                ui.say("attendance.excused")};
  int at = static_cast<int>(person.attendance);
  const bool narrow = is_narrow(ui, box.width);
  const double wide = ui.px(190), y = box.y + ui.px(52);
  if (ui::choice(ui, name, {box.x, y, narrow ? box.width : box.width - wide - ui.px(12), side}, states, at))
    s.frame.ask(EditPerson{.person = person.id, .attendance = static_cast<workshop::Attendance>(at)});
  int table = person.table;
  if (ui::stepper(ui, name + ".table", {box.right() - wide, narrow ? y + ui.px(48) : y, wide, side},
                  table == 0 ? ui.say("prepare.no_table") : ui.say("prepare.table", {{"n", table}}), table, 0, 60))
    s.frame.ask(EditPerson{.person = person.id, .table = table});
  ui::fill_rect(*ui.list, {box.x, box.bottom() - 1, box.width, 1}, ui.theme.line);
}

} // namespace

void prepare_people(PrepareScope& s, const Rect& box) {
  ui::Ui& ui = s.ui;
  const bool can = !s.frame.published.read_only;
  const double add = ui.px(104), wide = box.width - ui.px(16), high = ui.px(48);
  ui::text_field(ui, "prepare.new_people", {box.x, box.y, wide, add}, s.view.new_people,
                 {.placeholder = ui.say("prepare.add_people"), .multi_line = true, .most_graphemes = 20'000});
  const double y = box.y + add + ui.px(10), button = ui::button_width(ui, ui.say("word.add"));
  if (ui::button(ui, "prepare.add_people", {box.x + wide - button, y, button, high}, ui.say("word.add"),
                 {.enabled = can && !trimmed(s.view.new_people).empty()})) {
    auto people = people_of(s.view.new_people);
    if (!people.people.empty()) s.frame.ask(std::move(people));
    s.view.new_people.clear();
  }
  const ui::ButtonOptions csv{.enabled = can, .pictogram = "importer"};
  const double import = std::min(ui::button_width(ui, ui.say("prepare.import_people"), csv), wide - button - ui.px(12));
  if (ui::button(ui, "prepare.import_people", {box.x, y, import, high}, ui.say("prepare.import_people"), csv)) {
    s.view.choosing = PrepareChoice::people;
    open_file_screen(s.view.files, Choosing::table);
  }
  const auto people = workshop::people(s.state);
  double top = y + high + ui.px(14);
  if (people.empty()) {
    ui::paragraph(ui, {box.x, top, wide, ui.px(80)}, ui.say("prepare.no_people"), ui::Type::body, ui.theme.ink2);
    return;
  }
  std::int64_t present = 0, excused = 0;
  for (const workshop::Person* person : people) {
    present += person->attendance == workshop::Attendance::present;
    excused += person->attendance == workshop::Attendance::excused;
  }
  const auto listed = static_cast<std::int64_t>(people.size());
  ui::line_of_text(ui, {box.x, top, wide, ui.px(28)},
                   ui.say("prepare.people_count", {{"listed", listed}, {"present", present}, {"excused", excused}}),
                   ui::Type::strong, ui.theme.ink);
  top += ui.px(38);
  const Rect list{box.x, top, box.width, box.bottom() - top};
  const double row = ui.px(is_narrow(ui, wide) ? 154 : 106);
  const ui::ScrollArea area(ui, "prepare.people", list, row * static_cast<double>(people.size()));
  for (std::size_t i = 0; i < people.size(); ++i) {
    const double from = row * static_cast<double>(i);
    if (area.shows(from, from + row)) draw_person(s, {list.x, list.y + from - area.offset(), wide, row}, *people[i], i);
  }
}

} // namespace pressoir::screens
