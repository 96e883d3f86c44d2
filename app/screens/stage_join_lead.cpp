// What the join screen lets the facilitator do about phones: pair the one that leads, lock the door, let people in; and how many ideas wait, on the stage.
#include <array>
#include <utility>

#include "app/screens/stage_join.h"
#include "app/ui/widgets.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using desktop::Key;

namespace {

constexpr std::array digit_keys = {Key::digit_0, Key::digit_1, Key::digit_2, Key::digit_3, Key::digit_4, Key::digit_5, Key::digit_6, Key::digit_7, Key::digit_8, Key::digit_9};

void take_digits(StageScope& stage) {
  std::string& digits = stage.view.join.digits;
  for (std::size_t i = 0; i < digit_keys.size(); ++i)
    if (ui::take_key(stage.ui, digit_keys[i])) digits += static_cast<char>('0' + i), stage.ui.animate();
  if (ui::take_key(stage.ui, Key::backspace) && !digits.empty()) digits.pop_back();
  if (digits.size() < 4) return;
  stage.frame.app.push_back(PairPhone{digits.substr(0, 4)});
  digits.clear();
}

} // namespace

bool draw_join_lead(StageScope& stage, Vec2 origin, double part) {
  ui::Ui& ui = stage.ui;
  const LiveShown& live = *stage.frame.live;
  const auto px = [&](double x, double y, double width, double height) { return Rect{origin.x + x * part, origin.y + y * part, width * part, height * part}; };
  const auto line = [&](const Rect& box, std::string_view words, double size, int weight, Colour colour, picture::Align align = picture::Align::start) {
    const picture::TextStyle style{.weight = weight, .size = size * part, .least_size = size * part * 0.6, .line_height = size * 1.25 * part, .tabular_figures = true, .align = align,
                                   .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::shrink};
    ui::text(ui, box, words, style, colour);
  };
  take_digits(stage);
  const std::string& digits = stage.view.join.digits;
  if (digits.empty()) {
    line(px(900, 902, 972, 36), ui.say("join.lead", {{"address", live.way.address}}), 24, 400, ui.theme.ink2);
  } else {
    // What is typed here opens nothing by itself: the phone that shows it is in somebody's hand.
    for (std::size_t i = 0; i < 4; ++i) {
      const Rect tile = px(900 + 62 * static_cast<double>(i), 892, 52, 56);
      ui::card(ui, tile, ui.theme.surface, 8 * part / ui.scale, picture::Shadow::laid);
      if (i < digits.size()) line(tile, digits.substr(i, 1), 36, 700, ui.theme.ink, picture::Align::centre);
    }
  }

  // The door, at the right of the people.
  bool pressed = false;
  const auto button = [&](std::string_view name, const Rect& box, std::string_view words) {
    if (!ui::button(ui, name, box, words)) return false;
    pressed = true;
    return true;
  };
  const std::string lock = ui.say(live.locked ? "join.unlock" : "join.lock");
  const double height = ui.px(46), lock_width = ui::button_width(ui, lock), right = origin.x + 1872 * part, y = origin.y + 856 * part - height / 2;
  double x = right - lock_width;
  if (button("join.lock", {x, y, lock_width, height}, lock)) stage.frame.app.push_back(LockDoor{!live.locked});
  if (live.at_door > 0) {
    const std::string let_in = ui.say("join.let_in");
    const double width = ui::button_width(ui, let_in);
    x -= width + ui.px(12);
    if (button("join.let_in", {x, y, width, height}, let_in)) stage.frame.app.push_back(LetPeopleIn{});
  }
  const double from = origin.x + 1330 * part;
  const std::string said = live.at_door > 0 ? ui.say("join.at_door", {{"n", static_cast<std::int64_t>(live.at_door)}})
                           : live.locked    ? ui.say("join.door_locked")
                           : live.consoles > 0 ? ui.say("join.leading", {{"n", static_cast<std::int64_t>(live.consoles)}}) : std::string();
  if (!said.empty()) line({from, y, x - from - ui.px(16), height}, said, 24, 400, ui.theme.ink2, picture::Align::end);
  return pressed;
}

namespace {

// Above the step bar at the right, the lowest first; gives where the next one stands.
double draw_badge(StageScope& stage, std::string_view name, std::string_view icon_name, const std::string& words, double bottom) {
  ui::Ui& ui = stage.ui;
  picture::TextStyle style = ui::style_of(ui::Type::stage, ui.scale);
  style.fit = picture::Fit::line;
  style.vertical = picture::VerticalAlign::middle;
  const double width = ui.texts->measure({{}, words, style, {}}).x / ui.scale + 2, icon = 30, inside = 14;
  const double whole = inside + icon + 10 + width + inside + 4, height = 48;
  const Rect box{stage.layout.safe.right() - whole, bottom - height, whole, height};
  ui::card(ui, stage.px(box), ui.theme.surface, height / 2, picture::Shadow::laid);
  ui::pictogram(ui, icon_name, stage.px(Rect{box.x + inside, box.y + (height - icon) / 2, icon, icon}));
  ui::text(ui, stage.px(Rect{box.x + inside + icon + 10, box.y, width, height}), words, style, ui.theme.ink2);
  ui::place(ui, name, stage.px(box), true, words);
  return box.y - 10;
}

// Once the time is nearly out: before that everybody writes, and nobody waits for it.
bool waits_for_writers(const StageScope& stage) {
  constexpr std::int64_t nearly_out_ms = 30'000;
  if (!stage.frame.live || stage.frame.live->writing == 0 || !stage.step || !stage.step->board) return false;
  return stage.step->minutes == 0 || workshop::read_clock(stage.frame.room, stage.frame.now).left_ms() < nearly_out_ms;
}

} // namespace

void draw_waiting_badge(StageScope& stage) {
  JoinView& join = stage.view.join;
  const Sequence revision = stage.frame.published.state.revision();
  if (join.counted_at != revision || !join.counted) {
    join.counted = true;
    join.counted_at = revision;
    join.waiting = workshop::waiting_notes(stage.frame.console).size();
  }
  double bottom = stage.layout.height - stage.layout.bar_bottom - 10;
  const auto badge = [&](std::string_view name, std::string_view icon, std::string_view key, std::size_t count) {
    bottom = draw_badge(stage, name, icon, stage.ui.say(key, {{"n", static_cast<std::int64_t>(count)}}), bottom);
  };
  // The number only: what waits is read on the phone that leads.
  if (join.waiting > 0) badge("stage.waiting", "sablier", "stage.waiting_ideas", join.waiting);
  if (waits_for_writers(stage)) badge("stage.writing", "note", "stage.writing", stage.frame.live->writing);
}

} // namespace pressoir::screens
