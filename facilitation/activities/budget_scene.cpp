#include "facilitation/activities/budget_scene.h"

#include <algorithm>

#include "facilitation/activities/scene_text.h"
#include "facilitation/base/check.h"
#include "facilitation/base/text.h"

namespace pressoir::activities {
namespace {

using picture::Align;
using picture::Card;
using picture::Element;

// A tick, or a bar where there is none.
picture::Path sign(bool yes, Vec2 centre, double size, Colour colour) {
  if (yes) return picture::polyline({centre + Vec2{-0.5, 0.05} * size, centre + Vec2{-0.12, 0.42} * size, centre + Vec2{0.55, -0.42} * size}, colour, size * 0.22);
  return picture::polyline({centre + Vec2{-0.35, 0} * size, centre + Vec2{0.35, 0} * size}, colour, size * 0.16);
}

class Drawing {
 public:
  Drawing(const PollResult& result, const PollLook& look) : result_(result), money_(*result.purchases), look_(look), text_(look.text) { scene_.ink = look.ink; }

  picture::Scene whole() {
    purse();
    head();
    std::size_t number = 0;
    for (const PollRow& row : result_.rows) project(row, row.first ? ++number : 0);
    return std::move(scene_);
  }

 private:
  // The whole purse from its beginning: bought projects by their numbers, then what is left.
  void purse() {
    const double high = text_ * 2.1;
    Element& element = scene_.elements.emplace_back(Element{.bounds = {0, 0, look_.width, high}});
    const double total = static_cast<double>(std::max({money_.budget, money_.spent, std::int64_t{1}}));
    element.items.emplace_back(Card{.box = {0, 0, look_.width, high}, .fill = look_.paper, .radius = 8, .edge = look_.ink2, .edge_width = 2});
    double x = 0;
    std::size_t number = 0;
    for (const PollRow& row : result_.rows) {
      if (!row.first) continue;
      ++number;
      const double wide = look_.width * static_cast<double>(row.cost) / total * look_.grown;
      const Rect part{x + 1.5, 1.5, std::max(2.0, wide - 3), high - 3};
      element.items.emplace_back(Card{.box = part, .fill = number % 2 ? look_.accent : mixed(look_.accent, look_.paper, 0.28), .radius = 6});
      if (wide > text_ * 1.2) element.items.emplace_back(scene_text(part, std::to_string(number), text_, 650, contrast(rgb(0xFFFFFF), look_.accent) > 4.5 ? rgb(0xFFFFFF) : rgb(0x1F2430), Align::centre));
      x += wide;
    }
    const double left = look_.width - x;
    if (left > text_ * 7) element.items.emplace_back(scene_text({x + 12, 0, left - 20, high}, money_.left, text_, 500, look_.ink2, Align::end));
    y_ = high + text_ * 0.5;
  }

  // Above the column of ticks.
  void head() {
    const double high = text_ * 1.3;
    Element& element = scene_.elements.emplace_back(Element{.bounds = {look_.width - ticks(), y_, ticks(), high}});
    element.items.emplace_back(scene_text({look_.width - ticks(), y_, ticks(), high}, money_.by_marks, text_ * 0.86, 500, look_.ink2, Align::centre));
    y_ += high;
  }

  void project(const PollRow& row, std::size_t number) {
    const double mark = std::min(72.0, look_.width * 0.06), label = look_.width * 0.36, told = std::min(look_.width * 0.24, text_ * 11);
    Element& element = scene_.elements.emplace_back(Element{.entity = row.option.value, .bounds = {0, y_, look_.width, look_.row}});
    if (row.first) element.items.emplace_back(Card{.box = {2, y_ + 3, look_.width - ticks() - 4, look_.row - 6}, .fill = look_.pale, .radius = 12, .edge = look_.accent_stroke, .edge_width = 2});
    if (number > 0) element.items.emplace_back(scene_text({6, y_, mark - 12, look_.row}, std::to_string(number), text_, 650, look_.accent_stroke, Align::centre));
    element.items.emplace_back(scene_text({mark, y_ + 4, label, look_.row - 8}, clean_line(row.label), text_, row.first ? 650 : 500, look_.ink));
    const double from = mark + label + 14, room = look_.width - ticks() - from - told - 30;
    const double wide = result_.most > 0 ? room * static_cast<double>(row.value) / static_cast<double>(result_.most) * look_.grown : 0;
    if (row.value > 0) element.items.emplace_back(Card{.box = {from, y_ + look_.row * 0.28, std::max(3.0, wide), look_.row * 0.44}, .fill = row.first ? look_.accent : look_.other, .radius = 5, .edge = look_.accent, .edge_width = row.first ? 0.0 : 1.5});
    element.items.emplace_back(picture::polyline({{from, y_ + look_.row * 0.14}, {from, y_ + look_.row * 0.86}}, look_.ink2, 2));
    element.items.emplace_back(scene_text({from + wide + 14, y_ + 4, told, look_.row - 8}, row.told, text_ * 0.94, row.first ? 650 : 500, row.first ? look_.accent_stroke : look_.ink));
    element.items.emplace_back(sign(row.by_marks, {look_.width - ticks() / 2, y_ + look_.row / 2}, text_ * 0.8, row.by_marks ? look_.accent_stroke : look_.ink2));
    y_ += look_.row;
  }

  double ticks() const { return text_ * 7; }

  const PollResult& result_;
  const PollResult::Purchases& money_;
  const PollLook& look_;
  double text_, y_ = 0;
  picture::Scene scene_;
};

}  // namespace

picture::Scene budget_scene(const PollResult& result, const PollLook& look) {
  ENSURE(result.purchases);
  return Drawing(result, look).whole();
}

}  // namespace pressoir::activities
