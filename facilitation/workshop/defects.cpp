#include "facilitation/workshop/defects.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "facilitation/base/text.h"
#include "facilitation/workshop/ink_points.h"

namespace pressoir::workshop {

namespace {
bool is_somewhere(Vec2 point) { return std::abs(point.x) < 1e9 && std::abs(point.y) < 1e9; }
}  // namespace

std::vector<Error> defects(const WorkshopState& state) {
  std::vector<Error> found;
  constexpr std::size_t enough = 100;
  // Thousands of notes name the same board and the same themes: what was found lately is not looked for again.
  struct Found {
    std::string_view kind;
    std::uint64_t id = 0;
    bool operator==(const Found&) const = default;
  };
  std::array<Found, 64> lately;
  const auto is_there = [&](auto id) {
    const Found one{decltype(id)::entity_type::kind, id.value};
    Found& kept = lately[id.value % lately.size()];
    if (kept == one) return true;
    if (!state.find(id)) return false;
    kept = one;
    return true;
  };
  if (state.size() > 0 && !state.find(the_workshop)) found.push_back(refuse("defect.no_workshop"));
  state.for_each_table([&]<class E>(const Table<E>& table) {
    table.for_each([&](const E& entity) {
      if (found.size() >= enough) return;
      for_each_reference(entity, [&](auto id) {
        if (!is_there(id))
          found.push_back(refuse("defect.dangling", {{"kind", std::string(E::kind)}, {"id", id_text(entity.id.value)}, {"names", std::string(decltype(id)::entity_type::kind)}}));
      });
      for_each_field<E>([&](const auto& f) {
        const auto& value = entity.*f.member;
        bool good = true;
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>) good = is_utf8(value);
        else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::vector<std::string>>) good = std::all_of(value.begin(), value.end(), [](const std::string& text) { return is_utf8(text); });
        else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Vec2>) good = is_somewhere(value);
        else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, double>) good = std::abs(value) < 1e9;
        else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::vector<Vec2>>) good = std::all_of(value.begin(), value.end(), is_somewhere);
        else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, ConnectorEnd>) good = is_somewhere(value.at) && is_somewhere(value.anchor);
        else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::vector<VoterGroup>>) good = std::all_of(value.begin(), value.end(), [](const VoterGroup& group) { return is_utf8(group.name); });
        if (!good) found.push_back(refuse("defect.not_text", {{"kind", std::string(E::kind)}, {"id", id_text(entity.id.value)}, {"field", std::string(f.name)}}));
      });
      if constexpr (std::is_same_v<E, InkPoints>) {
        // Erased ones are empty.
        if (!entity.bytes.value.empty() && !unpacked(entity.bytes)) found.push_back(refuse("defect.not_text", {{"kind", std::string(E::kind)}, {"id", id_text(entity.id.value)}, {"field", std::string("bytes")}}));
      }
    });
  });
  return found;
}

}  // namespace pressoir::workshop
