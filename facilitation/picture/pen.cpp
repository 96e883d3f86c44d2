#include "facilitation/picture/pen.h"

#include <algorithm>
#include <cmath>

namespace pressoir::picture {
namespace {

struct Sample {
  Vec2 at;
  double half = 0;
};

// Pixels of a mouse and the shiver of a hand go; both ends stay where they are.
void smooth(std::vector<Sample>& line, int times) {
  for (int i = 0; i < times && line.size() > 2; ++i) {
    Vec2 before = line.front().at;
    for (std::size_t k = 1; k + 1 < line.size(); ++k) {
      const Vec2 here = line[k].at;
      line[k].at = (before + here * 2 + line[k + 1].at) / 4;
      before = here;
    }
  }
}
void smooth_widths(std::vector<Sample>& line, int times) {
  for (int i = 0; i < times && line.size() > 2; ++i) {
    double before = line.front().half;
    for (std::size_t k = 1; k + 1 < line.size(); ++k) {
      const double here = line[k].half;
      line[k].half = (before + 2 * here + line[k + 1].half) / 4;
      before = here;
    }
  }
}

// Centripetal enough for evenly timed points: Catmull-Rom, cut where the curve is longer than `finest` and bends.
std::vector<Sample> curved(const std::vector<Sample>& line, double finest) {
  std::vector<Sample> fine;
  fine.reserve(line.size() * 2);
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const Sample &a = line[i], &b = line[i + 1];
    const Vec2 before = line[i ? i - 1 : 0].at, after = line[std::min(i + 2, line.size() - 1)].at;
    fine.push_back(a);
    const Vec2 out = (b.at - before) / 6, in = (after - a.at) / 6;
    // How far the curve leaves the chord.
    const Vec2 chord = b.at - a.at;
    const double along = length(chord);
    if (along < finest) continue;
    const auto beside = [&](Vec2 v) { return std::abs(v.x * chord.y - v.y * chord.x) / along; };
    const double bow = std::max(beside(out), beside(in));
    if (bow < 0.12) continue;
    const int pieces = std::clamp(static_cast<int>(std::ceil(std::min(along / finest, 2 * std::sqrt(bow / 0.12)))), 1, 16);
    for (int k = 1; k < pieces; ++k) {
      const double t = static_cast<double>(k) / pieces, u = 1 - t;
      const Vec2 c1 = a.at + out, c2 = b.at - in;
      fine.push_back({a.at * (u * u * u) + c1 * (3 * u * u * t) + c2 * (3 * u * t * t) + b.at * (t * t * t), a.half * u + b.half * t});
    }
  }
  if (!line.empty()) fine.push_back(line.back());
  return fine;
}

double half_of(Pen pen, double width, double pressure) {
  switch (pen) {
  case Pen::pen: return width / 2 * (0.35 + 0.65 * pressure);
  case Pen::marker: return width / 2 * (0.85 + 0.15 * pressure);
  case Pen::highlighter: return width / 2;
  }
  return width / 2;
}

// From 0.55 (fast) to 1.2 (slow), against a usual hand.
double pressure_of_speed(double step, double width) {
  const double usual = 1.6 * width + 6;
  return std::clamp(1.2 - 0.3 * step / usual, 0.55, 1.2);
}

} // namespace

Ink pen_ink(const PenSamples& samples, Pen pen, double width, Colour colour, double finest) {
  Ink ink;
  ink.colour = colour;
  if (pen == Pen::highlighter) ink.blend = Blend::darken;
  if (samples.points.empty() || !(width > 0)) return ink;
  ink.origin = samples.points.front();
  const bool pressed = samples.pressures.size() == samples.points.size();
  std::vector<Sample> line;
  line.reserve(samples.points.size());
  for (std::size_t i = 0; i < samples.points.size(); ++i) {
    const Vec2 at = samples.points[i];
    const double step = i ? length(at - samples.points[i - 1]) : samples.points.size() > 1 ? length(samples.points[1] - at) : 0;
    const double pressure = pressed ? std::clamp(samples.pressures[i], 0.05, 2.0) : samples.points.size() > 2 ? pressure_of_speed(step, width) : 1;
    line.push_back({at, half_of(pen, width, pressure)});
  }
  smooth(line, 2);
  smooth_widths(line, pressed ? 1 : 6);
  // A pen without pressure lands and leaves lightly.
  if (pen == Pen::pen && !pressed && line.size() > 4) {
    double along = 0;
    std::vector<double> from(line.size(), 0);
    for (std::size_t i = 1; i < line.size(); ++i) from[i] = along += length(line[i].at - line[i - 1].at);
    const double lands = std::min(1.4 * width, along / 4), leaves = std::min(2.6 * width, along / 3);
    for (std::size_t i = 0; i < line.size(); ++i) {
      const double rising = lands > 0 ? std::min(1.0, 0.62 + 0.38 * from[i] / lands) : 1;
      const double falling = leaves > 0 ? std::min(1.0, 0.4 + 0.6 * (along - from[i]) / leaves) : 1;
      line[i].half *= std::min(rising, falling);
    }
  }
  for (const Sample& sample : curved(line, std::max(0.5, finest))) {
    const Vec2 from = sample.at - ink.origin;
    ink.line.push_back({static_cast<float>(from.x), static_cast<float>(from.y), static_cast<float>(sample.half)});
  }
  return ink;
}

Vec2 Stabiliser::follow(Vec2 pointer, double seconds) {
  if (!begun_ || strength_ <= 0) {
    begun_ = true;
    return at_ = pointer;
  }
  const double lag = 0.045 * strength_;
  const double part = 1 - std::exp(-std::max(seconds, 1e-3) / lag);
  return at_ = at_ + (pointer - at_) * part;
}

} // namespace pressoir::picture
