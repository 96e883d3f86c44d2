// Where we look at the board from: the whole of it until a hand zooms (at the pointer), pans or pinches.
#include <algorithm>
#include <cmath>

#include "app/screens/stage_board_parts.h"
#include "app/ui/faded.h"
#include "app/ui/widgets.h"

namespace pressoir::screens {

using desktop::Key;

namespace {

constexpr double largest_fit = 1.4, closest = 5, furthest = 0.1;  // LOOK pixels a unit
constexpr double still_after_work = 15;  // seconds: the board does not move under a hand that is arranging or writing
constexpr double notch = 1.15, legible_width = 170, comfortable_width = 260;

// The whole board in the space there is, at most a little larger than life.
ui::Placement fitted(const StageScope& stage) {
  const activities::BoardScene& scene = stage.view.board.scene;
  const double scale = stage.ui.scale;
  if (scene.arrangement() == activities::Arrangement::zones) return {.origin = {}, .at = {}, .scale = scale};
  const Rect area = board_area(stage);
  if (scene.empty()) return {.origin = {}, .at = area.position(), .scale = scale};
  Rect bounds = inset(scene.bounds(), -24);
  // A drawing keeps its page: it does not move under the pen while it grows.
  if (stage.kind == activities::Stage::drawing) bounds = united(bounds, {0, 0, area.width / scale, area.height / scale});
  return {.origin = bounds.centre(), .at = area.centre(), .scale = std::min({area.width / bounds.width, area.height / bounds.height, scale * largest_fit})};
}

bool nearly_same(const ui::Placement& a, const ui::Placement& b, Vec2 pixel) {
  return std::abs(a.scale / b.scale - 1) < 1e-6 && length(a.px(b.unit(pixel)) - pixel) < 0.25;
}

// Some of the board always stays in sight, so that nobody loses it.
void keep_in_sight(StageScope& stage) {
  BoardPart& board = stage.view.board;
  if (board.scene.empty()) return;
  const Rect area = board_area(stage), shown = board.place.px(board.scene.bounds());
  const double margin = stage.ui.px(120);
  const auto back = [margin](double low, double high, double area_low, double area_high) {
    if (high < area_low + margin) return area_low + margin - high;
    return low > area_high - margin ? area_high - margin - low : 0.0;
  };
  board.place.at = board.place.at + Vec2{back(shown.x, shown.right(), area.x, area.right()), back(shown.y, shown.bottom(), area.y, area.bottom())};
}

void hand_moves_camera(StageScope& stage) {
  stage.view.board.moved_by_hand = true;
  stage.view.board.glide.on = false;
  stage.ui.animate();
}

void zoom_at(StageScope& stage, Vec2 pixel, double factor) {
  ui::Placement& place = stage.view.board.place;
  const double fit = fitted(stage).scale, scale = stage.ui.scale;
  const double wished = std::clamp(place.scale * factor, std::min(fit * 0.6, furthest * scale), std::max(fit, closest * scale));
  place = {.origin = place.unit(pixel), .at = pixel, .scale = wished};
  hand_moves_camera(stage);
  keep_in_sight(stage);
}

void take_wheel(StageScope& stage) {
  const Rect whole{0, 0, stage.ui.size.x, stage.ui.size.y};
  std::erase_if(stage.ui.events, [&](const desktop::Event& event) {
    const auto* wheel = std::get_if<desktop::Wheel>(&event);
    if (!wheel || !ui::over(stage.ui, wheel->at, whole)) return false;
    if (wheel->y != 0) zoom_at(stage, wheel->at, std::pow(notch, wheel->y));
    if (wheel->x != 0) {
      stage.view.board.place.at.x -= wheel->x * stage.ui.px(60);
      hand_moves_camera(stage);
      keep_in_sight(stage);
    }
    return true;
  });
}

struct Pinch {
  Vec2 middle;
  double spread = 1;
};
Pinch pinch_of(const std::map<std::int64_t, Vec2>& fingers) {
  const Vec2 a = fingers.begin()->second, b = std::next(fingers.begin())->second;
  return {(a + b) / 2, std::max(1.0, length(a - b))};
}

// Two fingers carry the paper: what lies under them stays under them. One is the mouse's business.
void take_fingers(StageScope& stage) {
  BoardHand& hand = stage.view.board.hand;
  const Rect whole{0, 0, stage.ui.size.x, stage.ui.size.y};
  bool pinching = hand.pinching;
  for (const desktop::Event& event : stage.ui.events) {
    const auto* touch = std::get_if<desktop::Touched>(&event);
    if (!touch) continue;
    const bool known = hand.fingers.contains(touch->finger);
    if (touch->phase == desktop::Phase::down && ui::over(stage.ui, touch->at, whole)) {
      hand.fingers[touch->finger] = touch->at;
      if (hand.fingers.size() == 2) let_go(stage), hand.pinching = pinching = true;
    } else if (touch->phase == desktop::Phase::moved && known) {
      if (!hand.pinching || hand.fingers.size() != 2) {
        hand.fingers[touch->finger] = touch->at;
        continue;
      }
      const Pinch before = pinch_of(hand.fingers);
      hand.fingers[touch->finger] = touch->at;
      const Pinch after = pinch_of(hand.fingers);
      stage.view.board.place.at = stage.view.board.place.at + (after.middle - before.middle);
      zoom_at(stage, after.middle, after.spread / before.spread);
    } else if (touch->phase == desktop::Phase::up && known) {
      hand.fingers.erase(touch->finger);
      if (hand.fingers.empty()) hand.pinching = false;
    }
  }
  std::erase_if(stage.ui.events, [&](const desktop::Event& event) {
    const auto* pressed = std::get_if<desktop::MousePressed>(&event);
    const auto* moved = std::get_if<desktop::MouseMoved>(&event);
    return pinching && ((pressed && pressed->from_touch) || (moved && moved->from_touch));
  });
}

void take_space_and_middle_button(StageScope& stage) {
  BoardHand& hand = stage.view.board.hand;
  const Rect whole{0, 0, stage.ui.size.x, stage.ui.size.y};
  const bool typing = stage.ui.typing() || stage.ui.focus.visible;
  std::erase_if(stage.ui.events, [&](const desktop::Event& event) {
    if (const auto* focused = std::get_if<desktop::Focused>(&event); focused && !focused->has_focus) hand.space = hand.middle = false;
    if (const auto* key = std::get_if<desktop::KeyPressed>(&event); key && key->key == Key::space && !typing) {
      hand.space = key->down;
      return true;
    }
    const auto* pressed = std::get_if<desktop::MousePressed>(&event);
    if (!pressed || pressed->button != desktop::Button::middle || (pressed->down && !ui::over(stage.ui, pressed->at, whole))) return false;
    hand.middle = pressed->down;
    hand.from = stage.view.board.place.unit(pressed->at);
    return true;
  });
  if (typing) hand.space = false;
  if (!hand.middle) return;
  const Vec2 moved = stage.ui.pointer - stage.view.board.place.px(hand.from);
  if (moved == Vec2{}) return;
  stage.view.board.place.at = stage.view.board.place.at + moved;
  hand_moves_camera(stage);
  keep_in_sight(stage);
}

void follow_window(StageScope& stage) {
  BoardPart& board = stage.view.board;
  const Rect area = board_area(stage);
  if (board.place.scale == 0 || (area == board.area && stage.ui.scale == board.scale)) {
    board.area = area, board.scale = stage.ui.scale;
    return;
  }
  // The same middle, as large as before for the eye.
  board.place = {.origin = board.place.unit(board.area.centre()), .at = area.centre(), .scale = board.place.scale * stage.ui.scale / board.scale};
  board.area = area, board.scale = stage.ui.scale;
  board.glide.on = false;
  if (!board.moved_by_hand) board.place.scale = 0;
}

void go_on_gliding(StageScope& stage) {
  BoardPart& board = stage.view.board;
  if (!board.glide.on) return;
  const double t = ui::eased_in_out(stage.ui, board.glide.since, ui::motion::drawer);
  const Vec2 pivot = board_area(stage).centre(), from = board.glide.from.unit(pivot), to = board.glide.to.unit(pivot);
  board.place = {.origin = from + (to - from) * t, .at = pivot, .scale = board.glide.from.scale * std::pow(board.glide.to.scale / board.glide.from.scale, t)};
  if (t < 1) return;
  board.place = board.glide.to;
  board.glide.on = false;
}

}  // namespace

Rect board_area(const StageScope& stage) { return stage.px(stage.layout.board); }

Rect in_sight(const StageScope& stage) {
  const ui::Placement& place = stage.view.board.place;
  const Rect area = board_area(stage);
  return rect_at(place.unit(area.position()), area.size() / place.scale);
}

void glide_to(StageScope& stage, const ui::Placement& place) {
  BoardPart& board = stage.view.board;
  const Vec2 pivot = board_area(stage).centre();
  if (board.glide.on ? nearly_same(board.glide.to, place, pivot) : nearly_same(board.place, place, pivot)) return;
  board.glide = {.from = board.place, .to = place, .since = stage.ui.now, .on = true};
  stage.ui.animate();
}

void bring_into_sight(StageScope& stage, const Rect& box) {
  BoardPart& board = stage.view.board;
  const Rect area = inset(board_area(stage), stage.ui.px(16)), shown = board.place.px(box);
  const bool inside = area.contains(shown.position()) && shown.right() <= area.right() && shown.bottom() <= area.bottom();
  const bool legible = shown.width >= stage.ui.px(std::min(legible_width, box.width));
  if (inside && legible) return;
  const double closer = legible ? board.place.scale : std::max(board.place.scale, stage.ui.px(comfortable_width) / box.width);
  glide_to(stage, {.origin = box.centre(), .at = area.centre(), .scale = std::min({closer, area.width / box.width, area.height / box.height})});
}

void move_camera(StageScope& stage) {
  BoardPart& board = stage.view.board;
  follow_window(stage);
  if (board.place.scale == 0) {
    board.place = fitted(stage);
    board.glide.on = false;
  } else if (stage.kind != activities::Stage::drawing && !board.moved_by_hand && !board.writing.editor && !board.holds_something()) {
    const double left = board.worked_at + still_after_work - stage.ui.now;
    if (left > 0) stage.ui.wake_within(left);
    else glide_to(stage, fitted(stage));
  }
  go_on_gliding(stage);
  take_wheel(stage);
  take_fingers(stage);
  take_space_and_middle_button(stage);
}

void fit_board(StageScope& stage) {
  stage.view.board.moved_by_hand = false;
  stage.view.board.worked_at = -1e9;
  stage.ui.animate();
}

void fit_chosen(StageScope& stage) {
  if (stage.view.board.selection.empty()) return fit_board(stage);
  const Rect box = inset(chosen_bounds(stage), -24), area = board_area(stage);
  glide_to(stage, {.origin = box.centre(), .at = area.centre(), .scale = std::min({area.width / box.width, area.height / box.height, stage.ui.scale * closest / 2})});
  stage.view.board.moved_by_hand = true;
}

void zoom_board(StageScope& stage, double factor) { zoom_at(stage, board_area(stage).centre(), factor); }

void draw_camera_bar(StageScope& stage) {
  const BoardPart& board = stage.view.board;
  constexpr double width = 8 + 56 + 104 + 56 + 17 + 56 + 8;
  // It comes and goes with the tools.
  if (!board.moved_by_hand || board.writing.editor || stage.view.bar_shown <= 0 || nearly_same(board.place, fitted(stage), board_area(stage).centre())) return;
  const Rect tools = stage.layout.bar(0);
  Rect bar{stage.layout.safe.right() - width, tools.y, width, tools.height};
  if (stage.layout.width < 1700) bar.y -= 84;  // above the tools, where they leave no room beside them
  const ui::InLayer above(stage.ui, ui::Layer::bar, stage.px(bar));
  const ui::Faded faded(*stage.ui.list, stage.view.bar_shown);
  ui::card(stage.ui, stage.px(bar), stage.ui.theme.surface, 18, picture::Shadow::lifted);
  double x = bar.x + 8;
  const auto cell = [&](std::string_view name, std::string_view drawing, std::string_view word, std::string_view key) {
    const bool pressed = ui::icon_button(stage.ui, name, stage.px(Rect{x, bar.y + 8, 56, 56}), drawing, stage.ui.say(word), key);
    x += 56;
    return pressed;
  };
  if (cell("board.further", "moins", "command.board.further", "")) zoom_board(stage, 1 / 1.25);
  const auto percent = static_cast<std::int64_t>(std::round(100 * board.place.scale / stage.ui.scale));
  ui::line_of_text(stage.ui, stage.px(Rect{x, bar.y, 104, bar.height}), stage.ui.say("board.zoom", {{"n", percent}}), ui::Type::stage, stage.ui.theme.ink2, picture::Align::centre);
  x += 104;
  if (cell("board.closer", "plus", "command.board.closer", "")) zoom_board(stage, 1.25);
  ui::card(stage.ui, stage.px(Rect{x + 8, bar.y + 18, 1.5, 36}), stage.ui.theme.line, 0);
  x += 17;
  if (cell("board.fit", "ajuster", "command.board.fit", stage.ui.say("key.home"))) fit_board(stage);
}

}  // namespace pressoir::screens
