#include "facilitation/workshop/defects.h"

#include <algorithm>
#include <cmath>

#include "facilitation/base/text.h"

namespace pressoir::workshop {

std::vector<Error> defects(const WorkshopState& state) {
  std::vector<Error> found;
  constexpr std::size_t enough = 100;
  if (state.size() > 0 && !state.find(the_workshop)) found.push_back(refuse("defect.no_workshop"));
  state.for_each_table([&]<class E>(const Table<E>& table) {
    table.for_each([&](const E& entity) {
      if (found.size() >= enough) return;
      for_each_reference(entity, [&](auto id) {
        if (!state.find(id))
          found.push_back(refuse("defect.dangling", {{"kind", std::string(E::kind)}, {"id", id_text(entity.id.value)}, {"names", std::string(decltype(id)::entity_type::kind)}}));
      });
      for_each_field<E>([&](const auto& f) {
        const auto& value = entity.*f.member;
        bool good = true;
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>) good = is_utf8(value);
        else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::vector<std::string>>) good = std::all_of(value.begin(), value.end(), [](const std::string& text) { return is_utf8(text); });
        else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Vec2>) good = std::abs(value.x) < 1e9 && std::abs(value.y) < 1e9;
        if (!good) found.push_back(refuse("defect.not_text", {{"kind", std::string(E::kind)}, {"id", id_text(entity.id.value)}, {"field", std::string(f.name)}}));
      });
    });
  });
  return found;
}

}  // namespace pressoir::workshop
