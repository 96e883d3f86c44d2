// Finding among short names by a few typed letters: accents and capitals do not matter, and the beginnings of words in
// their order are enough: « et su » and « esu » find « Étape suivante ».
#pragma once

#include <optional>
#include <string_view>

namespace pressoir::screens {

// How well `typed` fits `name`: higher is better, nothing when it does not. An empty `typed` fits everything alike.
std::optional<int> word_match(std::string_view typed, std::string_view name);

} // namespace pressoir::screens
