// The result: the sentence first, then every choice with its dots. They appear left to right, all rows together, so that
// the last row to stop is the winner; then its band, then the sentence.
#include <algorithm>
#include <array>

#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "app/ui/scroll_area.h"
#include "facilitation/activities/poll_result.h"
#include "facilitation/base/text.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr double dot_after = 0.025, band_fades = 0.3;
constexpr Colour other_dots = rgb(0xC58AA6);

struct Shape {
  double label = 0, dots = 0, pitch = 0;  // x of the dots, width they may take, from dot to dot
  double row = 0, first_row = 0;
};

Shape shape_of(const Rect& area, std::size_t count, std::int64_t most, double above) {
  Shape shape;
  // What the dots leave free is the labels'.
  const double least = std::clamp(area.width * 0.29, 240.0, 500.0), room_for_both = area.width - 100 - 250;
  shape.label = std::clamp(room_for_both - 40.0 * static_cast<double>(most), least, std::max(least, area.width * 0.45));
  shape.dots = room_for_both - shape.label;
  shape.pitch = std::min(40.0, shape.dots / static_cast<double>(std::max<std::int64_t>(1, most)));
  const double room = area.height - above;
  // The first row is a third higher, as long as there is room for it.
  shape.row = std::clamp((room - 26) / static_cast<double>(count), 56.0, 84.0);
  shape.first_row = shape.row + (shape.row >= 70 ? 26 : 0);
  return shape;
}

std::string channels_of(StageScope& stage, const DotCount& count) {
  std::string channels;
  for (const auto& [channel, people] : count.people_by_channel) {
    const std::string key = std::string("summary.channel.") + std::string(enum_text(channel));
    channels += (channels.empty() ? "" : ", ") + stage.ui.say(key, {{"n", std::int64_t{people}}});
  }
  return channels;
}

// The words of the choice stand out of the sentence they are quoted in.
void draw_sentence(StageScope& stage, const Rect& at, const std::string& sentence, const std::string& strong, double opacity) {
  const std::size_t from = sentence.find(strong);
  picture::TextStyle plain = ui::style_of(Type::heading, stage.ui.scale), bold = plain;
  plain.weight = 400;
  plain.face = picture::Face::inter;
  plain.size = plain.least_size = bold.size = bold.least_size = stage.ui.px(33);
  plain.fit = bold.fit = picture::Fit::line;
  bold.weight = 650;
  const std::array<std::pair<std::string, picture::TextStyle>, 3> parts{{{from == std::string::npos ? sentence : sentence.substr(0, from), plain},
                                                                        {from == std::string::npos ? std::string() : strong, bold},
                                                                        {from == std::string::npos ? std::string() : sentence.substr(from + strong.size()), plain}}};
  double total = 0;
  for (const auto& [text, style] : parts) total += text.empty() ? 0 : stage.ui.texts->measure({{0, 0, 0, 0}, text, style, {}}).x;
  if (total > stage.ui.px(at.width)) {
    // Too long for one line of that size: the whole of it, smaller.
    picture::TextStyle small = plain;
    small.fit = picture::Fit::shrink;
    small.least_size = stage.ui.px(24);
    small.vertical = picture::VerticalAlign::middle;
    return ui::text(stage.ui, stage.px(at), sentence, small, stage.ui.theme.ink, opacity);
  }
  Rect box = stage.px(at);
  for (const auto& [text, style] : parts) {
    if (text.empty()) continue;
    const double wide = stage.ui.texts->measure({{0, 0, 0, 0}, text, style, {}}).x;
    ui::text(stage.ui, {box.x, box.y, wide + 2, box.height}, text, style, stage.ui.theme.ink, opacity);
    box.x += wide;
  }
}

void draw_flag(StageScope& stage, Vec2 corner, double opacity) {
  ui::Ui& ui = stage.ui;
  const auto at = [&](double x, double y) { return (corner + Vec2{x, y}) * ui.scale; };
  ui::fill_polygon(*ui.list, {at(5, 4), at(34, 4), at(27, 13), at(34, 22), at(5, 22)}, ui.theme.accent_stroke, opacity);
  ui::line(*ui.list, at(4, 2), at(4, 46), ui.theme.ink, ui.px(4), opacity);
}

