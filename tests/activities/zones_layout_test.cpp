#include "facilitation/activities/zones_layout.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/activities/samples.h"

using namespace pressoir;
using namespace pressoir::activities;

namespace {

ZoneNote note(std::string_view text) {
  return {picture::LineCounter(text, zone_text_style())};
}
ZoneContent zone_of(int count, std::string_view text) {
  ZoneContent zone;
  for (int i = 0; i < count; ++i) zone.notes.push_back(note(text));
  return zone;
}

} // namespace

TEST_CASE("six themes of eight short ideas stand as on the still: three columns of 593, two of notes, bottoms at 980") {
  const ZonesLayout layout = lay_zones(std::vector<ZoneContent>(6, zone_of(8, "Un plan simple dès la porte")));
  REQUIRE(layout.zones.size() == 6);
  CHECK(layout.legible());
  CHECK(layout.zones[0].box.x == doctest::Approx(48));
  CHECK(layout.zones[0].box.y == doctest::Approx(196));
  CHECK(layout.zones[0].box.width == doctest::Approx(593.3).epsilon(0.001));
  CHECK(layout.zones[1].box.x == doctest::Approx(663.3).epsilon(0.001));
  CHECK(layout.zones[3].box.x == doctest::Approx(48));
  for (int i = 3; i < 6; ++i) CHECK(layout.zones[static_cast<std::size_t>(i)].box.bottom() == doctest::Approx(980));
}

TEST_CASE("fewer ideas are written larger, up to 44, and never so large that a word is cut") {
  const ZonesLayout few = lay_zones(std::vector<ZoneContent>(3, zone_of(2, "Des bancs")));
  CHECK(few.text_size == 44);
  const ZonesLayout many = lay_zones(std::vector<ZoneContent>(6, zone_of(9, "Un plan simple dès la porte d’entrée")));
  CHECK(many.text_size < few.text_size);
  const ZonesLayout long_word =
      lay_zones(std::vector<ZoneContent>(3, zone_of(4, "anticonstitutionnellementpréfectoral guichet")));
  CHECK(long_word.text_size < 44);
  CHECK(long_word.legible());
}

TEST_CASE("a wall too full to be read says so") {
  const ZonesLayout layout =
      lay_zones(std::vector<ZoneContent>(6, zone_of(40, "Un plan simple dès la porte d’entrée")));
  CHECK_FALSE(layout.legible());
}

TEST_CASE("a small window at 200 %: what is around the words gives way before the words do") {
  const ZonesLayout layout = lay_zones(std::vector<ZoneContent>(6, zone_of(8, "Afficher le temps d’attente estimé à l’entrée de la salle")), {24, 130, 890, 390});
  CHECK_FALSE(layout.legible());
  CHECK(layout.text_size >= 8);
}

TEST_CASE("whatever the contents, notes stay inside their zone, zones inside the stage, and nothing overlaps") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int turn = 0; turn < 60; ++turn) {
    std::vector<ZoneContent> zones(1 + random() % 12);
    for (ZoneContent& zone : zones) {
      for (unsigned n = random() % 9; n > 0; --n) {
        std::string text;
        for (unsigned words = 1 + random() % 14; words > 0; --words) text += std::string(1 + random() % 9, 'a') + ' ';
        zone.notes.push_back(note(text));
        zone.notes.back().badges = random() % 5 == 0 ? 58 : 0;
      }
    }
    zones.back().tray = random() % 2 == 0 && zones.size() > 1;
    const ZonesLayout layout = lay_zones(zones);
    REQUIRE(layout.zones.size() == zones.size());
    for (std::size_t i = 0; i < zones.size(); ++i) {
      const ZonePlace& place = layout.zones[i];
      REQUIRE(place.notes.size() == zones[i].notes.size());
      for (std::size_t a = 0; a < place.notes.size(); ++a) {
        const Rect& box = place.notes[a];
        CHECK(box.x >= place.box.x);
        CHECK(box.right() <= place.box.right() + 0.01);
        CHECK(box.y >= place.box.y + 50);
        CHECK(box.bottom() <= place.box.bottom() + 0.01);
        for (std::size_t b = 0; b < a; ++b) CHECK_FALSE(box.intersects(place.notes[b]));
      }
      for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(place.box.intersects(layout.zones[j].box));
      CHECK(place.box.right() <= zones_area.right() + 0.01);
      if (layout.legible()) CHECK(place.box.bottom() <= zones_area.bottom() + 0.6);
    }
  }
}
