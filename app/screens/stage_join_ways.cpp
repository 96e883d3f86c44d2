// The join screen's test: can phones come to this computer, under which address, and what to try when none does.
#include <algorithm>
#include <array>

#include "app/screens/stage_join.h"
#include "app/ui/widgets.h"

namespace pressoir::screens {

namespace {

constexpr double give_up_after = 20, look_again_after = 5; // seconds

// Those that a phone could be told.
std::vector<std::string> addresses_to_tell(const LiveShown& live) {
  std::vector<std::string> addresses;
  for (const desk::JoinWay& way : live.ways)
    if (way.kind != live::Address::Kind::loopback && way.kind != live::Address::Kind::container) addresses.push_back(way.address);
  std::sort(addresses.begin(), addresses.end());
  return addresses;
}

} // namespace

void test_with_a_phone(StageScope& stage) {
  JoinView& join = stage.view.join;
  ui::Ui& ui = stage.ui;
  // Shown anew when the last frame did not show it.
  if (join.shown_until < stage.view.overlay_since) join.shown_at = ui.now, join.first_seen.reset(), join.asked_at = ui.now - look_again_after;
  join.shown_until = ui.now;
  const bool somebody = stage.frame.live->people > 0;
  if (join.shown_at == ui.now && somebody) join.first_seen = 0;  // they came before
  if (!join.first_seen && somebody) {
    join.first_seen = ui.now - join.shown_at;
    const auto tenths = static_cast<std::int64_t>(*join.first_seen * 10 + 0.5);
    const std::string_view comma = ui.words->language() == Language::french ? "," : ".";
    stage.say(ui.say("join.first_seen", {{"seconds", std::to_string(tenths / 10) + std::string(comma) + std::to_string(tenths % 10)}}));
  }
  if (ui.now - join.asked_at >= look_again_after) {
    join.asked_at = ui.now;
    stage.frame.app.push_back(ChooseWay{});
  }
  if (!somebody) ui.wake_within(1);
}

std::pair<std::string_view, std::string_view> join_help(live::Reach reach) {
  switch (reach) {
    case live::Reach::fine: return {"join.no_internet", "join.nothing_opens"};
    case live::Reach::no_network: return {"join.reach.no_network", "join.reach.no_network_do"};
    case live::Reach::bound_here: return {"join.reach.bound_here", "join.reach.bound_here_do"};
    case live::Reach::only_vpn: return {"join.reach.only_vpn", "join.reach.only_vpn_do"};
    case live::Reach::only_containers: return {"join.reach.only_containers", "join.reach.no_network_do"};
    case live::Reach::no_address_given: return {"join.reach.no_address_given", "join.reach.no_address_given_do"};
  }
  return {"join.no_internet", "join.nothing_opens"};
}

bool draw_join_ways(StageScope& stage, Vec2 origin, double part) {
  ui::Ui& ui = stage.ui;
  const LiveShown& live = *stage.frame.live;
  const JoinView& join = stage.view.join;
  bool pressed = false;
  if (const auto addresses = addresses_to_tell(live); addresses.size() > 1) {
    const std::string words = ui.say("join.other_address");
    const double width = ui::button_width(ui, words, {.look = ui::ButtonLook::link}), height = ui.px(44);
    pressed = ui::button(ui, "join.other_address", {origin.x + 1872 * part - width, origin.y + 386 * part - height / 2, width, height}, words, {.look = ui::ButtonLook::link});
    if (pressed) {
      const auto now = std::upper_bound(addresses.begin(), addresses.end(), live.way.address);
      stage.frame.app.push_back(ChooseWay{now == addresses.end() ? addresses.front() : *now});
    }
  }
  if (live.people > 0 || ui.now - join.shown_at < give_up_after) return pressed;
  // Nobody yet: under the square, where the crowd will stand.
  constexpr std::array<std::string_view, 5> lines = {"join.try", "join.try.network", "join.try.router", "join.try.tables", "join.try.without"};
  double y = 818;
  for (const std::string_view key : lines) {
    const bool title = key == lines.front();
    const Rect box{origin.x + 88 * part, origin.y + y * part, 772 * part, 44 * part};
    const picture::TextStyle style{.weight = title ? 650 : 400, .size = 26 * part, .least_size = 17 * part, .line_height = 33 * part, .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::shrink};
    ui::text(ui, box, ui.say(key), style, title ? ui.theme.ink : ui.theme.ink2);
    y += 46;
  }
  ui::place(ui, "join.try", {origin.x + 88 * part, origin.y + 818 * part, 772 * part, (y - 818) * part});
  return pressed;
}

} // namespace pressoir::screens
