// The details of one step: what the room reads, what only the facilitator reads, the rules in plain words.
#include <algorithm>

#include "app/screens/prepare_canvas.h"
#include "app/ui/menu.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using workshop::EditStep;
using workshop::Step;

namespace {

// Lays one thing under the other, in the width of the drawer.
struct Column {
  double x, y, wide;
};

void draw_rules(PrepareScope& s, Column& at, const Step& step) {
  ui::Ui& ui = s.ui;
  workshop::Rules rules = step.rules;
  bool ruled = false;
  const auto choose = [&](const char* name, const char* title, std::vector<std::string> words, int chosen) {
    at.y = label(s, {at.x, at.y, at.wide, 0}, ui.say(title));
    ruled = ui::choice(ui, name, {at.x, at.y, at.wide, ui.px(46)}, words, chosen) || ruled;
    at.y += ui.px(58);
    return chosen;
  };
  rules.who_writes = static_cast<workshop::WhoWrites>(choose(
      "prepare.rules.writes", "prepare.writes",
      {ui.say("prepare.writes.facilitator"), ui.say("prepare.writes.everyone")}, static_cast<int>(rules.who_writes)));
  if (rules.who_writes == workshop::WhoWrites::everyone) {
    rules.seen = static_cast<workshop::WhatIsSeen>(choose(
        "prepare.rules.seen", "prepare.seen",
        {ui.say("prepare.seen.everything"), ui.say("prepare.seen.own_until_revealed"), ui.say("prepare.seen.own_only")},
        static_cast<int>(rules.seen)));
    rules.anonymity = static_cast<workshop::Anonymity>(choose(
        "prepare.rules.anonymity", "prepare.names",
        {ui.say("prepare.anonymity.none"), ui.say("prepare.anonymity.to_the_room"), ui.say("prepare.anonymity.full")},
        static_cast<int>(rules.anonymity)));
    const double half = (at.wide - ui.px(14)) / 2;
    label(s, {at.x, at.y, half, 0}, ui.say("prepare.limit"));
    int limit = rules.limit;
    if (ui::stepper(ui, "prepare.rules.limit", {at.x, at.y + ui.px(28), half, ui.px(46)},
                    limit == 0 ? ui.say("prepare.no_limit") : std::to_string(limit), limit, 0, 50))
      rules.limit = limit, ruled = true;
    ruled = ui::toggle(ui, "prepare.rules.moderated", {at.x + half + ui.px(14), at.y + ui.px(28), half, ui.px(46)},
                       ui.say("prepare.moderated"), rules.moderated) ||
            ruled;
    at.y += ui.px(88);
  }
  if (rules.who_writes == workshop::WhoWrites::everyone && rules.seen != workshop::WhatIsSeen::own_only && rules.anonymity != workshop::Anonymity::full) {
    at.y = label(s, {at.x, at.y, at.wide, 0}, ui.say("prepare.likes"));
    const std::string words[] = {ui.say("prepare.likes.off"), ui.say("prepare.likes.hidden"), ui.say("prepare.likes.shown")};
    int likes = static_cast<int>(step.likes);
    if (ui::choice(ui, "prepare.rules.likes", {at.x, at.y, at.wide, ui.px(46)}, words, likes) && !s.frame.published.read_only)
      s.frame.ask(workshop::SetLikes{step.id, static_cast<workshop::Likes>(likes)});
    at.y += ui.px(58);
  }
  if (!ruled || s.frame.published.read_only) return;
  s.frame.ask(EditStep{.step = step.id, .rules = rules});
  // More is promised than when people wrote: names already taken may go.
  bool named = false;
  s.state.all<workshop::Note>().for_each([&](const workshop::Note& note) { named = named || (note.board == step.board && note.author); });
  if (step.started && named && rules.anonymity > step.rules.anonymity)
    s.frame.app.push_back(AskErase{{.what = desk::Session::Erase::What::names, .step = step.id}});
}

// Whose notes it works on: the last wall before it, or a wall that is named.
void draw_works_on(PrepareScope& s, Column& at, const Step& step) {
  ui::Ui& ui = s.ui;
  std::vector<ui::MenuItem> walls = {{ui.say("prepare.works_on.last")}};
  std::vector<Id<Step>> ids = {{}};
  for (const Step* other : workshop::agenda(s.state)) {
    if (other->id == step.id) break;
    if (activities::kind_of_step(*other).has_board) walls.push_back({other->title}), ids.push_back(other->id);
  }
  const auto found = std::find(ids.begin(), ids.end(), step.works_on);
  const auto now = static_cast<std::size_t>((found == ids.end() ? ids.begin() : found) - ids.begin());
  at.y = label(s, {at.x, at.y, at.wide, 0}, ui.say("prepare.works_on"));
  const Rect box{at.x, at.y, at.wide, ui.px(48)};
  if (ui::button(ui, "prepare.works_on", box, walls[now].label, {.pictogram = "chevron_bas"}))
    ui::open_menu(ui, "prepare.works_on.menu", {box.x, box.bottom() + ui.px(4)});
  if (const auto chosen = ui::menu(ui, "prepare.works_on.menu", walls))
    s.frame.ask(EditStep{.step = step.id, .works_on = ids[static_cast<std::size_t>(*chosen)]});
  at.y += ui.px(62);
}

void draw_picture(PrepareScope& s, Column& at, const Step& step) {
  ui::Ui& ui = s.ui;
  at.y = label(s, {at.x, at.y, at.wide, 0}, ui.say("prepare.picture"));
  const double high = ui.px(150);
  const Rect box{at.x, at.y, at.wide, high};
  ui::card(ui, box, ui.theme.surface, 10);
  const ui::BlobTexture shown = !step.picture.empty() && ui.blobs ? ui.blobs(step.picture) : ui::BlobTexture{};
  if (shown.texture) {
    const double scale = std::min((box.width - ui.px(24)) / shown.size.x, (high - ui.px(24)) / shown.size.y);
    ui::paint(ui, picture::Image{rect_at(box.centre() - shown.size * scale / 2, shown.size * scale), step.picture, 1},
              {});
  } else {
    ui::dashed_edge(*ui.list, box, ui.theme.line_strong, std::max(1.0, ui.px(2)), ui.px(10), ui.px(6), ui.px(5));
    ui::paragraph(ui, {box.x + ui.px(20), box.y + ui.px(46), box.width - ui.px(40), high},
                  ui.say("prepare.drop_picture"), ui::Type::body, ui.theme.ink2, picture::Align::centre);
  }
  at.y += high + ui.px(12);
  const double half = (at.wide - ui.px(12)) / 2;
  if (ui::button(ui, "prepare.picture.choose", {at.x, at.y, half, ui.px(48)}, ui.say("prepare.picture.choose"),
                 {.enabled = !s.frame.published.read_only, .pictogram = "image"})) {
    s.view.choosing = PrepareChoice::picture;
    open_file_screen(s.view.files, Choosing::picture);
  }
  if (ui::button(ui, "prepare.picture.remove", {at.x + half + ui.px(12), at.y, half, ui.px(48)},
                 ui.say("prepare.picture.remove"), {.enabled = !step.picture.empty()}))
    s.frame.ask(EditStep{.step = step.id, .picture = ""});
  at.y += ui.px(62);
}

void draw_acts(PrepareScope& s, Column& at, const Step& step) {
  ui::Ui& ui = s.ui;
  const bool skipped = step.state == workshop::StepState::skipped, can = !s.frame.published.read_only;
  const double half = (at.wide - ui.px(12)) / 2, high = ui.px(48);
  const auto cell = [&](int i) {
    return Rect{at.x + (half + ui.px(12)) * (i % 2), at.y + (high + ui.px(12)) * (i / 2), half, high};
  };
  if (ui::button(ui, "prepare.insert_after", cell(0), ui.say("prepare.insert_after"),
                 {.enabled = can, .pictogram = "plus"})) {
    s.view.insert_after = step.id;
    s.view.chosen = {};
  }
  if (ui::button(ui, "prepare.duplicate", cell(1), ui.say("word.duplicate"),
                 {.enabled = can, .pictogram = "dupliquer"})) {
    workshop::InsertStep copy{.id = {s.frame.fresh_id()},
                              .after = step.id,
                              .activity = step.activity,
                              .title = step.title,
                              .instruction = step.instruction,
                              .notes = step.notes};
    copy.minutes = step.minutes, copy.rules = step.rules, copy.works_on = step.works_on;
    const Id<Step> made = copy.id;
    s.frame.ask(std::move(copy), made.value);
    if (step.likes != workshop::Likes::off) s.frame.ask(workshop::SetLikes{made, step.likes}, made.value);
  }
  if (ui::button(ui, "prepare.skip", cell(2), ui.say(skipped ? "prepare.unskip" : "prepare.skip"),
                 {.enabled = can, .pictogram = "suivant"}))
    s.frame.ask(workshop::SkipStep{.step = step.id, .skipped = !skipped});
  if (ui::button(ui, "prepare.remove", cell(3), ui.say("word.delete"),
                 {.look = ui::ButtonLook::danger, .enabled = can, .pictogram = "corbeille"}))
    s.view.removing = s.frame.ask(workshop::RemoveStep{.step = step.id});
  at.y += 2 * (high + ui.px(12));
}

} // namespace