void draw_row(StageScope& stage, const RankedOption& ranked, const Rect& row, const Shape& shape, double elapsed, double banded) {
  ui::Ui& ui = stage.ui;
  const bool wins = ranked.rank == 1 && ranked.dots > 0;
  const double centre = row.centre().y;
  if (wins) ui::card(ui, stage.px(row), ui.theme.accent_pale, 14, picture::Shadow::none, banded);
  if (wins && ui.theme.note_edge > 0) ui::edge(ui, stage.px(row), ui.theme.accent_stroke, 2.5, 14);
  if (wins && !ranked.tied) draw_flag(stage, {row.x + 20, centre - 24}, banded);
  if (!wins || ranked.tied) words(stage, {row.x + 12, row.y, 48, row.height}, std::to_string(ranked.rank), Type::theme, wins ? ui.theme.accent_stroke : ui.theme.ink2, picture::Align::centre);
  fitted(stage, {row.x + 82, row.y, shape.label - 20, row.height}, ranked.option->label, wins ? Type::heading : Type::theme, ui.theme.ink);
  const auto appeared = std::min<std::int64_t>(ranked.dots, static_cast<std::int64_t>(elapsed / dot_after));
  const double x = row.x + 82 + shape.label;
  if (shape.pitch >= 14) {
    for (std::int64_t dot = 0; dot < appeared; ++dot) {
      const double radius = std::min(16.5, shape.pitch * 0.41);
      const Vec2 at = Vec2{x + radius + static_cast<double>(dot) * shape.pitch, centre} * ui.scale;
      ui::fill_disc(*ui.list, at, ui.px(radius), wins ? ui.theme.accent : other_dots);
      if (!wins) ui::ring(*ui.list, at, ui.px(radius - 1), ui.theme.accent, ui.px(2));
    }
  } else if (appeared > 0) {
    const Rect bar{x, centre - 17, shape.pitch * static_cast<double>(appeared), std::min(34.0, row.height - 16)};
    ui::fill_rect(*ui.list, stage.px(bar), wins ? ui.theme.accent : other_dots, ui.px(6));
    if (!wins) ui::inside_edge(*ui.list, stage.px(bar), ui.theme.accent, ui.px(2), ui.px(6));
  }
  const double after = x + static_cast<double>(appeared) * shape.pitch + 18;
  const std::string number = ui.words->number(appeared);
  const Type size = wins && shape.row >= 70 ? Type::timer : Type::heading;
  words(stage, {after, row.y, 130, row.height}, number, size, wins ? ui.theme.accent_stroke : ui.theme.ink);
  ui::place(ui, "vote.result." + id_text(ranked.option->id.value), stage.px(row), true, number);
  if (ranked.tied && ranked.dots > 0) words(stage, {after + width_of(stage, number, size) + 18, row.y, 160, row.height}, ui.say("vote.ex_aequo"), Type::stage, ui.theme.ink2);
}

}  // namespace

void draw_result(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  const auto ranked = ranking(stage.room(), poll.id);
  if (ranked.empty()) return;
  const DotCount count = count_dots(stage.room(), poll.id);
  const bool compact = stage.layout.density == StageDensity::compact;
  const Rect area{stage.layout.board.x + 8, stage.layout.board.y, stage.layout.board.width - 8, stage.layout.board.height};
  const double since = stage.view.dots.revealed_at.try_emplace(poll.id, ui.now).first->second;
  const std::int64_t most = ranked.front().dots;
  const double counting = static_cast<double>(most) * dot_after;
  const double elapsed = ui.reduced_motion ? counting + 60 : ui.now - since + 1e-6;
  if (elapsed < counting) ui.animate();
  const double banded = ui::faded(ui, since + (ui.reduced_motion ? 0 : counting), band_fades), told = ui::faded(ui, since + (ui.reduced_motion ? 0 : counting + band_fades), band_fades);

  const RankedOption& first = ranked.front();
  const std::string label(first_graphemes(clean_line(first.option->label), 90)), quoted = ui.words->quoted(label);
  const std::string sentence = most == 0        ? ui.say("vote.no_dots")
                               : !first.tied    ? ui.say("vote.winner", {{"option", label}, {"n", first.dots}, {"total", count.total}})
                                                : ui.say("vote.tied", {{"n", first.dots}});
  draw_sentence(stage, {area.x, area.y - 6, area.width, 46}, sentence, quoted, told);
  ui::place(ui, "vote.sentence", stage.px(Rect{area.x, area.y - 6, area.width, 46}), true, sentence);
  std::string turnout = ui.say("vote.turnout", {{"n", count.people}, {"dots", poll.per_person}});
  if (count.people_by_channel.size() > 1 || count.people_by_channel.contains(Channel::show_of_hands)) turnout += " " + ui.say("vote.how", {{"channels", channels_of(stage, count)}});
  if (const std::string more = activities::more_than_present(stage.room(), count.people, *ui.words); !more.empty()) turnout += " " + more;
  fitted(stage, {area.x, area.y + 40, area.width, 36}, turnout, Type::theme, ui.theme.ink2);
  ui::place(ui, "vote.turnout", stage.px(Rect{area.x, area.y + 40, area.width, 36}), true, turnout);

  const double above = compact ? 84 : 100;
  const Shape shape = shape_of(area, ranked.size(), most, above);
  const Rect list{area.x, area.y + above, area.width, area.height - above};
  const auto high = [&](const RankedOption& one) { return one.rank == 1 && one.dots > 0 ? shape.first_row : shape.row; };
  double content = 0;
  for (const RankedOption& one : ranked) content += high(one);
  {
    const ui::ScrollArea scroll(ui, "vote.results", stage.px(list), ui.px(content));
    double y = list.y - scroll.offset() / ui.scale;
    for (const RankedOption& one : ranked) {
      const Rect row{list.x, y, list.width - (content > list.height ? 18 : 0), high(one) - 4};
      if (row.bottom() > list.y && row.y < list.bottom()) draw_row(stage, one, row, shape, elapsed, banded);
      y += high(one);
    }
  }
  // With the tool bar, another round; quiet otherwise.
  if (!stage.writable() || ui.now - stage.view.touched_at > 4) return;
  const std::string again = ui.say("vote.another_round");
  const double wide = button_wide(stage, again, {.type = Type::note});
  if (ui::button(ui, "vote.again", stage.px(Rect{area.right() - wide, area.y - 6, wide, 54}), again, {.pictogram = "recommencer", .type = Type::note})) stage.view.dots.again = true, stage.view.dots.settled = false;
}

}  // namespace pressoir::screens
