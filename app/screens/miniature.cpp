#include "app/screens/miniature.h"

#include "app/ui/board_view.h"
#include "app/ui/scene_painter.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {
namespace {

constexpr Vec2 stage{1920, 1080};
// Letters smaller than this many pixels are drawn as grey lines.
constexpr double legible_pixels = 3.4;
constexpr std::size_t most_notes = 3000;

// Items moved and scaled: `at` is where the point `origin` goes.
struct Shrink {
  Vec2 origin, at;
  double scale;
  double degrees = 0; // of the element, about
  Vec2 pivot = {};
  Vec2 operator()(Vec2 p) const { return at + (workshop::turned_about(p, pivot, degrees) - origin) * scale; }
  // What is no line keeps upright, at its place.
  Rect operator()(const Rect& r) const { return rect_at((*this)(r.centre()) - r.size() * (scale / 2), r.size() * scale); }

  void add(picture::Element& into, picture::Card card) const {
    card.box = (*this)(card.box);
    card.radius *= scale, card.edge_width *= scale;
    card.shadow = picture::Shadow::none;
    into.items.emplace_back(std::move(card));
  }
  void add(picture::Element& into, picture::Text text) const {
    text.box = (*this)(text.box);
    text.style.size *= scale, text.style.least_size *= scale, text.style.line_height *= scale;
    if (text.style.size < legible_pixels) {
      const double thick = std::max(0.8, text.style.size * 0.34), step = std::max(thick * 2, text.style.line_height);
      const double wanted = static_cast<double>(text.text.size()) * text.style.size * 0.5;
      const int lines = std::max(1, std::min(static_cast<int>(wanted / std::max(1.0, text.box.width)) + 1,
                                             static_cast<int>(text.box.height / step)));
      for (int i = 0; i < lines; ++i) {
        const double left = wanted - i * text.box.width;
        const double width = std::min(text.box.width * (i % 2 ? 0.86 : 0.95), std::max(3.0, left));
        into.items.emplace_back(picture::Card{.box = {text.box.x, text.box.y + i * step + step * 0.3, width, thick},
                                              .fill = with_alpha(text.colour, 0.55),
                                              .radius = thick / 2});
      }
      return;
    }
    into.items.emplace_back(std::move(text));
  }
  void add(picture::Element& into, picture::Path path) const {
    for (picture::PathSegment& segment : path.segments)
      segment.a = (*this)(segment.a), segment.b = (*this)(segment.b), segment.to = (*this)(segment.to);
    path.stroke_width *= scale;
    for (double& dash : path.dashes) dash *= scale;
    into.items.emplace_back(std::move(path));
  }
  void add(picture::Element& into, picture::Disc disc) const {
    disc.centre = (*this)(disc.centre);
    disc.radius *= scale, disc.edge_width *= scale;
    into.items.emplace_back(disc);
  }
  void add(picture::Element& into, picture::Ink ink) const {
    const Vec2 from = (*this)(ink.origin);
    for (picture::InkDot& dot : ink.line) {
      const Vec2 to = (*this)(ink.at(dot)) - from;
      dot = {static_cast<float>(to.x), static_cast<float>(to.y), static_cast<float>(static_cast<double>(dot.half) * scale)};
    }
    ink.origin = from;
    into.items.emplace_back(std::move(ink));
  }
  void add(picture::Element& into, picture::Image image) const {
    image.box = (*this)(image.box);
    into.items.emplace_back(std::move(image));
  }
  void add(picture::Element& into, const picture::Item& item) const {
    std::visit([&](const auto& one) { add(into, one); }, item);
  }
};

void add_text(picture::Element& into, const Shrink& shrink, const Rect& box, std::string_view words,
              picture::TextStyle style, Colour colour) {
  shrink.add(into, picture::Text{box, std::string(words), style, colour});
}

void add_board(picture::Element& into, const Shrink& shrink, const workshop::WorkshopState& room,
               const workshop::Step& step, const activities::BoardLook& look) {
  activities::BoardScene scene(look);
  const Id<workshop::Board> board = workshop::board_of(room, step);
  const activities::Arrangement arrangement = activities::arrangement_of(room, step, board);
  const bool by_theme = arrangement == activities::Arrangement::zones;
  scene.update(room, board, arrangement);
  if (scene.empty()) return;
  Shrink inner = shrink;
  if (!by_theme) {
    const Rect all = scene.bounds(), area = activities::zones_area;
    const double fits = std::min({area.width / all.width, area.height / all.height, 1.6});
    inner.scale = shrink.scale * fits;
    inner.at = shrink(area.centre());
    inner.origin = all.centre();
  }
  if (const picture::Element* behind = scene.backdrop())
    for (const picture::Item& one : behind->items) inner.add(into, one);
  std::vector<const activities::BoardItem*> items;
  scene.in_view(scene.bounds(), items);
  const bool far = items.size() > most_notes / 5;
  if (items.size() > most_notes) items.resize(most_notes);
  for (const activities::BoardItem* item : items) {
    if (far && item->what == activities::BoardItem::What::note)
      inner.add(into, picture::Card{.box = item->box, .fill = item->fill});
    else {
      const picture::Element& element = scene.element(item->key);
      inner.degrees = element.rotation, inner.pivot = element.pivot;
      for (const picture::Item& one : element.items) inner.add(into, one);
    }
  }
}

void add_ranking(picture::Element& into, const Shrink& shrink, const workshop::WorkshopState& room,
                 Id<workshop::Poll> poll, const ui::Theme& theme) {
  const auto ranked = workshop::ranking(room, poll);
  std::int64_t most = 1;
  for (const auto& one : ranked) most = std::max(most, one.dots);
  double y = 200;
  const double high = std::min(106.0, 780.0 / static_cast<double>(std::max<std::size_t>(1, ranked.size())));
  for (const auto& one : ranked) {
    if (y + high > 1000) break;
    const bool first = one.rank == 1 && one.dots > 0;
    if (first) shrink.add(into, picture::Card{.box = {56, y, 1808, high - 8}, .fill = theme.accent_pale, .radius = 14});
    picture::TextStyle style = ui::style_of(ui::Type::heading);
    style.fit = picture::Fit::line;
    style.vertical = picture::VerticalAlign::middle;
    add_text(into, shrink, {88, y, 640, high - 8}, one.option->label, style, theme.ink);
    shrink.add(into,
               picture::Card{.box = {760, y + high * 0.3,
                                     960.0 * static_cast<double>(one.dots) / static_cast<double>(most), high * 0.34},
                             .fill = first ? theme.accent : mixed(theme.accent, theme.paper, 0.45),
                             .radius = high * 0.17});
    style.align = picture::Align::end;
    add_text(into, shrink, {1720, y, 120, high - 8}, std::to_string(one.dots), style, theme.accent_stroke);
    y += high;
  }
}

} // namespace

