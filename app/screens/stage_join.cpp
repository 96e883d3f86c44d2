#include "app/screens/stage_join.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/beside_figure.h"
#include "app/ui/scene_painter.h"
#include "app/ui/widgets.h"
#include "facilitation/live/join.h"
#include "facilitation/picture/ink.h"
#include "facilitation/picture/text_layout.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr Colour qr_ink = rgb(0x1F2430), qr_paper = rgb(0xFFFFFF); // the same in every theme: cameras know no dark mode
constexpr double badge_width = 399, badge_height = 148, badge_gap = 30;

// Small windows get a smaller badge; its letters stay above a forty-fifth of the window.
double badge_part(const StageLayout& layout) { return layout.density == StageDensity::compact ? 84.0 / 148 : 1; }

// On whole pixels, every module as wide as the next: what is blurred is not scanned.
void draw_square(StageScope& stage, JoinSquare& join, const std::string& text, const Rect& plate, double quiet) {
  ui::Ui& ui = stage.ui;
  if (join.text != text) {
    join.text = text;
    const live::QrCode code = live::qr_code(text);
    join.modules = code.modules;
    join.dark = code.dark;
  }
  if (join.modules == 0) return;
  const double inner = std::min(plate.width - 2 * quiet, plate.width * join.modules / (join.modules + 8));
  const double module = std::max(1.0, std::floor(inner / join.modules));
  const double side = module * join.modules;
  const Vec2 at{std::round(plate.centre().x - side / 2), std::round(plate.centre().y - side / 2)};
  for (const Rect& run : join.dark)
    ui::fill_rect(*ui.list, {at.x + run.x * module, at.y + run.y * module, run.width * module, run.height * module}, qr_ink);
}

// The number bold, its word quieter: « 37 personnes ».
void draw_people(StageScope& stage, Vec2 at, double size, double word_size, std::string_view word_key, double gap) {
  ui::Ui& ui = stage.ui;
  const auto people = static_cast<std::int64_t>(stage.frame.live->people);
  picture::TextStyle number{.face = picture::Face::inter_display, .weight = 700, .size = size, .line_height = size * 1.2, .tabular_figures = true, .fit = picture::Fit::line};
  const std::string digits = ui.words->number(people);
  const double width = ui.texts->measure({{}, digits, number, {}}).x;
  ui::text(ui, {at.x, at.y - size * 0.6, width + 2, size * 1.2}, digits, number, ui.theme.ink);
  picture::TextStyle word{.weight = 400, .size = word_size, .line_height = word_size * 1.2, .fit = picture::Fit::line};
  // On one baseline: a capital of Inter is 0.73 of its size.
  const double baseline = at.y + size * 0.365;
  ui::text(ui, {at.x + width + gap, baseline - word_size * 0.965, 900, word_size * 1.2}, beside_figure(ui, word_key, people), word, ui.theme.ink2);
}

// Where people stand, in the order they come in: neither row fills from its edge.
struct Seat {
  double x = 0, feet = 0, scale = 1;
  NoteColour colour = NoteColour::sun;
  bool dark_hair = false, holds_phone = false;
};
std::vector<Seat> seats() {
  std::vector<Seat> all;
  const auto randomness = seeded_randomness(37);
  const auto row = [&](double first, double pitch, int count, double feet, double scale) {
    for (int i = 0; i < count; ++i) {
      const std::uint64_t drawn = randomness->next();
      all.push_back({first + pitch * i + static_cast<double>(drawn % 17) - 8, feet, scale, static_cast<NoteColour>(drawn / 17 % 8), drawn / 200 % 3 == 0, drawn / 700 % 6 == 0});
    }
  };
  row(62, 64, 29, 1036, 0.92);
  row(34, 62, 31, 1098, 1.12);
  // A step of 37 through 60 places leaves no hole anywhere, however many have come.
  std::stable_sort(all.begin(), all.end(), [](const Seat& a, const Seat& b) { return a.x < b.x; });
  std::vector<Seat> in_order;
  for (std::size_t i = 0; i < all.size(); ++i) in_order.push_back(all[(i * 37 + 29) % all.size()]);
  return in_order;
}

void draw_person(StageScope& stage, const Seat& seat, Vec2 origin, double part, double drop, double opacity) {
  ui::Ui& ui = stage.ui;
  const double scale = seat.scale * part;
  const ui::Placement place{{0, 0}, origin + Vec2{seat.x, seat.feet - drop} * part, scale, opacity};
  picture::Path body = picture::path_from_svg("M-34 4C-34 -44 -15 -72 0 -72C15 -72 34 -44 34 4");
  body.fill = note_fill(seat.colour);
  body.stroke = ui.theme.ink;
  body.stroke_width = 3.2;
  ui.shapes->draw(*ui.list, body, place);
  if (seat.holds_phone) {
    ui::polyline(*ui.list, {place.px(Vec2{20, -40}), place.px(Vec2{33, -56}), place.px(Vec2{33, -86})}, ui.theme.ink, 3.2 * scale, opacity);
    ui::fill_rect(*ui.list, place.px(Rect{28, -108, 11, 18}), ui.theme.surface, 2 * scale, opacity);
    ui::inside_edge(*ui.list, place.px(Rect{28, -108, 11, 18}), ui.theme.ink, 2.6 * scale, 2 * scale, opacity);
  }
  const Vec2 head = place.px(Vec2{0, -85});
  ui::fill_disc(*ui.list, head, 12 * scale, ui.theme.surface, opacity);
  if (seat.dark_hair) {
    const ui::Clipped above(*ui.list, {head.x - 14 * scale, head.y - 14 * scale, 28 * scale, 11 * scale});
    ui::fill_disc(*ui.list, head, 12 * scale, ui.theme.ink, opacity);
  }
  ui::ring(*ui.list, head, 11 * scale, ui.theme.ink, 3.2 * scale, opacity);
}

