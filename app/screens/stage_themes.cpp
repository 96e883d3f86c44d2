#include "app/screens/stage_themes.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/screens/stage_text.h"
#include "app/ui/menu.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using activities::Arrangement;
using activities::BoardItem;
using desktop::Key;

namespace {

// The head of a zone, board units: tag, title and count.
Rect head_of(const activities::ZonePlace& zone) { return {zone.box.x, zone.box.y, zone.box.width, zone.title.bottom() - zone.box.y + 6}; }

const activities::ZonePlace* place_of(const StageScope& stage, Id<Theme> theme) { return stage.view.board.scene.zone_place(theme.value); }

void write_name(StageScope& stage) {
  ThemesView& view = stage.view.themes;
  if (!view.naming) return;
  const Theme* theme = stage.room().find(view.naming);
  const activities::ZonePlace* zone = place_of(stage, view.naming);
  if (!theme || !zone) {
    // Not on the board yet, or taken away while it was named.
    if (view.editor) view.naming = {}, view.editor.reset();
    return;
  }
  if (!view.editor)
    view.editor = std::make_unique<ui::NoteEditor>(theme->title, ui::EditorOptions{.most_graphemes = 200, .single_line = true, .enter = ui::OnEnter::commits, .select_all = true, .placeholder = stage.ui.say("theme.name_it"), .padding = 8});
  const ui::Placement& place = stage.view.board.place;
  const Rect ground = inset(zone->title, -4);
  ui::card(stage.ui, place.px(ground), stage.ui.theme.surface, 8);
  ui::edge(stage.ui, place.px(ground), stage.ui.theme.accent_stroke, 2.5, 8);
  picture::TextStyle style = ui::style_of(ui::Type::theme);
  style.fit = picture::Fit::line;
  const Rect line{zone->title.x, zone->title.centre().y - style.line_height / 2, zone->title.width, style.line_height};
  const ui::EditorOutcome outcome = view.editor->frame(stage.ui, "theme.name", {line, "", style, stage.ui.theme.ink}, place);
  ui::place(stage.ui, "theme.name", place.px(ground));
  if (outcome.ended == ui::EditorEnd::none) return;
  const std::string title(trimmed(view.editor->text()));
  if (!title.empty() && title != theme->title) stage.frame.ask(EditTheme{.theme = theme->id, .title = title});
  view.naming = {};
  view.editor.reset();
}

// Where a theme let go of its zones goes: after which theme. Its neighbour is the zone nearest to the point.
Id<Theme> after_at(const StageScope& stage, const std::vector<const Theme*>& themes, Id<Theme> moved, Vec2 at) {
  Id<Theme> before, nearest_before;
  double nearest = 1e18;
  bool behind = false;
  Id<Theme> found;
  for (const Theme* theme : themes) {
    if (theme->id == moved) continue;
    if (const activities::ZonePlace* zone = place_of(stage, theme->id)) {
      const Rect& box = zone->box;
      const Vec2 near{std::clamp(at.x, box.x, box.right()), std::clamp(at.y, box.y, box.bottom())};
      const double far = length(at - near);
      if (far < nearest) {
        nearest = far;
        found = theme->id;
        nearest_before = before;
        const bool beside = at.y >= box.y && at.y <= box.bottom();
        behind = beside ? at.x > box.centre().x : at.y > box.centre().y;
      }
    }
    before = theme->id;
  }
  return behind ? found : nearest_before;
}

void let_go(StageScope& stage, const std::vector<const Theme*>& themes, Id<Theme> held, Vec2 at) {
  const BoardItem* zone = stage.view.board.scene.zone_at(at);
  const Theme* moved = stage.room().find(held);
  if (!moved) return;
  if (zone && zone->key != activities::BoardScene::tray_key) {
    const Theme* into = stage.room().find(Id<Theme>{zone->key});
    if (!into || into->id == held) return;
    stage.frame.ask(MergeThemes{held, into->id});
    return stage.say(stage.ui.say("theme.merged", {{"from", moved->title}, {"into", into->title}}), true);
  }
  if (!zone) stage.frame.ask(MoveTheme{held, after_at(stage, themes, held, at)});
}

void draw_held(StageScope& stage, const Theme& theme) {
  ui::Ui& ui = stage.ui;
  if (const BoardItem* under = stage.view.board.scene.zone_at(stage.view.board.place.unit(ui.pointer)); under && under->key != theme.id.value && under->key != activities::BoardScene::tray_key)
    ui::edge(ui, stage.view.board.place.px(inset(under->box, -3)), ui.theme.accent_stroke, 4, 18);
  const double wide = std::min(520.0, width_of(stage, theme.title, ui::Type::theme) + 60);
  const Rect chip = rect_at(ui.pointer - Vec2{ui.px(30), ui.px(26)}, Vec2{ui.px(wide), ui.px(52)});
  ui::card(ui, chip, note_fill(theme.colour), 12, picture::Shadow::lifted);
  ui::line_of_text(ui, inset(chip, ui.px(12)), theme.title, ui::Type::theme, rgb(0x1F2430));
}

void draw_head(StageScope& stage, const std::vector<const Theme*>& themes, const Theme& theme, std::size_t number) {
  ui::Ui& ui = stage.ui;
  ThemesView& view = stage.view.themes;
  const activities::ZonePlace* zone = place_of(stage, theme.id);
  if (!zone || view.naming == theme.id) return;
  const ui::Placement& place = stage.view.board.place;
  const Rect head = place.px(head_of(*zone));
  const std::string name = "theme.head." + std::to_string(number);
  const Rect more = place.px(Rect{zone->count.x - 4, head_of(*zone).y + 6, zone->count.width + 8, head_of(*zone).height - 8});
  if (stage.writable() && (ui::hovers(ui, head) || view.chosen == theme.id)) {
    // In place of the count, while the hand is there.
    ui::card(ui, more, ui.theme.sunken, 8);
    if (ui::icon_button(ui, name + ".menu", more, "menu", ui.say("theme.more"), {}, {.pictogram = 26})) {
      view.chosen = view.menu_of = theme.id;
      ui::open_menu(ui, "theme.menu", more.centre());
    }
  }
  std::erase_if(ui.events, [&](const desktop::Event& event) {
    const auto* pressed = std::get_if<desktop::MousePressed>(&event);
    if (!pressed || pressed->button != desktop::Button::right || !ui::over(ui, pressed->at, head) || !stage.writable()) return false;
    if (!pressed->down) {
      view.chosen = view.menu_of = theme.id;
      ui::open_menu(ui, "theme.menu", pressed->at);
    }
    return true;
  });
  int clicks = 0;
  for (const desktop::Event& event : ui.events)
    if (const auto* pressed = std::get_if<desktop::MousePressed>(&event); pressed && !pressed->down) clicks = std::max(clicks, pressed->clicks);
  const ui::Drag drag = ui::drag(ui, name, head, stage.writable());
  if (drag.hovered) ui.cursor = desktop::Cursor::hand;
  if (view.chosen == theme.id) ui::edge(ui, place.px(inset(zone->box, -2)), ui.theme.accent_stroke, 3, 18);
  if (drag.clicked) {
    stage.view.board.selection.clear();
    if (clicks >= 2) name_theme(stage, theme.id);
    else view.chosen = theme.id;
  }
  if (drag.dragging) view.held = theme.id;
  if (drag.dropped) let_go(stage, themes, theme.id, place.unit(drag.at));
  if (drag.dropped || drag.cancelled) view.held = {};
}

}  // namespace

