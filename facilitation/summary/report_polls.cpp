// A vote in the report: what was asked, by which rule, what came out, as a picture and as figures, and how it was won. Dots keep their bars.
#include <algorithm>

#include "facilitation/activities/poll_result.h"
#include "facilitation/activities/poll_scene.h"
#include "facilitation/summary/report_parts.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::summary {
namespace {

using namespace workshop;
using Tone = Span::Tone;

Line plain(std::string text) { return {Span{.text = std::move(text)}}; }
Paragraph body(std::string text) { return {Paragraph::Role::body, plain(std::move(text))}; }
Paragraph quiet(std::string text) { return {Paragraph::Role::quiet, plain(std::move(text))}; }

void add_dots(Section& section, const PollResult& poll, const Words& words) {
  std::string rule = words.say("summary.vote.rule", {{"each", std::int64_t{poll.per_person}}, {"most", std::int64_t{poll.per_option}}});
  rule += " " + words.say("summary.vote.people", {{"n", std::int64_t{poll.people}}});
  std::string channels;
  for (const auto& [channel, people] : poll.people_by_channel) {
    if (!channels.empty()) channels += ", ";
    channels += words.say(key_of("summary.channel", channel), {{"n", std::int64_t{people}}});
  }
  if (!channels.empty()) rule += " (" + channels + ")";
  rule += ".";
  if (!poll.totals_hidden) rule += " " + words.say("summary.vote.dots", {{"n", poll.dots}});
  section.blocks.push_back(body(rule));
  if (poll.totals_hidden) section.blocks.push_back(quiet(words.say("summary.vote.hidden")));
  Ranking ranking{.caption = section.title};
  for (const PollOptionResult& option : poll.options) {
    Ranking::One one{.label = typeset(option.label, words), .dots = option.dots};
    if (!poll.totals_hidden) {
      one.rank = words.number(option.rank);
      one.count = words.say("count.dots", {{"n", option.dots}});
      one.first = option.rank == 1 && option.dots > 0;
      if (option.tied) one.note = words.say("summary.tied");
    }
    if (!option.zone.empty()) one.note = typeset(option.zone.in(words.language()), words) + (one.note.empty() ? "" : " · " + one.note);
    ranking.most = std::max(ranking.most, option.dots);
    ranking.options.push_back(std::move(one));
  }
  section.blocks.push_back(std::move(ranking));
}

// Every figure of the picture, for who reads and who listens.
Grid figures_of(const activities::PollResult& result, const std::string& caption, const Words& words) {
  Grid grid{.caption = caption};
  const bool levels = !result.levels.empty(), ranked = !result.rule.empty();
  if (levels && result.rows.size() == 1) {
    grid.columns = {{words.say("summary.vote.level"), 4}, {words.say("summary.vote.voters"), 1.4, true}};
    for (std::size_t level = result.levels.size(); level-- > 0;) grid.rows.push_back({plain(typeset(result.levels[level], words)), plain(words.number(result.rows[0].tally[level]))});
    return grid;
  }
  const bool places = ranked && !result.purchases;
  if (places) grid.columns.push_back({words.say("summary.vote.rank"), 0.7, true});
  grid.columns.push_back({words.say("summary.vote.option"), 3.6});
  for (std::size_t level = result.levels.size(); level-- > 0;) grid.columns.push_back({typeset(result.levels[level], words), 1, true});
  grid.columns.push_back({words.say("summary.vote.outcome"), 1.6});
  grid.head = places ? 1 : 0;
  for (const activities::PollRow& row : result.rows) {
    std::vector<Line> line;
    if (places) line.push_back(plain(row.rank > 0 ? words.number(row.rank) : std::string()));
    line.push_back({{row.first && ranked ? Tone::strong : Tone::plain, typeset(row.label, words)}});
    for (std::size_t level = result.levels.size(); level-- > 0;) line.push_back(plain(words.number(row.tally[level])));
    line.push_back(plain(row.told + (row.tied ? " · " + words.say("summary.tied") : std::string())));
    grid.rows.push_back(std::move(line));
  }
  return grid;
}

void add_result(Section& section, const Poll& poll, const WorkshopState& readable, const Words& words) {
  const activities::PollResult result = activities::result_of(readable, poll, words);
  section.blocks.push_back(body(result.turnout));
  if (poll.hidden && poll.state != PollState::closed) {
    section.blocks.push_back(quiet(words.say("summary.vote.hidden")));
    List list;
    for (const PollOption* option : options_of(readable, poll.id)) list.items.push_back(plain(typeset(option->label, words)));
    section.blocks.push_back(std::move(list));
    return;
  }
  section.blocks.push_back(Paragraph{Paragraph::Role::body, {{Tone::strong, typeset(result.sentence, words)}}});
  if (!result.rule_said.empty()) section.blocks.push_back(quiet((result.rule_name.empty() ? std::string() : labelled(result.rule_name, "", words)) + typeset(result.rule_said, words)));
  activities::PollLook look = activities::poll_look(words);
  look.width = 1400;
  look.paper = rgb(0xFFFFFF);
  section.blocks.push_back(BoardPicture{activities::poll_scene(result, look), words.say("summary.vote.picture", {{"title", section.title}})});
  section.blocks.push_back(figures_of(result, section.title, words));
  if (!result.reasons.empty()) {
    List list;
    for (const auto& reason : result.reasons) list.items.push_back(plain(typeset(words.say("vote.reason", {{"level", reason.level}, {"text", reason.text}}), words)));
    section.blocks.push_back(std::move(list));
  }
  using activities::PollPicture;
  const PollPicture picture = result.kind->picture;
  const bool statements = picture == PollPicture::map;
  if (!result.splits.empty()) {
    section.blocks.push_back(quiet(words.say("vote.splits")));
    List splits;
    for (const auto& split : result.splits) splits.items.push_back(plain(typeset(split.told, words)));
    section.blocks.push_back(std::move(splits));
  }
  // Words and places are whole in the figures.
  if ((result.rule.empty() && !statements) || result.steps.empty()) return;
  section.blocks.push_back(quiet(words.say(statements ? "vote.all_statements" : "summary.vote.how_won")));
  List steps{List::Kind::numbered, {}};
  for (const std::string& step : result.steps) steps.items.push_back(plain(typeset(step, words)));
  section.blocks.push_back(std::move(steps));
}

}  // namespace

void add_poll(std::vector<Section>& sections, const PollResult& poll, std::size_t number, const WorkshopState& readable, const Words& words) {
  Section section{.anchor = "vote-" + std::to_string(number), .title = typeset(poll.step.empty() ? words.say("word.vote") : poll.step, words)};
  if (!poll.question.empty()) section.blocks.push_back(Paragraph{Paragraph::Role::instruction, plain(typeset(poll.question, words))});
  const Poll* stored = readable.find(poll.id);
  if (!stored || activities::kind_of_poll(*stored).form == activities::PollForm::points) add_dots(section, poll, words);
  else add_result(section, *stored, readable, words);
  sections.push_back(std::move(section));
}

}  // namespace pressoir::summary
