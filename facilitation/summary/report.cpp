// Puts the minutes, the agenda, the votes and the lists at the end into words; the walls are in report_walls.cpp.
#include "facilitation/summary/report.h"

#include <algorithm>

#include "facilitation/base/text.h"
#include "facilitation/summary/report_parts.h"

namespace pressoir::summary {
namespace {

using namespace workshop;
using Tone = Span::Tone;
constexpr std::string_view between = " · ";

Line plain(std::string text) { return {Span{.text = std::move(text)}}; }

std::string names_of(const std::vector<Attendee>& people, const Words& words) {
  std::string text;
  for (const Attendee& person : people) {
    if (!text.empty()) text += ", ";
    text += typeset(person.name, words);
    if (!person.organisation.empty()) text += " (" + typeset(person.organisation, words) + ")";
  }
  return text;
}

// A line for each organisation, in the order they are first named; those who have none come last.
std::string by_organisation(const std::vector<Attendee>& people, const Words& words) {
  std::vector<std::pair<std::string, std::string>> lines;
  std::string others;
  const auto add = [](std::string& list, const std::string& name) { list += (list.empty() ? "" : ", ") + name; };
  for (const Attendee& person : people) {
    const std::string name = typeset(person.name, words);
    if (person.organisation.empty()) {
      add(others, name);
      continue;
    }
    auto line = std::find_if(lines.begin(), lines.end(), [&](const auto& l) { return l.first == person.organisation; });
    if (line == lines.end()) line = lines.emplace(lines.end(), person.organisation, std::string());
    add(line->second, name);
  }
  if (lines.empty()) return others;
  std::string text;
  for (const auto& [organisation, names] : lines) text += (text.empty() ? "" : "\n") + labelled(organisation, names, words);
  return others.empty() ? text : text + "\n" + others;
}

std::string hours(int from, int to, const Words& words) { return words.time_of_day(from) + " – " + words.time_of_day(to); }

Facts facts_of(const Summary& summary, const Words& words) {
  Facts facts;
  const auto add = [&](std::string_view key, std::string value) {
    if (!value.empty()) facts.facts.push_back({words.say(key), plain(std::move(value))});
  };
  add("word.purpose", typeset(summary.purpose, words));
  add("word.date", words.long_day(summary.date));
  std::string times;
  if (!summary.agenda.empty()) times = words.say("summary.times.planned", {{"hours", hours(summary.planned_start, summary.planned_end, words)}});
  if (summary.started) {
    if (!times.empty()) times += between;
    const std::string start = words.time_of_day(summary.started);
    times += summary.ended ? words.say("summary.times.held", {{"hours", start + " – " + words.time_of_day(summary.ended)}})
                           : words.say("summary.times.begun", {{"hour", start}});
  }
  add("summary.times", times);
  add("word.place", typeset(summary.place, words));
  std::string present = by_organisation(summary.present, words);
  if (summary.people > 0) {
    const std::string count = words.say("count.people", {{"n", std::int64_t{summary.people}}});
    present = present.empty() ? count : count + "\n" + present;
  }
  add("word.present", present);
  add("word.excused", names_of(summary.excused, words));
  add("word.facilitators", typeset(summary.facilitators, words));
  add("summary.project", typeset(summary.project, words));
  return facts;
}

Figures figures_of(const Summary& summary, const Words& words) {
  Figures figures;
  const auto add = [&](std::string_view key, std::size_t count) {
    const auto n = static_cast<std::int64_t>(count);
    const std::string number = words.number(n), sentence = words.say(key, {{"n", n}}); // « 45 idées »
    figures.figures.push_back({number, std::string(trimmed(sentence.substr(sentence.starts_with(number) ? number.size() : 0)))});
  };
  add("count.people", static_cast<std::size_t>(summary.people));
  add("count.ideas", static_cast<std::size_t>(summary.ideas));
  add("count.themes", static_cast<std::size_t>(summary.themes));
  add("count.decisions", summary.decisions.size());
  add("count.actions", summary.actions.size());
  return figures;
}

// The note or theme an outcome came from, when it does not say the same words.
void add_about(Line& line, const Outcome& outcome, const Words& words) {
  if (outcome.about.empty() || outcome.about == outcome.text) return;
  const std::string about(first_graphemes(clean_line(outcome.about), 120));
  line.push_back({Tone::quiet, std::string(between) + words.say("summary.about", {{"text", words.quoted(typeset(about, words))}})});
}

Section decisions_of(const Summary& summary, const Words& words) {
  Section section{.anchor = "decisions", .title = words.say("word.decisions")};
  if (summary.decisions.empty()) section.blocks.push_back(Paragraph{Paragraph::Role::quiet, plain(words.say("summary.no_decisions"))});
  else {
    List list{List::Kind::numbered, {}};
    for (const Outcome& decision : summary.decisions) {
      Line line = plain(typeset(decision.text, words));
      add_about(line, decision, words);
      list.items.push_back(std::move(line));
    }
    section.blocks.push_back(std::move(list));
  }
  return section;
}

std::string due_of(const ActionLine& action, const Words& words) {
  if (!action.due) return typeset(action.due_note, words);
  if (action.due_note.empty()) return words.day(action.due);
  return words.say("summary.due_with_note", {{"note", typeset(action.due_note, words)}, {"due", iso_text(action.due)}});
}

Section actions_of(const Summary& summary, const Words& words) {
  Section section{.anchor = "actions", .title = words.say("word.actions")};
  if (summary.actions.empty()) {
    section.blocks.push_back(Paragraph{Paragraph::Role::quiet, plain(words.say("summary.no_actions"))});
    return section;
  }
  Grid grid{.caption = section.title, .columns = {{words.say("summary.number"), 0.4, true}, {words.say("word.action"), 4.4}, {words.say("word.owner"), 2.6}, {words.say("word.due"), 2.0}}, .head = 1};
  for (const ActionLine& action : summary.actions) {
    Line text = plain(typeset(action.text, words));
    if (action.decision > 0)
      text.push_back({Tone::quiet, " " + words.say("summary.of_decision", {{"number", std::int64_t{action.decision}}})});
    add_about(text, action, words);
    if (action.state != ActionState::todo)
      text.push_back({Tone::quiet, std::string(between) + words.say(key_of("summary.action", action.state))});
    grid.rows.push_back({plain(words.number(action.number)), std::move(text), plain(typeset(action.owner, words)), plain(due_of(action, words))});
  }
  section.blocks.push_back(std::move(grid));
  return section;
}

std::string real_times(const AgendaLine& line, const Words& words) {
  if (line.state == StepState::skipped) return words.say("summary.skipped");
  if (!line.started) return "–";
  const std::string start = words.time_of_day(line.started);
  return line.ended ? start + " – " + words.time_of_day(line.ended) : words.say("summary.since", {{"hour", start}});
}

Section agenda_of(const Summary& summary, const Words& words) {
  Section section{.anchor = "agenda", .title = words.say("word.agenda")};
  Grid grid{.caption = section.title,
            .columns = {{words.say("summary.planned"), 1.1}, {words.say("summary.real"), 1.9}, {words.say("word.step"), 5.6}, {words.say("word.duration"), 1, true}},
            .head = 2};
  for (const AgendaLine& line : summary.agenda) {
    Line title{{Tone::strong, typeset(line.title, words)}};
    if (!line.instruction.empty()) title.push_back({Tone::quiet, "\n" + typeset(line.instruction, words)});
    grid.rows.push_back({plain(words.time_of_day(line.planned_start)), plain(real_times(line, words)), std::move(title), plain(words.duration(line.planned_minutes))});
  }
  section.blocks.push_back(std::move(grid));
  return section;
}

Section fated(std::string_view anchor, std::string_view title, const std::vector<Idea>& ideas, const Words& words) {
  Section section{.anchor = std::string(anchor), .title = words.say(title)};
  List list;
  for (const Idea& idea : ideas) {
    Line line = plain(typeset(idea.text, words));
    std::string details;
    for (const std::string* part : {&idea.reason, &idea.theme}) {
      if (part->empty()) continue;
      details += std::string(between) + typeset(*part, words);
    }
    if (!details.empty()) line.push_back({Tone::quiet, details});
    list.items.push_back(std::move(line));
  }
  section.blocks.push_back(std::move(list));
  return section;
}

Section erasures_of(const Summary& summary, const Words& words) {
  Section section{.anchor = "erasures", .title = words.say("summary.erasures")};
  List list;
  for (const Erasure& erasure : summary.erasures) {
    const std::string key = std::string("summary.erased") + "." + erasure.what;
    std::string text = words.say(words.knows(key) ? key : "summary.erased.other", {{"n", std::int64_t{erasure.count}}});
    if (!erasure.step.empty()) text += " (" + typeset(erasure.step, words) + ")";
    text += ", " + words.say("summary.at", {{"day", iso_text(local_time(erasure.when).day)}, {"time", erasure.when.milliseconds}});
    list.items.push_back(plain(std::move(text)));
  }
  section.blocks.push_back(std::move(list));
  return section;
}

} // namespace

std::string typeset(std::string_view text, const Words& words) {
  return words.language() == Language::french ? french_typography(text) : english_typography(text);
}

std::string labelled(std::string_view label, std::string_view value, const Words& words) {
  return typeset(std::string(label) + (words.language() == Language::french ? " : " : ": ") + std::string(value), words);
}

std::string text_of(const Line& line) {
  std::string text;
  for (const Span& span : line) text += span.text;
  return text;
}

Report report_of(const Summary& summary, const WorkshopState& readable, const Words& words) {
  Report report;
  report.language = words.language();
  report.kind = words.say("summary.kind");
  report.title = summary.title.empty() ? words.say("word.untitled") : typeset(summary.title, words);
  report.subject = typeset(summary.purpose, words);
  report.author = typeset(summary.facilitators, words);
  report.date = words.long_day(summary.date);
  report.made = summary.made;
  report.made_line = words.say("summary.made", {{"when", words.say("summary.at", {{"day", iso_text(local_time(summary.made).day)}, {"time", summary.made.milliseconds}})}});
  report.annexes = words.say("summary.annexes");

  report.sections.push_back({.anchor = "minutes", .title = {}, .blocks = {facts_of(summary, words), figures_of(summary, words)}});
  report.sections.push_back(decisions_of(summary, words));
  report.sections.push_back(actions_of(summary, words));
  report.minutes_end = report.sections.size();

  if (!summary.agenda.empty()) report.sections.push_back(agenda_of(summary, words));
  for (const Wall& wall : summary.walls) add_wall(report.sections, wall, readable, words);
  for (const PollResult& poll : summary.polls) add_poll(report.sections, poll, static_cast<std::size_t>(&poll - summary.polls.data()) + 1, readable, words);
  add_questions(report.sections, summary.questions, words);
  if (!summary.parked.empty()) report.sections.push_back(fated("frigo", "word.frigo", summary.parked, words));
  if (!summary.rejected.empty()) report.sections.push_back(fated("rejected", "summary.rejected", summary.rejected, words));
  if (!summary.erasures.empty()) report.sections.push_back(erasures_of(summary, words));

  Line contents;
  for (std::size_t i = report.minutes_end; i < report.sections.size(); ++i) {
    if (report.sections[i].level > 2) continue;
    contents.push_back({Tone::quiet, contents.empty() ? labelled(report.annexes, "", words) : std::string(between)});
    contents.push_back({Tone::plain, report.sections[i].title, report.sections[i].anchor});
  }
  if (!contents.empty()) report.sections[report.minutes_end - 1].blocks.push_back(Paragraph{Paragraph::Role::quiet, std::move(contents)});
  return report;
}

} // namespace pressoir::summary