void name_theme(StageScope& stage, Id<Theme> theme) {
  stage.view.themes.naming = theme;
  stage.view.themes.chosen = {};
  stage.view.themes.editor.reset();
  stage.ui.animate();
}

std::uint64_t new_theme(StageScope& stage, const std::vector<Id<Note>>& notes, std::uint64_t group) {
  if (notes.empty() || !stage.writable()) return 0;
  const Id<Theme> id = stage.fresh<Theme>();
  const Note* first = stage.room().find(notes.front());
  const bool of_one_theme = first && first->theme && std::all_of(notes.begin(), notes.end(), [&](Id<Note> note) {
    const Note* found = stage.room().find(note);
    return found && found->theme == first->theme;
  });
  const std::string title = stage.ui.say("theme.new");
  name_theme(stage, id);
  if (of_one_theme) return stage.frame.ask(SplitTheme{.theme = first->theme, .id = id, .title = title, .notes = notes}, group);
  return stage.frame.ask(CreateTheme{.id = id, .board = stage.view.board.board, .title = title, .notes = notes}, group);
}

bool say_the_same(const StageScope& stage, const std::vector<Id<Note>>& notes) {
  std::set<std::string> said;
  for (Id<Note> id : notes) {
    const Note* note = stage.room().find(id);
    said.insert(note ? search_key(clean_line(note->text)) : std::string());
  }
  return said.size() == 1 && !said.begin()->empty();
}