void draw_crowd(StageScope& stage, Vec2 origin, double part) {
  static const std::vector<Seat> places = seats();
  ui::Ui& ui = stage.ui;
  JoinView& join = stage.view.join;
  const std::size_t people = std::min(stage.frame.live->people, places.size());
  while (join.arrived_at.size() < people) join.arrived_at.push_back(ui.now);
  join.arrived_at.resize(people);
  constexpr double fall_seconds = 0.18, fall = 26;
  std::vector<std::size_t> back_first(people);
  for (std::size_t i = 0; i < people; ++i) back_first[i] = i;
  std::stable_sort(back_first.begin(), back_first.end(), [&](std::size_t a, std::size_t b) { return places[a].feet < places[b].feet; });
  for (const std::size_t i : back_first) {
    const double t = ui.reduced_motion ? 1 : std::clamp((ui.now - join.arrived_at[i]) / fall_seconds, 0.0, 1.0);
    if (t < 1) ui.animate();
    draw_person(stage, places[i], origin, part, fall * std::pow(1 - t, 3), t);
  }
}

} // namespace

void make_room_for_join_badge(StageLayout& layout, const SessionFrame& frame) {
  if (!frame.live) return;
  layout.head.width -= (badge_width + badge_gap) * badge_part(layout);
}

void draw_join_badge(StageScope& stage) {
  if (!stage.frame.live) return;
  ui::Ui& ui = stage.ui;
  const StageLayout& layout = stage.layout;
  const double part = badge_part(layout);
  const Rect box{layout.safe.right() - badge_width * part, layout.head.y, badge_width * part, badge_height * part};
  const ui::Press press = ui::press(ui, "stage.join", stage.px(box));
  ui::card(ui, stage.px(box), mixed(ui.theme.surface, ui.theme.sunken, 0.6 * press.warmth), 14, picture::Shadow::laid);
  const Rect plate{box.x + 12 * part, box.y + 12 * part, 124 * part, 124 * part};
  ui::card(ui, stage.px(plate), qr_paper, 6);
  draw_square(stage, stage.view.join.page, stage.frame.live->way.link, ui::snapped(stage.px(plate)), ui.px(8 * part));
  const double x = plate.right() + 20 * part, width = box.right() - 12 * part - x;
  // The address shrinks before it is cut: a port of five figures is rare, a cut address is useless.
  picture::TextStyle address{.face = picture::Face::inter_display, .weight = 650, .size = ui.px(32 * part), .least_size = ui.px(20 * part), .line_height = ui.px(40 * part),
                             .tabular_figures = true, .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::shrink};
  ui::text(ui, stage.px(Rect{x, box.y + 24 * part, width, 44 * part}), stage.frame.live->way.address, address, ui.theme.ink);
  ui::pictogram(ui, "personne", stage.px(Rect{x, box.y + 80 * part, 38 * part, 38 * part}));
  draw_people(stage, stage.px(Rect{x + 50 * part, box.y + 99 * part, 0, 0}).position(), ui.px(26 * part), ui.px(26 * part), "join.people_short", ui.px(9 * part));
  if (press.hovered) ui::tooltip(ui, "stage.join", stage.px(box), ui.say("command.show.join"), "J");
  if (press.clicked) open_overlay(stage, Overlay::join);
}