picture::Scene miniature_scene(const workshop::WorkshopState& room, const ui::Theme& theme, const Words& words,
                               Vec2 size) {
  const Shrink shrink{{}, {}, size.x / stage.x};
  picture::Element all{.bounds = rect_at({}, size)};
  all.items.emplace_back(picture::Card{.box = rect_at({}, size), .fill = theme.paper, .radius = 0});
  const workshop::Step* step = workshop::current_step(room);
  if (!step) step = workshop::step_after(room, {});
  if (step) {
    const activities::Stage shown = activities::kind_of_step(*step).stage;
    const std::string& question = step->instruction.empty() ? step->title : step->instruction;
    const bool alone = shown == activities::Stage::message || shown == activities::Stage::pause;
    picture::TextStyle style = ui::style_of(ui::Type::question);
    style.fit = picture::Fit::shrink;
    style.least_size = 34;
    if (alone) {
      style.size = 92, style.line_height = 104;
      style.align = picture::Align::centre, style.vertical = picture::VerticalAlign::middle;
    }
    add_text(all, shrink, alone ? Rect{220, 200, 1480, 680} : Rect{56, 36, 1300, 140}, question, style, theme.ink);
    const workshop::Poll* poll = workshop::poll_of(room, step->id);
    if (shown == activities::Stage::dots && poll && poll->state == workshop::PollState::closed)
      add_ranking(all, shrink, room, poll->id, theme);
    else if (!alone)
      add_board(all, shrink, room, *step, ui::board_look(theme, words));
  }
  picture::Scene scene;
  scene.elements.push_back(std::move(all));
  return scene;
}

picture::Scene shrunk_scene(const picture::Element& element, Colour ground, Vec2 size) {
  const Rect& all = element.bounds;
  const Shrink shrink{all.centre(), size / 2, std::min(size.x / std::max(1.0, all.width), size.y / std::max(1.0, all.height))};
  picture::Element small{.bounds = rect_at({}, size)};
  small.items.emplace_back(picture::Card{.box = rect_at({}, size), .fill = ground, .radius = 0});
  for (const picture::Item& item : element.items) shrink.add(small, item);
  picture::Scene scene;
  scene.elements.push_back(std::move(small));
  return scene;
}

void miniature(ui::Ui& ui, const Rect& box, std::uint64_t key, const workshop::WorkshopState* room, int& budget) {
  const Rect shown = ui::snapped(box);
  ui::card(ui, shown, ui.theme.paper, 8);
  if (room && (over(ui, shown.centre(), shown) || budget > 0)) {
    const auto revision = static_cast<std::uint64_t>(room->revision());
    const auto name = ui::stamp_key({key, revision, static_cast<std::uint64_t>(ui.theme.kind)});
    bool made = false;
    ui.stamps->draw(*ui.list, name, shown, [&](Vec2 size) {
      made = true;
      return miniature_scene(*room, ui.theme, *ui.words, size);
    });
    if (made) --budget;
  }
  ui::edge(ui, shown, ui.theme.line, 2, 8);
}

} // namespace pressoir::screens
