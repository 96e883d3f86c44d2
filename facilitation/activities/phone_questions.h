// Questions de la salle on a phone: one's own are written like ideas, everybody's are listed and supported. And a question to the
// facilitators, which may be asked during any step.
#pragma once

#include "facilitation/activities/phone.h"

namespace pressoir::activities {

Fields show_questions(const Showing& showing);
Own own_questions(const Showing& showing, const workshop::SealedTopics& sealed, const Holder& holder);
Result<Request> questions_request(const Showing& showing, const Act& act);

// The field of a question to the facilitators; the page always has it, whatever the step.
inline constexpr std::string_view facilitator_field = "facilitator";
// Refused: "refused.not_now" for anything but a text to send, "refused.empty", "refused.too_long".
Result<Request> facilitator_request(const Act& act);

}  // namespace pressoir::activities