std::uint64_t reunite_notes(StageScope& stage, const std::vector<Id<Note>>& notes, std::uint64_t group) {
  if (notes.size() < 2 || !stage.writable()) return 0;
  stage.view.board.selection = {notes.front().value};
  stage.say(stage.ui.say("theme.reunited", {{"n", static_cast<std::int64_t>(notes.size())}}), true);
  return stage.frame.ask(ReuniteNotes{notes}, group);
}

void separate_notes(StageScope& stage, const std::vector<Id<Note>>& notes) {
  if (!stage.writable()) return;
  const std::uint64_t group = stage.frame.fresh_id();
  for (Id<Note> id : notes) stage.frame.ask(SeparateNotes{id}, group);
}

void reunite_identical(StageScope& stage) {
  if (!stage.writable()) return;
  std::map<std::string, std::vector<Id<Note>>> alike;
  for (const Note* note : notes_on(stage.room(), stage.view.board.board))
    if (std::string key = search_key(clean_line(note->text)); !key.empty()) alike[std::move(key)].push_back(note->id);
  const std::uint64_t group = stage.frame.fresh_id();
  std::int64_t piles = 0;
  for (const auto& [words, notes] : alike)
    if (notes.size() > 1) stage.frame.ask(ReuniteNotes{notes}, group), ++piles;
  stage.say(stage.ui.say("theme.piles", {{"n", piles}}), piles > 0);
}

void draw_themes(StageScope& stage) {
  ThemesView& view = stage.view.themes;
  if (!stage.view.board.selection.empty() || !stage.room().find(view.chosen)) view.chosen = {};
  if (stage.view.board.scene.arrangement() == Arrangement::zones) {
    const auto themes = themes_on(stage.room(), stage.view.board.board);
    for (std::size_t i = 0; i < themes.size(); ++i) draw_head(stage, themes, *themes[i], i + 1);
    if (const Theme* held = stage.room().find(view.held)) draw_held(stage, *held);
    if (view.chosen && !stage.ui.typing() && stage.writable()) {
      if (ui::take_key(stage.ui, Key::enter) || ui::take_key(stage.ui, Key::f2)) name_theme(stage, view.chosen);
      else if (ui::take_key(stage.ui, Key::escape)) view.chosen = {};
    }
    // A press elsewhere lets go of the theme.
    for (const desktop::Event& event : stage.ui.events)
      if (const auto* pressed = std::get_if<desktop::MousePressed>(&event); pressed && pressed->down && stage.ui.memory.menu.empty()) view.chosen = {};
  }
  write_name(stage);
}

}  // namespace pressoir::screens
