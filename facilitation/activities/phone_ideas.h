// The idea wall on a phone: writing, changing, withdrawing one's own ideas, reading those of others, as the step's rules say.
#pragma once

#include "facilitation/activities/phone.h"

namespace pressoir::activities {

Fields show_ideas(const Showing& showing);
Fields show_groups(const Showing& showing);
Own own_ideas(const Showing& showing, const workshop::SealedTopics& sealed, const Holder& holder);
Result<Request> ideas_request(const Showing& showing, const Act& act);

}  // namespace pressoir::activities
