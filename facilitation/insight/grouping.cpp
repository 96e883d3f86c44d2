#include "facilitation/insight/grouping.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pressoir::insight {
namespace {

double squared_distance(const Point& a, const Point& b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

// The point farthest from the middle, then each time the one farthest from all those chosen.
std::vector<Point> spread_out(const std::vector<Point>& points, std::size_t groups) {
  Point middle;
  for (const Point& point : points) {
    middle.x += point.x / static_cast<double>(points.size());
    middle.y += point.y / static_cast<double>(points.size());
  }
  std::vector<Point> centres;
  std::vector<double> nearest(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) nearest[i] = squared_distance(points[i], middle);
  while (centres.size() < groups) {
    const auto farthest = static_cast<std::size_t>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
    centres.push_back(points[farthest]);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const double distance = squared_distance(points[i], centres.back());
      nearest[i] = centres.size() == 1 ? distance : std::min(nearest[i], distance);
    }
  }
  return centres;
}

std::vector<std::size_t> k_means(const std::vector<Point>& points, std::size_t groups) {
  std::vector<Point> centres = spread_out(points, groups);
  std::vector<std::size_t> group(points.size(), groups);
  for (int round = 0; round < 200; ++round) {
    bool moved = false;
    std::vector<Point> sums(groups);
    std::vector<double> sizes(groups);
    for (std::size_t i = 0; i < points.size(); ++i) {
      std::size_t nearest = 0;
      for (std::size_t g = 1; g < groups; ++g)
        if (squared_distance(points[i], centres[g]) < squared_distance(points[i], centres[nearest])) nearest = g;
      moved |= group[i] != nearest;
      group[i] = nearest;
      sums[nearest].x += points[i].x;
      sums[nearest].y += points[i].y;
      ++sizes[nearest];
    }
    if (!moved) break;
    for (std::size_t g = 0; g < groups; ++g)
      if (sizes[g] > 0) centres[g] = {sums[g].x / sizes[g], sums[g].y / sizes[g]};
  }
  return group;
}

// Mean over the points of (b − a) / max(a, b): a the mean distance to its own group, b to the nearest other. Every so many points
// where they are very many.
double silhouette_of(const std::vector<Point>& points, const std::vector<std::size_t>& group, std::size_t groups) {
  const std::size_t stride = 1 + points.size() / 4000;
  double sum = 0;
  std::size_t counted = 0;
  std::vector<double> distance(groups), size(groups);
  for (std::size_t i = 0; i < points.size(); i += stride) {
    std::fill(distance.begin(), distance.end(), 0.0);
    std::fill(size.begin(), size.end(), 0.0);
    for (std::size_t j = 0; j < points.size(); ++j) {
      if (i == j) continue;
      distance[group[j]] += std::sqrt(squared_distance(points[i], points[j]));
      ++size[group[j]];
    }
    ++counted;
    if (size[group[i]] == 0) continue; // alone: 0
    const double own = distance[group[i]] / size[group[i]];
    double other = -1;
    for (std::size_t g = 0; g < groups; ++g)
      if (g != group[i] && size[g] > 0 && (other < 0 || distance[g] / size[g] < other)) other = distance[g] / size[g];
    if (other >= 0 && std::max(own, other) > 0) sum += (other - own) / std::max(own, other);
  }
  return counted ? sum / static_cast<double>(counted) : 0;
}

// The biggest group first; equal ones by their first member.
void name_by_size(Grouping& grouping) {
  std::vector<std::size_t> size(grouping.groups), first(grouping.groups, grouping.group.size()), order(grouping.groups), name(grouping.groups);
  for (std::size_t i = grouping.group.size(); i-- > 0;) {
    ++size[grouping.group[i]];
    first[grouping.group[i]] = i;
  }
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return size[a] != size[b] ? size[a] > size[b] : first[a] < first[b]; });
  for (std::size_t place = 0; place < order.size(); ++place) name[order[place]] = place;
  for (std::size_t& group : grouping.group) group = name[group];
  grouping.groups = static_cast<std::size_t>(std::count_if(size.begin(), size.end(), [](std::size_t members) { return members > 0; }));
}

} // namespace

Grouping group_points(const std::vector<Point>& points, std::size_t most) {
  Grouping best{.group = std::vector<std::size_t>(points.size()), .groups = points.empty() ? 0u : 1u};
  std::vector<std::pair<double, double>> different;
  for (const Point& point : points) different.emplace_back(point.x, point.y);
  std::sort(different.begin(), different.end());
  different.erase(std::unique(different.begin(), different.end()), different.end());
  if (different.size() < 3) return best;
  double best_silhouette = -2;
  for (std::size_t groups = 2; groups <= most && groups < different.size(); ++groups) {
    Grouping grouping{.group = k_means(points, groups), .groups = groups};
    grouping.silhouette = silhouette_of(points, grouping.group, groups);
    if (grouping.silhouette <= best_silhouette + 1e-9) continue;
    best_silhouette = grouping.silhouette;
    best = std::move(grouping);
  }
  name_by_size(best);
  return best;
}

} // namespace pressoir::insight
