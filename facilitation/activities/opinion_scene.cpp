#include "facilitation/activities/opinion_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "facilitation/activities/scene_text.h"
#include "facilitation/activities/spread.h"
#include "facilitation/base/check.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {
namespace {

using insight::StatementOpinion;
using picture::Align;
using picture::Card;
using picture::Disc;
using picture::Element;
using picture::Path;

// Told apart by their lightness too; a letter says it anyway.
constexpr std::array group_colours = {rgb(0x7A1F4B), rgb(0x1F6F94), rgb(0x8A5A00), rgb(0x2F6B3A), rgb(0x474C59)};

Colour group_colour(std::size_t group, const PollLook& look) {
  const Colour colour = group_colours[group % group_colours.size()];
  const bool dark_paper = contrast(look.paper, rgb(0xFFFFFF)) > 4.5;
  return dark_paper ? mixed(colour, rgb(0xFFFFFF), 0.5) : colour;
}

double cross(Vec2 o, Vec2 a, Vec2 b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }

// Andrew's monotone chain.
std::vector<Vec2> hull_of(std::vector<Vec2> points) {
  std::sort(points.begin(), points.end(), [](Vec2 a, Vec2 b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  if (points.size() < 3) return points;
  std::vector<Vec2> hull;
  const auto half = [&](auto first, auto last) {
    const std::size_t base = hull.size();
    for (auto point = first; point != last; ++point) {
      while (hull.size() >= base + 2 && cross(hull[hull.size() - 2], hull.back(), *point) <= 0) hull.pop_back();
      hull.push_back(*point);
    }
    hull.pop_back();
  };
  half(points.begin(), points.end());
  half(points.rbegin(), points.rend());
  return hull;
}

class Drawing {
 public:
  Drawing(const PollResult& result, const PollLook& look) : result_(result), told_(*result.opinions), look_(look), text_(look.text) {
    scene_.ink = look.ink;
    high_ = look.height > 0 ? look.height : look.width * 0.46;
  }

  picture::Scene whole() {
    const double wide = look_.width * 0.47, caption = text_ * 1.5;
    map({0, 0, wide, high_ - caption});
    Element& near = scene_.elements.emplace_back(Element{.bounds = {0, high_ - caption, wide, caption}});
    near.items.emplace_back(scene_text({0, high_ - caption, wide, caption}, told_.near, text_ * 0.86, 500, look_.ink2, Align::centre));
    lists({wide + text_, 0, look_.width - wide - text_, high_});
    return std::move(scene_);
  }

 private:
  void map(const Rect& box) {
    const insight::OpinionMap& map = told_.map;
    std::vector<Vec2> places;
    std::vector<std::size_t> groups;
    for (const auto& person : map.people) {
      if (!person.group) continue;
      places.push_back({person.x, person.y});
      groups.push_back(*person.group);
    }
    const double radius = disc_radius(places.size(), box.size(), 4, text_ * 0.55), pad = radius + text_ * 0.5;
    // The tags of the groups stand above them.
    const double tag = text_ * 1.5;
    const Rect inside{box.x + pad, box.y + pad + tag, box.width - 2 * pad, box.height - 2 * pad - tag};
    lay(places, inset(inside, std::min(3 * radius, inside.height * 0.12)));
    push_apart(places, radius, inside);
    const Vec2 centre = inside.centre();
    for (Vec2& place : places) place = centre + (place - centre) * look_.grown;

    std::vector<std::vector<Vec2>> members(map.groups);
    for (std::size_t i = 0; i < places.size(); ++i) members[groups[i]].push_back(places[i]);
    for (std::size_t g = 0; g < members.size(); ++g) outline(members[g], group_colour(g, look_), pad);
    Element& discs = scene_.elements.emplace_back(Element{.bounds = box});
    for (std::size_t i = 0; i < places.size(); ++i) discs.items.emplace_back(Disc{places[i], radius, group_colour(groups[i], look_), look_.paper, std::max(1.5, radius * 0.14)});
    for (std::size_t g = 0; g < members.size(); ++g) name(g, members[g], pad, box);
  }

  // The same unit both ways: a distance means as much to the right as up.
  static void lay(std::vector<Vec2>& places, const Rect& box) {
    if (places.empty()) return;
    Vec2 least = places.front(), most = places.front();
    for (const Vec2 place : places) {
      least = {std::min(least.x, place.x), std::min(least.y, place.y)};
      most = {std::max(most.x, place.x), std::max(most.y, place.y)};
    }
    const Vec2 size = most - least;
    double unit = 0;
    if (size.x > 1e-9) unit = box.width / size.x;
    if (size.y > 1e-9) unit = unit > 0 ? std::min(unit, box.height / size.y) : box.height / size.y;
    const Vec2 middle = (least + most) * 0.5;
    for (Vec2& place : places) place = {box.centre().x + (place.x - middle.x) * unit, box.centre().y - (place.y - middle.y) * unit};
  }

  // A soft ground around its members: the hull of a circle around each, so that its corners are round.
  void outline(const std::vector<Vec2>& members, Colour colour, double pad) {
    if (members.empty()) return;
    std::vector<Vec2> around;
    constexpr int corners = 28;
    for (const Vec2 member : members)
      for (int corner = 0; corner < corners; ++corner) {
        const double turn = 2 * std::numbers::pi * corner / corners;
        around.push_back(member + Vec2{std::cos(turn), std::sin(turn)} * pad);
      }
    Path path = picture::polyline(hull_of(std::move(around)), colour, 3, true);
    path.fill = mixed(colour, look_.paper, 0.84);
    Element& element = scene_.elements.emplace_back();
    element.items.emplace_back(std::move(path));
    element.bounds = picture::bounds(element.items.back());
  }

  void name(std::size_t group, const std::vector<Vec2>& members, double pad, const Rect& box) {
    if (members.empty()) return;
    double left = members[0].x, right = left, top = members[0].y;
    for (const Vec2 member : members) left = std::min(left, member.x), right = std::max(right, member.x), top = std::min(top, member.y);
    const std::string& said = told_.groups[group];
    const double high = text_ * 1.4, wide = text_ * (0.56 * static_cast<double>(grapheme_count(said)) + 1.2);
    const Colour colour = group_colour(group, look_);
    Rect tag{std::clamp((left + right) / 2 - wide / 2, box.x, std::max(box.x, box.right() - wide)), std::max(box.y, top - pad - high * 0.75), wide, high};
    for (const Rect& other : tags_)
      if (other.intersects(tag)) tag.y = other.bottom() + 4;
    tags_.push_back(tag);
    Element& element = scene_.elements.emplace_back(Element{.bounds = tag});
    element.items.emplace_back(Card{.box = tag, .fill = look_.paper, .radius = high * 0.36, .edge = colour, .edge_width = 3});
    element.items.emplace_back(scene_text(tag, said, text_, 650, colour, Align::centre));
  }

  // Both lists share the height: what one does not need, the other takes.
  void lists(const Rect& box) {
    const double title = text_ * 1.7, row = text_ * 2.5;
    const auto room = static_cast<std::size_t>(std::max(2.0, std::floor((box.height - 2 * title) / row)));
    const auto &unite = told_.map.unite, &divide = told_.map.divide;
    std::size_t of_unite = std::min(unite.size(), room - std::min(divide.size(), room / 2));
    const std::size_t of_divide = std::min(divide.size(), room - std::max<std::size_t>(1, of_unite));
    of_unite = std::min(of_unite, room - std::max<std::size_t>(1, of_divide));
    double y = box.y;
    heading({box.x, y, box.width, title}, told_.unites);
    y += title;
    if (of_unite == 0) nothing({box.x, y, box.width, row}, told_.nothing_unites);
    for (std::size_t i = 0; i < of_unite; ++i) united_row(unite[i], {box.x, y + row * static_cast<double>(i), box.width, row});
    y += row * static_cast<double>(std::max<std::size_t>(1, of_unite));
    heading({box.x, y, box.width, title}, told_.divides);
    y += title;
    if (of_divide == 0) nothing({box.x, y, box.width, row}, told_.nothing_divides);
    for (std::size_t i = 0; i < of_divide; ++i) divided_row(divide[i], {box.x, y + row * static_cast<double>(i), box.width, row});
  }

  void heading(const Rect& box, const std::string& said) {
    Element& element = scene_.elements.emplace_back(Element{.bounds = box});
    element.items.emplace_back(scene_text(box, said, text_, 650, look_.accent_stroke));
    element.items.emplace_back(picture::polyline({{box.x, box.bottom() - 3}, {box.right(), box.bottom() - 3}}, look_.line, 2));
  }
  void nothing(const Rect& box, const std::string& said) {
    Element& element = scene_.elements.emplace_back(Element{.bounds = box});
    element.items.emplace_back(scene_text(box, said, text_ * 0.9, 500, look_.ink2));
  }

  Element& statement(std::size_t statement, const Rect& box, double wide) {
    const PollRow& row = result_.rows[statement];
    Element& element = scene_.elements.emplace_back(Element{.entity = row.option.value, .bounds = box});
    element.items.emplace_back(scene_text({box.x, box.y + 3, wide, box.height - 6}, clean_line(row.label), text_ * 0.9, 500, look_.ink));
    return element;
  }

  // Who agrees, passes and disagrees, of all who saw it, from one side to the other.
  void united_row(std::size_t which, const Rect& box) {
    const double wide = box.width * 0.56;
    Element& element = statement(which, box, wide);
    const PollRow& row = result_.rows[which];
    const double total = static_cast<double>(row.tally[0] + row.tally[1] + row.tally[2]), high = text_ * 0.7;
    const Rect bar{box.x + wide + text_ * 0.6, box.centre().y - high - 1, box.width - wide - text_ * 0.6, high};
    double x = bar.x;
    for (int level = 3; level-- > 0;) {
      const auto count = static_cast<double>(row.tally[static_cast<std::size_t>(level)]);
      if (count == 0 || total == 0) continue;
      const double part = bar.width * count / total * look_.grown;
      element.items.emplace_back(Card{.box = {x, bar.y, std::max(1.0, part - 2), bar.height}, .fill = level_fill(level, 3), .radius = 3, .edge = look_.ink2, .edge_width = 1});
      x += part;
    }
    element.items.emplace_back(scene_text({bar.x, bar.bottom() + 2, bar.width, text_ * 1.15}, row.told, text_ * 0.86, 600, look_.ink));
  }

  // The share of each group that agrees, written on a colour between disagreeing and agreeing.
  void divided_row(std::size_t which, const Rect& box) {
    const StatementOpinion& opinion = told_.map.statements[which];
    const double wide = box.width * 0.56, from = box.x + wide + text_ * 0.6;
    Element& element = statement(which, box, wide);
    const auto groups = static_cast<double>(std::max<std::size_t>(1, opinion.groups.size()));
    const double cell = std::min((box.right() - from) / groups, text_ * 5.2), high = text_ * 1.5;
    for (std::size_t g = 0; g < opinion.groups.size(); ++g) {
      const insight::OpinionCount& count = opinion.groups[g].count;
      const Rect chip{from + cell * static_cast<double>(g), box.centre().y - high / 2, cell - 6, high};
      const int share = count.seen == 0 ? -1 : static_cast<int>((count.agree * 200 + count.seen) / (2 * count.seen));
      constexpr int shades = 101;
      const Colour fill = share < 0 ? look_.paper : level_fill(share, shades);
      element.items.emplace_back(Card{.box = chip, .fill = fill, .radius = 8, .edge = group_colour(g, look_), .edge_width = 3});
      element.items.emplace_back(scene_text(inset(chip, 4), workshop::theme_letter(g) + " " + (share < 0 ? "–" : std::to_string(share) + "\u202F%"), text_ * 0.86, 650, share < 0 ? look_.ink : level_ink(share, shades), Align::centre));
    }
  }

  const PollResult& result_;
  const PollResult::OpinionsTold& told_;
  const PollLook& look_;
  double text_, high_ = 0;
  picture::Scene scene_;
  std::vector<Rect> tags_;
};

}  // namespace

picture::Scene opinion_scene(const PollResult& result, const PollLook& look) {
  ENSURE(result.opinions);
  return Drawing(result, look).whole();
}

}  // namespace pressoir::activities
