// The drawings of a graphic facilitator, by name: found by typing in French or English, recoloured, and put in a Scene
// as paths, so that they are as sharp on paper as on the screen. Data in assets/pictograms: drawings.json and one SVG
// each (48 high, 3-unit round strokes in one ink, at most one accent shape).
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/result.h"
#include "facilitation/base/words.h"
#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// What is drawn, in the SVG's own units.
struct PictogramDrawing {
  double width = 48, height = 48;
  Path accent, ink; // colours are not set
};

// Reads one drawing: an <svg> whose viewBox starts at 0 0, a <path class="accent"> or none, a <path class="ink">.
// Refused: "pictograms.unreadable" (name).
Result<PictogramDrawing> pictogram_from_svg(std::string_view svg, std::string_view name);

struct PictogramEntry {
  std::string name;   // stable: what sessions keep
  std::string family; // "people", "places" …: the sentence "pictograms.family." + family
  std::string french, english;
  std::string french_tags, english_tags; // words, by blanks
  const std::string& title(Language language) const { return language == Language::french ? french : english; }
};

// Immutable once loaded; share it by const reference.
class PictogramCatalogue {
 public:
  // Gives the SVG of a name.
  using Fetch = std::function<Result<std::string>(const std::string& name)>;
  // {"format": 1, "drawings": [{"name", "family", "fr", "en", "tags_fr", "tags_en"}, …]}, in the order to show them.
  // Refused: "pictograms.unreadable" (name; {} for the index itself), and what fetch refuses.
  static Result<PictogramCatalogue> from_index(std::string_view json, const Fetch& fetch);
  // From the folder assets/pictograms.
  static Result<PictogramCatalogue> load(const std::filesystem::path& folder);

  const std::vector<PictogramEntry>& entries() const { return entries_; }
  const PictogramEntry* find(std::string_view name) const; // null when there is none
  // Those of which every typed word begins a word of the name or the tags, accents and capitals aside; names come
  // before tags, and the language's own words before the other's. Nothing typed: all. Pointers live as long as this.
  std::vector<const PictogramEntry*> search(std::string_view typed, Language language) const;
  // Width divided by height: 1, or 2 for separators. 1 when the name is unknown.
  double proportion(std::string_view name) const;
  // The drawing fitted in the box and centred there: the accent's fill first, then the ink's strokes. An unknown name
  // draws nothing.
  std::vector<Path> draw(std::string_view name, const Rect& box, Colour ink, Colour accent) const;

 private:
  struct Searched {
    std::vector<std::string> words[2], tags[2]; // by Language
  };
  std::vector<PictogramEntry> entries_;
  std::vector<PictogramDrawing> drawings_; // as entries_
  std::vector<Searched> searched_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

} // namespace pressoir::picture
