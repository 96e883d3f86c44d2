// The French catalogue, read once, for tests that look at sentences.
#pragma once

#include "facilitation/base/file.h"
#include "facilitation/base/words.h"

namespace pressoir::test {

inline const Words& french() {
  static const Words words = Words::from_json(read_file("assets/i18n/fr.json").value(), Language::french).value();
  return words;
}

}  // namespace pressoir::test