void prepare_step(PrepareScope& s, const Rect& box, const Step& step) {
  ui::Ui& ui = s.ui;
  const activities::Kind& kind = activities::kind_of_step(step);
  const bool writes = kind.has_board,
             works = kind.stage == activities::Stage::grouping || kind.stage == activities::Stage::dots || kind.stage == activities::Stage::poll,
             message = kind.stage == activities::Stage::message;
  if (s.view.choosing_canvas == step.id && step.board) return prepare_canvases(s, box, step);
  s.view.choosing_canvas = {};
  const std::string id = "prepare.details." + id_text(step.id.value);
  // Kinds stand in as many rows as the drawer's width leaves them.
  const auto kinds = activities::kinds();
  const double wide = box.width - ui.px(16);
  const auto columns = std::clamp<std::size_t>(static_cast<std::size_t>(wide / ui.px(54)), 1, (kinds.size() + 1) / 2);
  const std::size_t rows = (kinds.size() + columns - 1) / columns;
  const double content = 504 + 60 * static_cast<double>(rows) + (writes ? 440 : 0) + (works ? 90 : 0) + (message ? 262 : 0);
  const ui::ScrollArea area(ui, id, box, ui.px(content) + (step.board ? canvas_choice_height(s) : 0));
  Column at{box.x, box.y - area.offset(), wide};
  if (ui::icon_button(ui, "prepare.details.close", {at.x + at.wide - ui.px(44), at.y, ui.px(44), ui.px(44)}, "fermer",
                      ui.say("word.close"), "Esc", {.pictogram = 26}))
    s.view.chosen = {};
  at.y = label(s, {at.x, at.y + ui.px(16), at.wide - ui.px(60), 0}, ui.say("word.title"));
  if (auto v = edited(s, id + ".title", {at.x, at.y, at.wide, ui.px(48)}, step.title, {.most_graphemes = 120}))
    s.frame.ask(EditStep{.step = step.id, .title = *v});
  ui::place(ui, "prepare.details.title", {at.x, at.y, at.wide, ui.px(48)});
  at.y += ui.px(60);
  const double cell = std::min(ui.px(64), at.wide / static_cast<double>(columns));
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (ui::icon_button(
            ui, "prepare.details.kind." + std::string(kinds[i].key),
            {at.x + cell * static_cast<double>(i % columns), at.y + ui.px(60) * static_cast<double>(i / columns), cell - ui.px(8), ui.px(54)}, kinds[i].pictogram,
            ui.say("kind." + std::string(kinds[i].key)), {},
            {.active = step.activity == kinds[i].key, .enabled = !s.frame.published.read_only, .pictogram = 32}))
      s.frame.ask(EditStep{.step = step.id, .activity = std::string(kinds[i].key)});
  at.y += ui.px(4) + ui.px(60) * static_cast<double>(rows);
  const auto words = [&](const char* field, const char* title, const char* pictogram, const std::string& now,
                         std::size_t most) {
    at.y = label(s, {at.x, at.y, at.wide, 0}, ui.say(title), pictogram);
    const Rect area_of_field{at.x, at.y, at.wide, ui.px(86)};
    at.y += ui.px(96);
    return edited(s, id + field, area_of_field, now, {.multi_line = true, .most_graphemes = most});
  };
  if (auto v = words(".instruction", "prepare.instruction", "oeil_ouvert", step.instruction, 600))
    s.frame.ask(EditStep{.step = step.id, .instruction = *v});
  if (auto v = words(".notes", "prepare.notes", "cadenas", step.notes, 2000))
    s.frame.ask(EditStep{.step = step.id, .notes = *v});
  if (message) draw_picture(s, at, step);
  if (works) draw_works_on(s, at, step);
  if (writes) draw_rules(s, at, step);
  draw_acts(s, at, step);
  if (step.board) draw_canvas_choice(s, {at.x, at.y + s.ui.px(8), at.wide, canvas_choice_height(s)}, step);
}

} // namespace pressoir::screens
