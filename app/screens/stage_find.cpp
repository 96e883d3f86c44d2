// Find: a field above the board; what is found is outlined while one types, and the board goes to it.
#include <algorithm>

#include "app/screens/stage_board_parts.h"
#include "app/ui/field.h"
#include "app/ui/scene_painter.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;

namespace {

constexpr double width = 860, height = 72;  // LOOK px
constexpr desktop::Modifiers shift{.shift = true};

void look_at(StageScope& stage, std::uint64_t note) {
  const activities::BoardItem* item = stage.view.board.scene.item(note);
  if (!item) return;
  bring_into_sight(stage, item->box);
  stage.view.board.moved_by_hand = true;
}

// Notes that hold the words, whatever the accents and capitals, in reading order.
void search(StageScope& stage) {
  BoardPart& board = stage.view.board;
  BoardFind& find = board.find;
  const Sequence revision = stage.frame.published.state.revision();
  if (find.words == find.searched && find.revision == revision) return;
  const bool other_words = find.words != find.searched;
  const std::uint64_t was_at = find.at < find.found.size() ? find.found[find.at] : 0;
  find.searched = find.words;
  find.revision = revision;
  find.found.clear();
  const std::string wanted = search_key(trimmed(find.words));
  if (wanted.empty()) return;
  for (const Note* note : notes_on(stage.room(), board.board)) {
    auto& [text, key] = find.keys[note->id.value];
    if (key.empty() || text != note->text) text = note->text, key = search_key(note->text);
    if (key.find(wanted) != std::string::npos && board.scene.item(note->id.value)) find.found.push_back(note->id.value);
  }
  // Words in shapes, on connectors and lettering too.
  for_each_drawn(stage.room(), [&](const auto& entity) {
    if (entity.board != board.board) return;
    std::string_view text;
    if constexpr (requires { entity.text; }) text = entity.text;
    else if constexpr (requires { entity.label; }) text = entity.label;
    if (!text.empty() && search_key(text).find(wanted) != std::string::npos && board.scene.item(entity.id.value)) find.found.push_back(entity.id.value);
  });
  std::sort(find.found.begin(), find.found.end(), [&](std::uint64_t a, std::uint64_t b) {
    const Rect &one = board.scene.item(a)->box, &other = board.scene.item(b)->box;
    return std::tuple(one.y, one.x, a) < std::tuple(other.y, other.x, b);
  });
  const auto same = std::find(find.found.begin(), find.found.end(), was_at);
  find.at = same == find.found.end() ? 0 : static_cast<std::size_t>(same - find.found.begin());
  if (other_words && !find.found.empty()) look_at(stage, find.found[find.at]);
}

void go(StageScope& stage, std::size_t by) {
  BoardFind& find = stage.view.board.find;
  if (find.found.empty()) return;
  find.at = (find.at + by) % find.found.size();
  look_at(stage, find.found[find.at]);
}

void go_back_to_before(StageScope& stage) {
  BoardPart& board = stage.view.board;
  const BoardFind find = std::exchange(board.find, {});
  board.moved_by_hand = find.moved_before;
  if (find.moved_before) glide_to(stage, find.before);
}

void take_keys(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const std::size_t back = std::max<std::size_t>(1, stage.view.board.find.found.size()) - 1;
  if (ui::take_key(ui, Key::enter) || ui::take_key(ui, Key::f3) || ui::take_key(ui, Key::down)) go(stage, 1);
  if (ui::take_key(ui, Key::enter, shift) || ui::take_key(ui, Key::f3, shift) || ui::take_key(ui, Key::up)) go(stage, back);
  if (ui::take_key(ui, Key::escape)) go_back_to_before(stage);
}

std::string told(const StageScope& stage) {
  const BoardFind& find = stage.view.board.find;
  if (trimmed(find.words).empty()) return {};
  if (find.found.empty()) return stage.ui.say("find.none");
  return stage.ui.say("find.place", {{"at", static_cast<std::int64_t>(find.at + 1)}, {"of", static_cast<std::int64_t>(find.found.size())}});
}

}  // namespace

void outline_found(StageScope& stage) {
  const BoardPart& board = stage.view.board;
  const Rect whole{0, 0, stage.ui.size.x, stage.ui.size.y};
  for (std::size_t i = 0; i < board.find.found.size(); ++i) {
    const activities::BoardItem* item = board.scene.item(board.find.found[i]);
    if (!item) continue;
    const Rect box = board.place.px(item->box);
    if (!box.intersects(whole)) continue;
    const bool here = i == board.find.at;
    ui::edge(stage.ui, inset(box, -stage.ui.px(here ? 7 : 4)), stage.ui.theme.accent_stroke, here ? 5 : 2, here ? 11 : 8);
  }
}

void draw_find(StageScope& stage) {
  BoardFind& find = stage.view.board.find;
  if (!find.open) return;
  if (stage.ui.held == "board") return void(find = {});  // a press on the board: we stay where we are
  take_keys(stage);
  if (!find.open) return;
  search(stage);
  const StageLayout& layout = stage.layout;
  const double wide = std::min(width, layout.safe.width);
  const Rect bar{layout.width / 2 - wide / 2, layout.board.y, wide, height};
  const ui::InLayer above(stage.ui, ui::Layer::bar, stage.px(bar));
  ui::card(stage.ui, stage.px(bar), stage.ui.theme.surface, 18, picture::Shadow::lifted);
  // The cells first: a press on one of them is not one beside the field.
  double x = bar.right() - 8;
  const auto cell = [&](std::string_view name, std::string_view drawing, std::string_view word, std::string_view key) {
    x -= 56;
    return ui::icon_button(stage.ui, name, stage.px(Rect{x, bar.y + 8, 56, 56}), drawing, stage.ui.say(word), key);
  };
  if (cell("find.close", "fermer", "find.close", stage.ui.say("key.escape"))) return go_back_to_before(stage);
  if (cell("find.next", "chevron_bas", "find.next", stage.ui.say("key.enter"))) go(stage, 1);
  if (cell("find.previous", "chevron_haut", "find.previous", "")) go(stage, std::max<std::size_t>(1, find.found.size()) - 1);
  constexpr double count_width = 150;
  x -= count_width + 8;
  const std::string count = told(stage);
  ui::line_of_text(stage.ui, stage.px(Rect{x, bar.y, count_width, bar.height}), count, ui::Type::stage, stage.ui.theme.ink2, picture::Align::end);
  ui::place(stage.ui, "find.count", stage.px(Rect{x, bar.y, count_width, bar.height}), true, count);
  const Rect field = stage.px(Rect{bar.x + 8, bar.y + 8, x - bar.x - 16, 56});
  ui::focus_on(stage.ui, "find.field");
  const auto written = ui::text_field(stage.ui, "find.field", field, find.words, {.placeholder = stage.ui.say("find.field"), .most_graphemes = 120, .type = ui::Type::stage, .pictogram = "loupe"});
  if (written.changed) stage.ui.animate();
  if (written.ended) find = {};
}

}  // namespace pressoir::screens
