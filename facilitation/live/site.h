// Site: the phone page as bytes in memory: every file under a path that holds the hash of them all, so that browsers may keep them for ever.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "facilitation/base/file.h"
#include "facilitation/base/words.h"

namespace pressoir::live {

struct Page {
  std::string type;      // "text/javascript; charset=utf-8"
  std::string bytes;
  std::string gzip;      // the same, packed
  bool for_ever = false; // its path changes when it does
  std::string policy = {}; // Content-Security-Policy of its own; empty: that of the page
};

class Site {
 public:
  // Reads the assets' web folder, and adds the pictograms and the words the page speaks, both languages. Refused: "file.missing", "file.unreadable".
  static Result<Site> load(const Path& assets, const Words& french, const Words& english);
  // "/", "/ABCDEF" (the address with the session's code), "/animation" (for who leads), "/ecran" (for a second screen) give the page itself. Null: nothing there.
  const Page* find(std::string_view path) const;
  // What the phone of a participant loads at its first visit, packed, in bytes.
  std::size_t packed_size() const;

 private:
  std::map<std::string, Page, std::less<>> pages_;
};

}  // namespace pressoir::live
