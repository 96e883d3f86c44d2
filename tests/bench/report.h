// Report: the figures of a bench as they are measured, printed as one JSON object.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/clocks.h"

namespace pressoir::bench {

struct Figure {
  std::string name; // "frames.pan100.10000.wall"
  double value = 0;
  std::string unit; // "ms", "us", "MB", "%", "per_s"
  std::optional<double> at_most, at_least;
};

class Report {
 public:
  void add(std::string name, double value, std::string unit) { figures_.push_back({std::move(name), value, std::move(unit), {}, {}}); }
  // With what was asked for.
  void add(std::string name, double value, std::string unit, double at_most) { figures_.push_back({std::move(name), value, std::move(unit), at_most, {}}); }
  void add_at_least(std::string name, double value, std::string unit, double at_least) {
    figures_.push_back({std::move(name), value, std::move(unit), {}, at_least});
  }
  // Wall time, which is what was asked for, and CPU time: far apart where the machine had other work.
  void add_took(const std::string& name, const Took& took, std::string unit, double per_unit_ms, double at_most) {
    add(name + ".wall", took.wall / per_unit_ms, unit, at_most);
    add(name + ".cpu", took.cpu / per_unit_ms, unit);
  }
  const std::vector<Figure>& figures() const { return figures_; }

  // {"figures": [{"name", "value", "unit", "at_most", "holds"}, …]}, a figure a line.
  std::string json() const;
  // Takes in what another process printed; false when it is no such object.
  bool add_json(std::string_view json);

 private:
  std::vector<Figure> figures_;
};

} // namespace pressoir::bench
