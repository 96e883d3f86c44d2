#include "app/screens/command_table.h"

#include <algorithm>
#include <cmath>

#include "app/screens/agenda_overlay.h"
#include "app/screens/palette.h"
#include "app/screens/stage_board_commands.h"
#include "app/screens/stage_drawing.h"
#include "app/screens/stage_offer.h"
#include "app/screens/stage_outcomes.h"
#include "app/screens/stage_reading.h"
#include "app/screens/stage_slides.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/live/drawing_pad.h"

namespace pressoir::screens {
namespace {

using namespace workshop;
using activities::AlignTo;
using activities::DistributeAlong;
using desktop::Key;
using desktop::Modifiers;
using enum CommandGroup;

constexpr Modifiers ctrl{.ctrl = true}, shift{.shift = true}, ctrl_shift{.ctrl = true, .shift = true}, ctrl_alt{.ctrl = true, .alt = true};

bool always(const StageScope&) { return true; }
bool writable(const StageScope& stage) { return stage.writable(); }
bool has_any_chosen(const StageScope& stage) { return board_is_open(stage) && !stage.view.board.selection.empty(); }
bool has_one_chosen(const StageScope& stage) { return has_chosen(stage) && stage.view.board.selection.size() == 1; }
bool phones_are_welcome(const StageScope& stage) { return stage.frame.live.has_value(); }
bool has_begun(const StageScope& stage) { return stage.writable() && stage.step; }

bool is_late(const StageScope& stage) { return has_begun(stage) && timetable(stage.room(), stage.frame.now).late_minutes() > 0; }
bool can_reveal(const StageScope& stage) {
  return has_begun(stage) && stage.step->rules.seen != WhatIsSeen::everything && !stage.step->revealed;
}

// What is drawn and the notes beside it, or notes alone.
bool can_arrange_any(const StageScope& stage) { return can_arrange_drawn(stage) || can_arrange(stage); }
bool can_distribute_any(const StageScope& stage) { return can_arrange_drawn(stage) || can_distribute(stage); }
bool can_tidy_any(const StageScope& stage) { return can_arrange_drawn(stage) || can_tidy(stage); }
template <AlignTo to> void align(StageScope& stage) { can_arrange_drawn(stage) ? align_drawn(stage, to) : align_chosen(stage, to); }
template <DistributeAlong along> void distribute(StageScope& stage) { can_arrange_drawn(stage) ? distribute_drawn(stage, along) : distribute_chosen(stage, along); }
void tidy(StageScope& stage) { can_arrange_drawn(stage) ? tidy_drawn(stage) : tidy_chosen(stage); }
template <Layer layer> void move_to_layer(StageScope& stage) { layer_drawn(stage, layer); }
// The drawing that goes on elsewhere, on a tablet: its step is taken up.
const Step* drawing_elsewhere(const StageScope& stage) {
  const Id<Board> board = live::pad_board(stage.room());
  if (!board || !stage.writable() || (stage.step && stage.step->board == board)) return nullptr;
  for (const Step* step : agenda(stage.room()))
    if (step->board == board) return step;
  return nullptr;
}
bool has_drawing_elsewhere(const StageScope& stage) { return drawing_elsewhere(stage) != nullptr; }
void show_drawing(StageScope& stage) {
  if (const Step* step = drawing_elsewhere(stage)) stage.frame.ask(GoToStep{.step = step->id});
}
bool can_bring(const StageScope& stage) { return can_write_note(stage); }
void go_on(StageScope& stage) { stage.frame.ask(GoToStep{}); }
void go_back(StageScope& stage) { stage.frame.ask(GoToStep{.back = true}); }
void hold_or_run_clock(StageScope& stage) {
  stage.frame.ask(PauseClock{.paused = read_clock(stage.room(), stage.frame.now).running});
}
void cover(StageScope& stage) { stage.view.covered = !stage.view.covered; }
void hide_bar(StageScope& stage) { stage.view.bar_hidden = !stage.view.bar_hidden; }

// In percent of what the display asks for.
double interface_scale(const StageScope& stage) {
  const Vec2 size = stage.ui.size;
  return std::round(100 * stage.ui.scale / std::min(size.x / 1920, size.y / 1080));
}
void ask_to_erase_chosen(StageScope& stage) {
  desk::Session::Erase erase{.what = desk::Session::Erase::What::notes};
  for (const std::uint64_t id : stage.view.board.selection) erase.notes.push_back({id});
  stage.frame.app.push_back(AskErase{std::move(erase)});
}
template <Dialog dialog>
void show_dialog(StageScope& stage) {
  stage.frame.app.push_back(ShowDialog{dialog});
}
void scale_by(StageScope& stage, double percent) { stage.frame.app.push_back(SetScale{interface_scale(stage) + percent}); }
template <ui::ThemeKind kind> void wear(StageScope& stage) { stage.frame.app.push_back(SetTheme{static_cast<int>(kind)}); }
template <ui::ThemeKind kind> bool wears_another(const StageScope& stage) { return stage.ui.theme.kind != kind; }
template <Language language> void speak(StageScope& stage) { stage.frame.app.push_back(SetLanguage{language}); }
template <Language language> bool speaks_another(const StageScope& stage) { return stage.ui.words->language() != language; }

template <DrawTool tool> void take(StageScope& stage) { take_tool(stage, tool); }
template <DrawnLook what> void look(StageScope& stage) { turn_look(stage, what); }
template <ReorderTo to> void reorder(StageScope& stage) { reorder_drawn(stage, to); }
bool can_draw(const StageScope& stage) { return can_write_note(stage) && stage.view.board.scene.arrangement() == activities::Arrangement::free; }

using where::bar, where::covered, where::listed, where::over, where::palette, where::reading, where::sheet;

// A table, read as such: id, group, pictogram, where, keys, enabled, run, active. Tools stand in the bar in this order.
// clang-format off
constexpr Command table[] = {
    // While the pen bar is open its tools have the letters: they come first.
    {"drawing.select", drawing, "curseur", listed, {{{Key::s}}}, draws, take<DrawTool::select>},
    {"drawing.pen", drawing, "feutre", listed, {{{Key::p}}}, draws, take<DrawTool::pen>},
    {"drawing.marker", drawing, "marqueur", listed, {{{Key::m}}}, draws, take<DrawTool::marker>},
    {"drawing.highlighter", drawing, "surligneur", listed, {{{Key::h}}}, draws, take<DrawTool::highlighter>},
    {"drawing.eraser", drawing, "gomme", listed, {{{Key::e}}}, draws, take<DrawTool::eraser>},
    {"drawing.lettering", drawing, "texte", listed, {{{Key::t}}}, draws, take<DrawTool::lettering>},
    {"drawing.shape", drawing, "cadre", listed, {{{Key::f}}}, draws, take<DrawTool::shape>},
    {"drawing.connector", drawing, "fleche", listed, {{{Key::c}}}, draws, take<DrawTool::connector>},
    {"drawing.pictogram", drawing, "personne", listed, {{{Key::i}}}, draws, take<DrawTool::pictogram>},
    {"drawing.delete", drawing, "corbeille", listed, {{{Key::del}, {Key::backspace}}}, has_drawn_chosen, delete_drawn},
    {"drawing.duplicate", drawing, "dupliquer", listed, {{{Key::d, ctrl}}}, has_drawn_chosen, duplicate_drawn},
    {"drawing.group", drawing, "regrouper", listed, {{{Key::g, ctrl}}}, has_drawn_chosen, group_drawn},
    {"drawing.ungroup", drawing, "separer", listed, {{{Key::g, ctrl_shift}}}, has_drawn_chosen, ungroup_drawn},
    {"drawing.front", drawing, "haut", listed, {{{Key::up, ctrl}}}, has_drawn_chosen, reorder<ReorderTo::front>},
    {"drawing.back", drawing, "bas", listed, {{{Key::down, ctrl}}}, has_drawn_chosen, reorder<ReorderTo::back>},
    {"drawing.lock", drawing, "cadenas", listed, {{{Key::l, ctrl}}}, has_drawn_chosen, lock_drawn},
    {"drawing.edge", drawing, "feutre", palette, {}, has_drawn_chosen, look<DrawnLook::edge>},
    {"drawing.dashes", drawing, "suspendre", palette, {}, has_drawn_chosen, look<DrawnLook::dashes>},
    {"drawing.shadow", drawing, "rond", palette, {}, has_drawn_chosen, look<DrawnLook::shadow>},
    {"drawing.ends", drawing, "fleche", palette, {}, has_drawn_chosen, look<DrawnLook::ends>},
    {"drawing.letters", drawing, "texte", palette, {}, has_drawn_chosen, look<DrawnLook::letters>},
    {"drawing.opacity", drawing, "image", palette, {}, can_crop, look<DrawnLook::opacity>},
    {"drawing.crop", drawing, "cadre", listed, {{{Key::r}}}, can_crop, turn_cropping},
    {"drawing.split", drawing, "gomme", listed, {{{Key::e, shift}}}, draws, turn_eraser},
    {"drawing.copy_look", drawing, "palette", listed, {{{Key::c, ctrl_alt}}}, has_drawn_chosen, copy_look},
    {"drawing.paste_look", drawing, "palette", listed, {{{Key::v, ctrl_alt}}}, can_paste_look, paste_look},
    {"drawing.to_background", drawing, "bas", palette, {}, has_drawn_chosen, move_to_layer<Layer::background>},
    {"drawing.to_board", drawing, "theme", palette, {}, has_drawn_chosen, move_to_layer<Layer::board>},
    {"drawing.to_ink", drawing, "haut", palette, {}, has_drawn_chosen, move_to_layer<Layer::ink>},
    {"drawing.export", drawing, "imprimer", palette, {}, has_drawn_chosen, export_drawn},
    {"drawing.picture", drawing, "image", palette, {}, can_bring, choose_picture},
    {"drawing.paste_picture", drawing, "importer", listed, {{{Key::v, ctrl_shift}}}, can_bring, [](StageScope& s) { s.frame.app.push_back(PastePicture{}); }},
    {"drawing.minimap", drawing, "ajuster", listed, {{{Key::m, ctrl}}}, can_show_minimap, turn_minimap},
    {"drawing.unlock", drawing, "cadenas_ouvert", palette, {}, has_locked, unlock_all_drawn},
    {"drawing.select_all", drawing, "lasso", listed, {{{Key::a, ctrl}}}, draws, choose_all_drawn},
    {"drawing.slides", drawing, "ecran", listed, {{{Key::f5}}}, has_slides, begin_slides},
    {"drawing.to_stage", drawing, "ecran", listed, {{{Key::x, ctrl_shift}}}, has_drawing_elsewhere, show_drawing},
    {"drawing.bar", drawing, "palette", listed, {{{Key::x}}}, can_draw, toggle_pen_bar, draws},
    {"note.write", notes, "note", bar | listed, {{{Key::n}}}, can_write_note, write_note},
    {"note.edit", notes, "texte", listed, {{{Key::enter}, {Key::f2}}}, has_one_chosen, edit_chosen},
    {"note.park", notes, "frigo", listed | reading, {{{Key::f}}}, writable, park},
    {"note.group", notes, "regrouper", listed, {{{Key::g}}}, has_chosen, gather_chosen},
    {"note.leave_theme", notes, "sans", palette, {}, can_leave_theme, [](StageScope& s) { join_theme(s, {}); }},
    {"note.select_all", notes, "lasso", listed, {{{Key::a, ctrl}}}, board_is_open, choose_all},
    {"note.copy", notes, "dupliquer", listed, {{{Key::c, ctrl}}}, has_any_chosen, copy_chosen},
    {"note.cut", notes, "fermer", listed, {{{Key::x, ctrl}}}, has_chosen, cut_chosen},
    {"note.paste", notes, "importer", listed, {{{Key::v, ctrl}}}, can_write_note, paste_notes},
    {"note.duplicate", notes, "plus", listed, {{{Key::d, ctrl}}}, has_chosen, duplicate_chosen},
    {"note.delete", notes, "corbeille", listed, {{{Key::del}, {Key::backspace}}}, has_chosen, delete_chosen},
    {"note.erase", notes, "gomme", palette, {}, has_chosen, ask_to_erase_chosen},
    {"board.find", notes, "loupe", listed, {{{Key::f, ctrl}, {Key::f3}}}, board_is_open, open_find},
    {"board.fit", notes, "ajuster", listed, {{{Key::home}}}, board_is_open, fit_board},
    {"board.fit_chosen", notes, "cible", listed, {{{Key::home, shift}}}, has_any_chosen, fit_chosen},
    {"board.closer", notes, "plus", palette, {}, board_is_open, [](StageScope& s) { zoom_board(s, 1.25); }},
    {"board.further", notes, "moins", palette, {}, board_is_open, [](StageScope& s) { zoom_board(s, 0.8); }},
    {"arrange.tidy", notes, "grille", palette, {}, can_tidy_any, tidy},
    {"arrange.left", notes, "aligner", palette, {}, can_arrange_any, align<AlignTo::left>},
    {"arrange.centre", notes, "aligner", palette, {}, can_arrange_any, align<AlignTo::centre>},
    {"arrange.right", notes, "aligner", palette, {}, can_arrange_any, align<AlignTo::right>},
    {"arrange.top", notes, "aligner", palette, {}, can_arrange_any, align<AlignTo::top>},
    {"arrange.middle", notes, "aligner", palette, {}, can_arrange_any, align<AlignTo::middle>},
    {"arrange.bottom", notes, "aligner", palette, {}, can_arrange_any, align<AlignTo::bottom>},
    {"arrange.across", notes, "repartir", palette, {}, can_distribute_any, distribute<DistributeAlong::horizontal>},
    {"arrange.down", notes, "repartir", palette, {}, can_distribute_any, distribute<DistributeAlong::vertical>},
    {"show.read", show, "lecture", bar | listed | reading, {{{Key::l}}}, shows_notes, read_or_leave, [](const StageScope& s) { return s.view.reading.on; }},
    {"outcome.decision", outcomes, "decision", bar | listed | reading, {{{Key::d}}}, writable, [](StageScope& s) { begin_outcome(s, Outcome::decision); }},
    {"outcome.action", outcomes, "action", bar | listed | reading, {{{Key::a}}}, writable, [](StageScope& s) { begin_outcome(s, Outcome::action); }},
    {"outcome.list", outcomes, "conclusion", bar | listed, {{{Key::c}}}, always, toggle_outcomes, [](const StageScope& s) { return s.view.outcomes.drawer.open; }},
    {"time.pause", time, "minuteur", bar | where::always, {{{Key::t}}}, has_begun, hold_or_run_clock},
    {"time.more", time, "plus", where::always, {{{Key::plus}, {Key::plus, shift}}}, has_begun, [](StageScope& s) { s.frame.ask(ExtendClock{1}); }},
    {"time.less", time, "moins", where::always, {{{Key::minus}}}, has_begun, [](StageScope& s) { s.frame.ask(ExtendClock{-1}); }},
    {"time.catch_up", time, "cible", palette, {}, is_late, [](StageScope& s) { make_offer(s, Offer::catch_up); }},
    {"show.cover", show, "rideau", bar | listed | reading | over | covered, {{{Key::b}, {Key::period}, {Key::period, shift}}}, always, cover},
    {"step.list", steps, "liste", bar | listed | reading | over, {{{Key::tab}}}, always, open_agenda},
    {"undo", notes, "annuler", bar | where::always, {{{Key::z, ctrl}}}, writable, [](StageScope& s) { s.frame.undo(); }},
    {"redo", notes, "retablir", where::always, {{{Key::z, ctrl_shift}, {Key::y, ctrl}}}, writable, [](StageScope& s) { s.frame.redo(); }},
    {"step.insert", steps, "plus", listed | over, {{{Key::i}}}, writable, open_agenda_to_insert},
    {"step.next", steps, "suivant", bar | where::always, {{{Key::enter, ctrl}}}, writable, go_on},
    {"step.previous", steps, "precedent", where::always, {{{Key::backspace, ctrl}}}, has_begun, go_back},
    {"step.reveal", steps, "oeil_ouvert", listed, {{{Key::r}}}, can_reveal, [](StageScope& s) { make_offer(s, Offer::reveal); }},
    {"show.by_theme", show, "theme", palette, {}, shows_notes, [](StageScope& s) { begin_reading(s, ReadBy::theme); }},
    {"show.join", show, "qr", listed | reading | over, {{{Key::j}}}, phones_are_welcome, [](StageScope& s) { open_overlay(s, Overlay::join); }, [](const StageScope& s) { return s.view.overlay == Overlay::join; }},
    {"show.palette", show, "loupe", sheet | reading | over, {{{Key::k, ctrl}}}, always, open_palette},
    {"show.keys", show, "clavier", listed | reading | over, {{{Key::question}, {Key::question, shift}}}, always, [](StageScope& s) { open_overlay(s, Overlay::keys); }},
    {"show.tools", show, "palette", listed | reading, {{{Key::o}}}, always, hide_bar},
    {"show.larger", show, "plus", where::always, {{{Key::plus, ctrl}, {Key::plus, ctrl_shift}}}, always, [](StageScope& s) { scale_by(s, 10); }},
    {"show.smaller", show, "moins", where::always, {{{Key::minus, ctrl}}}, always, [](StageScope& s) { scale_by(s, -10); }},
    {"show.usual_size", show, "ecran", where::always, {{{Key::digit_0, ctrl}}}, always, [](StageScope& s) { s.frame.app.push_back(SetScale{100}); }},
    {"show.light", show, "soleil", palette, {}, wears_another<ui::ThemeKind::light>, wear<ui::ThemeKind::light>},
    {"show.dark", show, "lune", palette, {}, wears_another<ui::ThemeKind::dark>, wear<ui::ThemeKind::dark>},
    {"show.weak_projector", show, "ecran", palette, {}, wears_another<ui::ThemeKind::weak_projector>, wear<ui::ThemeKind::weak_projector>},
    {"show.test_card", show, "mire", palette, {}, always, [](StageScope& s) { s.frame.app.push_back(ShowTestCard{true}); }},
    {"show.french", show, "langue", palette, {}, speaks_another<Language::french>, speak<Language::french>},
    {"show.english", show, "langue", palette, {}, speaks_another<Language::english>, speak<Language::english>},
    {"session.export", session, "exporter", listed, {{{Key::e, ctrl}}}, always, show_dialog<Dialog::exports>},
    {"session.history", session, "historique", palette, {}, always, show_dialog<Dialog::history>},
    {"session.erase", session, "gomme", palette, {}, writable, show_dialog<Dialog::erasing>},
    {"session.settings", session, "reglages", palette, {}, always, show_dialog<Dialog::settings>},
    {"session.prepare", session, "reglages", listed, {{{Key::p, ctrl}}}, always, [](StageScope& s) { s.frame.app.push_back(ShowPrepare{}); }},
    {"session.home", session, "maison", listed, {{{Key::h, ctrl}}}, always, [](StageScope& s) { s.frame.app.push_back(GoHome{}); }},
};
// clang-format on

std::string key_text(const Words& words, Key key) {
  if (key >= Key::a && key <= Key::z) return std::string(1, static_cast<char>('A' + (static_cast<int>(key) - static_cast<int>(Key::a))));
  if (key >= Key::digit_0 && key <= Key::digit_9)
    return std::string(1, static_cast<char>('0' + (static_cast<int>(key) - static_cast<int>(Key::digit_0))));
  if (key >= Key::f1 && key <= Key::f12) return "F" + std::to_string(static_cast<int>(key) - static_cast<int>(Key::f1) + 1);
  switch (key) {
  case Key::plus: return "+";
  case Key::minus: return "−";
  case Key::period: return ".";
  case Key::comma: return ",";
  case Key::slash: return "/";
  case Key::question: return "?";
  case Key::left: return "←";
  case Key::right: return "→";
  case Key::up: return "↑";
  case Key::down: return "↓";
  case Key::enter: return words.say("key.enter");
  case Key::escape: return words.say("key.escape");
  case Key::tab: return words.say("key.tab");
  case Key::space: return words.say("key.space");
  case Key::backspace: return words.say("key.backspace");
  case Key::del: return words.say("key.delete");
  case Key::home: return words.say("key.home");
  case Key::end: return words.say("key.end");
  case Key::page_up: return words.say("key.page_up");
  case Key::page_down: return words.say("key.page_down");
  default: return "";
  }
}

// Whether Shift must be held for these on a usual keyboard is not worth saying.
bool is_sign(Key key) { return key >= Key::plus; }

} // namespace

std::span<const Command> commands() { return table; }

const Command* find_command(std::string_view id) {
  const auto found = std::find_if(std::begin(table), std::end(table), [&](const Command& c) { return c.id == id; });
  return found == std::end(table) ? nullptr : found;
}

std::string command_name(const ui::Ui& ui, const Command& command) { return ui.say("command." + std::string(command.id)); }

std::string chord_text(const Words& words, const Chord& chord) {
  std::string text;
  if (chord.modifiers.ctrl) text += "Ctrl+";
  if (chord.modifiers.alt) text += "Alt+";
  if (chord.modifiers.shift && !is_sign(chord.key)) text += words.say("key.shift") + "+";
  return text + key_text(words, chord.key);
}

std::vector<std::string> keys_of(const Words& words, const Command& command) {
  std::vector<std::string> texts;
  for (const Chord& chord : command.keys) {
    if (chord.key == Key::none) break;
    std::string text = chord_text(words, chord);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }
  return texts;
}

void take_commands(StageScope& stage) {
  // Whether a command may be given is asked only when a key was pressed.
  const auto is_key = [](const desktop::Event& event) { return std::holds_alternative<desktop::KeyPressed>(event); };
  if (stage.ui.typing() || std::none_of(stage.ui.events.begin(), stage.ui.events.end(), is_key)) return;
  const StageView& view = stage.view;
  for (const Command& command : table) {
    if (view.covered && !(command.where & where::covered)) continue;
    if (view.overlay != Overlay::none && !(command.where & where::over)) continue;
    const bool pens_on_slide = view.slides.frame && view.slides.pens;
    const bool of_the_pens = command.group == drawing && command.id != "drawing.bar" && command.id != "drawing.slides";
    if (pens_on_slide ? !of_the_pens && command.id != "undo" && command.id != "redo" : (view.reading.on || view.slides.frame) && !(command.where & where::reading)) continue;
    if (!command.enabled(stage)) continue;
    for (const Chord& chord : command.keys)
      if (chord.key != Key::none && ui::take_key(stage.ui, chord.key, chord.modifiers)) {
        command.run(stage);
        break;
      }
  }
}

} // namespace pressoir::screens
