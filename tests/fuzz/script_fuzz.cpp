// Play scripts: each line is one request of a stranger, decided on a workshop as `play` does.
#include "facilitation/activities/kinds.h"
#include "facilitation/desk/script.h"
#include "facilitation/document/memory_journal.h"
#include "facilitation/workshop/defects.h"
#include "facilitation/workshop/verbs.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;
using namespace pressoir::workshop;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const WorkshopVerbs verbs = activities::all_verbs();
  std::string_view script = fuzz::bytes_of(data, size);
  const auto journal = memory_journal();
  const auto document = WorkshopDocument::open(*journal).value();
  std::uint64_t cause = 1;
  // As in every session: nothing is asked of a file without its workshop.
  Request first = request_of(CreateWorkshop{.title = "Essai"});
  first.cause = cause;
  fuzz::answered(document->commit(verbs.decide(document->state(), first).value()));
  for (int lines = 0; !script.empty() && lines < 200; ++lines) {
    const std::string_view line = script.substr(0, script.find('\n'));
    script.remove_prefix(std::min(script.size(), line.size() + 1));
    auto request = desk::request_from_line(verbs, line);
    if (!fuzz::answered(request)) continue;
    request->cause = ++cause;
    if (!request->time) request->time = {1'700'000'000'000 + lines};
    auto decided = request->verb == "undo"   ? document->undo(request->actor, request->time, cause)
                   : request->verb == "redo" ? document->redo(request->actor, request->time, cause)
                                             : verbs.decide(document->state(), *request);
    if (fuzz::answered(decided)) fuzz::answered(document->commit(*std::move(decided)));
  }
  fuzz::expect(defects(document->state()).empty());
  // What was written can be read again, and is the same.
  const auto again = WorkshopDocument::open(*journal);
  fuzz::expect(again.has_value() && (*again)->state().same_content(document->state()));
  return 0;
}
