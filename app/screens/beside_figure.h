// The words of a count without its figure ("37 personnes" → "personnes"), for where the figure is drawn apart, and larger.
#pragma once

#include <string>

#include "app/ui/ui.h"
#include "facilitation/base/text.h"

namespace pressoir::screens {

// The sentence of that key begins with its figure, {n}, in every language.
inline std::string beside_figure(const ui::Ui& ui, std::string_view key, std::int64_t n) {
  const std::string sentence = ui.say(key, {{"n", n}}), figure = ui.words->number(n);
  return std::string(trimmed(std::string_view(sentence).substr(sentence.starts_with(figure) ? figure.size() : 0)));
}

} // namespace pressoir::screens
