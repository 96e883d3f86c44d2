// Points of the plane put into groups: k-means from fixed beginnings, k chosen by silhouette; no chance anywhere.
#pragma once

#include <cstddef>
#include <vector>

namespace pressoir::insight {

struct Point {
  double x = 0, y = 0;
};
struct Grouping {
  std::vector<std::size_t> group; // by point; the biggest group is 0
  std::size_t groups = 0;
  double silhouette = 0;
};

// 2 to `most` groups, whichever stand best apart; one when there are fewer than three different points.
Grouping group_points(const std::vector<Point>& points, std::size_t most);

} // namespace pressoir::insight
