// The walls of a report: picture, themes with their ideas, what is told of each idea.
#include "facilitation/summary/report_parts.h"

#include <map>

#include "facilitation/base/text.h"
#include "facilitation/summary/board_picture.h"

namespace pressoir::summary {
namespace {

using namespace workshop;
using Tone = Span::Tone;

// Its words; a photo says that it is one, and is seen on the picture of its wall.
std::string told(const Idea& idea, const Words& words) {
  std::string text = typeset(idea.text, words);
  if (idea.picture.empty()) return text;
  return text.empty() ? words.say("summary.photo") : words.say("summary.photo_with", {{"text", text}});
}

IdeaList::Card card_of(const Idea& idea, const Words& words) {
  IdeaList::Card card{.text = told(idea, words), .colour = idea.colour};
  const auto add = [&](Tone tone, std::string text) {
    if (!card.details.empty()) card.details.push_back({Tone::quiet, " · "});
    card.details.push_back({tone, std::move(text)});
  };
  if (idea.dots) add(*idea.dots > 0 ? Tone::strong : Tone::quiet, words.say("count.dots", {{"n", *idea.dots}}));
  if (idea.likes > 0) add(Tone::quiet, words.say("summary.likes", {{"n", std::int64_t{idea.likes}}}));
  if (idea.fate != Fate::open) {
    std::string fate = words.say(key_of("summary.fate", idea.fate));
    if (!idea.reason.empty()) fate = labelled(fate, idea.reason, words);
    add(idea.fate == Fate::kept ? Tone::strong : Tone::quiet, std::move(fate));
  }
  if (!idea.theme.empty() && !idea.zone_id.empty()) add(Tone::quiet, typeset(idea.zone.in(words.language()), words));
  if (!idea.came_with.empty()) add(Tone::quiet, words.say("summary.came_with", {{"theme", words.quoted(typeset(idea.came_with, words))}}));
  if (!idea.author.empty()) add(Tone::quiet, typeset(idea.author, words));
  if (!idea.original.empty()) add(Tone::quiet, words.say("summary.original", {{"text", words.quoted(typeset(idea.original, words))}}));
  for (const Idea& under : idea.reunited) {
    std::string text = told(under, words);
    if (!under.original.empty()) text += " (" + words.say("summary.original", {{"text", words.quoted(typeset(under.original, words))}}) + ")";
    card.under.push_back(std::move(text));
  }
  return card;
}

// How the ideas of a wall came, where they came in more than one way.
std::string ways_of(const Wall& wall, const Words& words) {
  std::map<Channel, std::int64_t> ways;
  const auto count = [&](const std::vector<Idea>& ideas) {
    for (const Idea& idea : ideas) {
      ++ways[idea.channel];
      for (const Idea& under : idea.reunited) ++ways[under.channel];
    }
  };
  for (const Family& family : wall.families) count(family.ideas);
  count(wall.loose);
  std::string told;
  if (ways.size() < 2) return told;
  for (const auto& [channel, ideas] : ways) told += (told.empty() ? "" : ", ") + words.say(key_of("summary.ideas_by", channel), {{"n", ideas}});
  return words.say("vote.how", {{"channels", told}});
}

std::string count_of(const std::vector<Idea>& ideas, const Words& words) {
  std::int64_t count = 0;
  for (const Idea& idea : ideas) count += 1 + static_cast<std::int64_t>(idea.reunited.size());
  return words.say("count.ideas", {{"n", count}});
}

IdeaList family_of(const Family& family, const Words& words) {
  IdeaList list{.letter = family.letter, .title = typeset(family.title, words), .count = count_of(family.ideas, words), .colour = family.colour};
  if (list.title.empty()) list.title = words.say("word.untitled");
  if (family.dots) list.count += " · " + words.say("count.dots", {{"n", *family.dots}});
  if (!family.merged.empty()) {
    std::string merged;
    for (const std::string& title : family.merged) merged += (merged.empty() ? "" : ", ") + words.quoted(typeset(title, words));
    list.trace = words.say("summary.merged", {{"themes", merged}});
  }
  if (!family.split_from.empty()) {
    if (!list.trace.empty()) list.trace += " ";
    list.trace += words.say("summary.split", {{"theme", words.quoted(typeset(family.split_from, words))}});
  }
  for (const Idea& idea : family.ideas) list.cards.push_back(card_of(idea, words));
  return list;
}

// What no theme holds, zone by zone in the canvas's order; what lies beside every zone comes last.
void add_zones(Section& section, const Wall& wall, const Words& words) {
  const auto add = [&](const std::string& id, std::string title) {
    std::vector<Idea> lying;
    for (const Idea& idea : wall.loose)
      if (idea.zone_id == id) lying.push_back(idea);
    if (lying.empty()) return;
    IdeaList list{.title = std::move(title), .count = count_of(lying, words)};
    for (const Idea& idea : lying) list.cards.push_back(card_of(idea, words));
    section.blocks.push_back(std::move(list));
  };
  for (const CanvasZone& zone : wall.canvas->zones) add(zone.id, typeset(zone.title.in(words.language()), words));
  add("", words.say("word.without_zone"));
}

// The drawing as it stands, notes on it included, and its words for whoever cannot see it.
void add_drawing(Section& section, const Wall& wall, const WorkshopState& readable, const Words& words) {
  section.blocks.push_back(BoardPicture{board_as_it_stands(readable, wall.board, words), words.say("summary.drawing", {{"title", section.title}})});
  if (wall.drawn_words.empty()) return;
  section.blocks.push_back(Paragraph{Paragraph::Role::quiet, {{Tone::plain, words.say("summary.drawn_words")}}});
  List list;
  for (const std::string& text : wall.drawn_words) list.items.push_back({{Tone::plain, typeset(text, words)}});
  section.blocks.push_back(std::move(list));
}

} // namespace

void add_wall(std::vector<Section>& sections, const Wall& wall, const WorkshopState& readable, const Words& words) {
  if (wall.ideas == 0 && wall.families.empty() && !wall.unrevealed && !wall.drawn) return;
  std::size_t number = 1;
  for (const Section& section : sections) number += section.anchor.starts_with("wall-") ? 1 : 0;
  Section section{.anchor = "wall-" + std::to_string(number), .title = typeset(wall.title, words)};
  if (section.title.empty()) section.title = words.say("word.board");
  if (!wall.instruction.empty()) section.blocks.push_back(Paragraph{Paragraph::Role::instruction, {{Tone::plain, typeset(wall.instruction, words)}}});
  if (wall.unrevealed) section.blocks.push_back(Paragraph{Paragraph::Role::quiet, {{Tone::plain, words.say("summary.unrevealed")}}});
  if (wall.drawn) add_drawing(section, wall, readable, words);
  if (wall.discussion) {
    List list;
    for (const Idea& idea : wall.loose) {
      Line line{{Tone::plain, told(idea, words)}};
      if (idea.created) line.push_back({Tone::quiet, " · " + words.time_of_day(idea.created)});
      list.items.push_back(std::move(line));
    }
    if (!list.items.empty()) section.blocks.push_back(std::move(list));
  } else if (!wall.drawn) {
    picture::Scene scene = board_for_a_page(readable, wall.board, words);
    if (!scene.elements.empty()) {
      const std::string caption = words.say("summary.picture", {{"title", section.title}, {"ideas", std::int64_t{wall.ideas}}, {"themes", static_cast<std::int64_t>(wall.families.size())}});
      section.blocks.push_back(BoardPicture{std::move(scene), caption});
    }
  }
  if (const std::string ways = ways_of(wall, words); !ways.empty()) section.blocks.push_back(Paragraph{Paragraph::Role::quiet, {{Tone::plain, ways}}});
  for (const Family& family : wall.families) section.blocks.push_back(family_of(family, words));
  if (!wall.discussion && wall.canvas) {
    add_zones(section, wall, words);
  } else if (!wall.discussion && !wall.loose.empty()) {
    IdeaList list{.title = wall.families.empty() ? words.say("word.ideas") : words.say("word.without_theme"), .count = count_of(wall.loose, words)};
    for (const Idea& idea : wall.loose) list.cards.push_back(card_of(idea, words));
    section.blocks.push_back(std::move(list));
  }
  sections.push_back(std::move(section));
}

} // namespace pressoir::summary