void draw_join_screen(StageScope& stage) {
  if (!stage.frame.live) return;
  test_with_a_phone(stage);
  ui::Ui& ui = stage.ui;
  const Rect whole{0, 0, ui.size.x, ui.size.y};
  const ui::InLayer above(ui, ui::Layer::drawer, whole);
  ui::fill_rect(*ui.list, whole, ui.theme.paper);
  ui::dot_grid(ui, whole, {.scale = ui.scale}, ui.theme.ink, ui.theme.dot_opacity);
  // The look's 1920 by 1080, as large as the window lets it be.
  const double part = std::min(ui.size.x / 1920, ui.size.y / 1080);
  const Vec2 origin{(ui.size.x - 1920 * part) / 2, (ui.size.y - 1080 * part) / 2};
  const auto px = [&](double x, double y, double width, double height) { return Rect{origin.x + x * part, origin.y + y * part, width * part, height * part}; };
  const auto line = [&](const Rect& box, std::string_view words, double size, int weight, Colour colour, picture::Face face = picture::Face::inter) {
    picture::TextStyle style{.face = face, .weight = weight, .size = size * part, .least_size = size * part * 0.5, .line_height = size * 1.2 * part, .tracking = size > 60 ? -0.022 : 0,
                             .tabular_figures = true, .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::shrink};
    ui::text(ui, box, words, style, colour);
  };
  const LiveShown& live = *stage.frame.live;
  draw_crowd(stage, origin, part);
  const bool another = draw_join_ways(stage, origin, part);

  const auto square = [&](JoinSquare& shown, const std::string& text, const Rect& plate, double quiet) {
    ui::card(ui, plate, qr_paper, 22 * part / ui.scale, picture::Shadow::laid);
    draw_square(stage, shown, text, ui::snapped(plate), quiet * part);
  };
  if (live.wifi.name.empty()) {
    square(stage.view.join.page, live.way.link, px(88, 64, 732, 732), 40);
  } else {
    // The network first, then the page.
    square(stage.view.join.wifi, live::wifi_text(live.wifi), px(88, 64, 296, 296), 24);
    square(stage.view.join.page, live.way.link, px(88, 384, 412, 412), 28);
    line(px(412, 84, 408, 48), ui.say("join.wifi_first"), 34, 650, ui.theme.ink);
    line(px(412, 140, 408, 56), live.wifi.name, 40, 700, ui.theme.ink, picture::Face::inter_display);
    if (!live.wifi.key.empty()) line(px(412, 200, 408, 44), ui.say("join.wifi_key", {{"key", live.wifi.key}}), 30, 400, ui.theme.ink2);
    line(px(528, 404, 292, 48), ui.say("join.then_page"), 34, 650, ui.theme.ink);
  }

  const picture::TextStyle title_style{.face = picture::Face::inter_display, .weight = 700, .size = 84, .line_height = 90, .tracking = -0.03};
  const picture::Text title{{900, 72, 960, 190}, ui.say("join.title"), title_style, ui.theme.ink};
  const picture::TextLayout laid(title);
  // The stroke goes under the last line's words.
  if (const auto places = laid.selection(0, title.text.size()); !places.empty()) {
    const Rect& last = places.back();
    const double baseline = title.box.y + last.y + last.height * 0.765;
    const picture::Path stroke = picture::plum_stroke({title.box.x + last.x, baseline + 16}, {title.box.x + last.right(), baseline + 12}, ui.theme.accent_stroke, 3);
    ui.shapes->draw(*ui.list, stroke, {{0, 0}, origin, part});
  }
  ui.texts->draw(*ui.list, title, {0, 0}, origin, part);
  line(px(900, 268, 960, 50), ui.say("join.promise"), 34, 400, ui.theme.ink2);

  const auto step = [&](double y, std::string_view number, std::string_view words, double width) {
    ui::fill_disc(*ui.list, px(926, y, 0, 0).position(), 26 * part, ui.theme.accent);
    picture::TextStyle figure{.weight = 650, .size = 28 * part, .line_height = 34 * part, .align = picture::Align::centre, .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::line};
    ui::text(ui, px(900, y - 26, 52, 52), number, figure, ui.theme.on_accent);
    line(px(976, y - 24, width, 48), words, 30, 400, ui.theme.ink2);
  };
  step(386, "1", ui.say("join.scan_or_type"), 880);
  line(px(976, 424, 896, 110), live.way.address, 92, 700, ui.theme.ink, picture::Face::inter_display);
  step(598, "2", ui.say("join.type_code"), 400);
  constexpr double tile = 68, gap = 14;
  double x = 1872 - 6 * tile - 5 * gap;
  for (const char letter : live.way.code) {
    ui::card(ui, px(x, 556, tile, 84), ui.theme.surface, 10 * part / ui.scale, picture::Shadow::laid);
    const picture::TextStyle style{.face = picture::Face::inter_display, .weight = 700, .size = 58 * part, .line_height = 70 * part, .align = picture::Align::centre,
                                   .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::line};
    ui::text(ui, px(x, 556, tile, 84), std::string(1, letter), style, ui.theme.ink);
    x += tile + gap;
  }
  const Rect strip = px(900, 676, 972, 120);
  ui::card(ui, strip, ui.theme.kind == ui::ThemeKind::dark ? ui.theme.surface : ui.theme.accent_pale, 14 * part / ui.scale);
  ui::pictogram(ui, "wifi", px(924, 714, 44, 44));
  const auto [first, second] = join_help(live.reach);
  line(px(992, 686, 860, 50), ui.say(first), 28, 400, ui.theme.ink);
  line(px(992, 736, 860, 50), ui.say(second), 28, 400, ui.theme.ink);
  draw_people(stage, px(900, 856, 0, 0).position(), 76 * part, 36 * part, "join.people", 22 * part);

  const bool pressed = draw_join_lead(stage, origin, part);
  if (ui::press(ui, "join.screen", whole).clicked && !pressed && !another) stage.view.overlay = Overlay::none;
}

} // namespace pressoir::screens
