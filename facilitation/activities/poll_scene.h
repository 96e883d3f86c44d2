// The picture of a poll's result, as a scene: the same for the stage, the summary's HTML and PDF, SVG and PNG. Bars start at zero, every
// figure is written beside its bar, and no colour says anything that words do not say too.
#pragma once

#include "facilitation/activities/poll_result.h"
#include "facilitation/picture/scene.h"

namespace pressoir::activities {

struct PollLook {
  double width = 1600;  // units
  double row = 76;      // height of a row
  double text = 28;     // size of its words
  double height = 0;    // of pictures that fill a box; 0: in proportion to the width
  double grown = 1;     // 0 to 1: how far bars are drawn, while the result is revealed
  Colour ink = rgb(0x1F2430), ink2 = rgb(0x474C59), paper = rgb(0xFBF9F4), line = rgb(0xDDD6C7);
  Colour accent = rgb(0x7A1F4B), accent_stroke = rgb(0x7A1F4B), pale = rgb(0xF4E3EB), other = rgb(0xC58AA6);
  std::string tied;     // the word "vote.ex_aequo"
  std::string half;     // the word "vote.half": stands on the middle of merit profiles
  bool operator==(const PollLook&) const = default;
};
PollLook poll_look(const Words& words);  // for paper

// From the corner (0, 0), `look.width` wide and as high as it needs. Each row's element names its option.
picture::Scene poll_scene(const PollResult& result, const PollLook& look);
// Every duel of a ranking, best row first; at most the first twelve options.
picture::Scene duels_scene(const PollResult& result, const PollLook& look);
// The colour of a level among so many, and the ink that reads on it: from a warm lowest to a cool highest.
Colour level_fill(int level, int levels);
Colour level_ink(int level, int levels);

}  // namespace pressoir::activities
