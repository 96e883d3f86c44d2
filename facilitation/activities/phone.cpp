#include "facilitation/activities/phone.h"

#include "facilitation/base/text.h"

namespace pressoir::activities {

HeadingField heading_of(const Showing& showing, std::string text) {
  if (trimmed(text).empty()) text = showing.step.instruction;
  if (trimmed(text).empty()) text = showing.step.title;
  const workshop::Workshop* workshop = showing.room.find(workshop::the_workshop);
  return {"heading", workshop && workshop->language == "en" ? english_typography(text) : french_typography(text)};
}

}  // namespace pressoir::activities
