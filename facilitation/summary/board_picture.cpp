#include "facilitation/summary/board_picture.h"

#include <map>

#include "facilitation/base/text.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::summary {

using namespace workshop;
using namespace picture;

picture::Scene board_picture(const WorkshopState& readable, Id<Board> board) {
  Scene scene;
  std::map<Id<Theme>, std::string> letters;
  const auto themes = themes_on(readable, board);
  for (std::size_t i = 0; i < themes.size(); ++i) letters.emplace(themes[i]->id, theme_letter(i));
  const auto counts = reunited_counts(readable, board);
  for (const Note* note : notes_on(readable, board)) {
    if (trimmed(note->text).empty()) continue;
    const Rect box = rect_at(note->position, note->size);
    Element element{.entity = note->id.value, .bounds = box};
    if (counts.contains(note->id))
      element.items.push_back(Card{.box = rect_at(note->position + Vec2{5, 5}, note->size), .fill = mixed(note_fill(note->colour), scene.ink, 0.2)});
    element.items.push_back(Card{.box = box, .fill = note_fill(note->colour)});
    const Rect inside{box.x + 13, box.y + 9, box.width - 26, box.height - 40};
    element.items.push_back(Text{.box = inside,
                                 .text = note->text,
                                 .style = {.size = 44, .least_size = 12, .line_height = 50, .fit = Fit::shrink, .balance = true},
                                 .colour = scene.ink});
    std::string sign = letters.contains(note->theme) ? letters[note->theme] : std::string();
    if (const auto count = counts.find(note->id); count != counts.end()) sign += (sign.empty() ? "×" : "  ×") + std::to_string(count->second);
    if (!sign.empty())
      element.items.push_back(Text{.box = {box.x + 13, box.bottom() - 30, box.width - 26, 24},
                                   .text = sign,
                                   .style = {.weight = 600, .size = 18, .line_height = 22, .align = Align::end, .fit = Fit::line},
                                   .colour = with_alpha(scene.ink, 0.7)});
    scene.elements.push_back(std::move(element));
  }
  return scene;
}

} // namespace pressoir::summary
