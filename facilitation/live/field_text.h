// One field of a view as the JSON that travels: its kind, then its own members. Included where views are written only, for it brings Boost.JSON.
#pragma once

#include <boost/json.hpp>

#include "facilitation/document/fields_json.h"
#include "facilitation/live/wire.h"

namespace pressoir::live {

template <class F>
SharedView::One field_text(const F& field) {
  boost::json::object object{{"kind", F::kind}};
  for (auto& member : fields_to_json(field)) object.insert(member);
  return {field.key, boost::json::serialize(object)};
}

}  // namespace pressoir::live
