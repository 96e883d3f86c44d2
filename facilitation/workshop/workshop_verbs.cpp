// Verbs on the workshop itself: what it is called, when, where and for whom.
#include "facilitation/workshop/verb_rules.h"
#include "facilitation/document/fields_json.h"

namespace pressoir::workshop {
namespace {

Result<std::string> known_language(const std::string& language) {
  if (language != "fr" && language != "en") return refuse("refused.unknown_language", {{"language", language.substr(0, 20)}});
  return language;
}

Result<void> create(WorkshopDraft& draft, const CreateWorkshop& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (draft.find(the_workshop)) return refuse("refused.taken", {{"kind", std::string(Workshop::kind)}});
  Workshop workshop;
  workshop.id = the_workshop;
  workshop.title = TRY(line_within(asked.title, "title", most_in_title));
  workshop.language = TRY(known_language(asked.language));
  const LocalTime now = local_time(request.time);
  workshop.date = now.day;
  draft.put(workshop);
  draft.put(SessionClock{.id = the_clock});
  return {};
}

Result<void> edit(WorkshopDraft& draft, const EditWorkshop& asked, const Request& request) {
  TRY(only_facilitators(request));
  Workshop workshop = TRY(existing(draft, the_workshop));
  if (asked.title) workshop.title = TRY(line_within(*asked.title, "title", most_in_title));
  if (asked.purpose) workshop.purpose = TRY(optional_text_within(*asked.purpose, "purpose", most_in_instruction));
  if (asked.place) workshop.place = TRY(line_within(*asked.place, "place", most_in_title));
  if (asked.facilitators) workshop.facilitators = TRY(line_within(*asked.facilitators, "facilitators", most_in_title));
  if (asked.project) workshop.project = TRY(line_within(*asked.project, "project", most_in_title));
  if (asked.banned_words) workshop.banned_words = TRY(optional_text_within(*asked.banned_words, "banned_words", most_in_instruction));
  if (asked.language) workshop.language = TRY(known_language(*asked.language));
  if (asked.date) workshop.date = *asked.date;
  if (asked.starts_at) {
    if (*asked.starts_at < 0 || *asked.starts_at >= 24 * 60) return refuse("refused.out_of_range", {{"field", "starts_at"}, {"least", 0}, {"most", 24 * 60 - 1}});
    workshop.starts_at = *asked.starts_at;
  }
  if (asked.expected) {
    if (*asked.expected < 0 || *asked.expected > 100'000) return refuse("refused.out_of_range", {{"field", "expected"}, {"least", 0}, {"most", 100'000}});
    workshop.expected = *asked.expected;
  }
  draft.put(std::move(workshop));
  return {};
}

}  // namespace

void add_workshop_verbs(WorkshopVerbs& verbs) {
  verbs.add<CreateWorkshop>(create, Undo::never);
  verbs.add<EditWorkshop>(edit);
}

}  // namespace pressoir::workshop
