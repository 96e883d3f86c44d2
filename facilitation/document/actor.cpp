#include "facilitation/document/actor.h"

#include <array>

#include "facilitation/base/id.h"

namespace pressoir {
namespace {
constexpr std::array<std::string_view, 7> role_names = {"facilitator", "co_facilitator", "participant", "table",
                                                        "observer",    "room",           "program"};
}

std::string actor_text(const Actor& actor) {
  std::string text(role_names[static_cast<std::size_t>(actor.role)]);
  if (actor.number != 0) text += ':' + id_text(actor.number);
  return text;
}

std::optional<Actor> actor_from_text(std::string_view text) {
  const auto colon = text.find(':');
  const std::string_view role = text.substr(0, colon);
  for (std::size_t i = 0; i < role_names.size(); ++i) {
    if (role != role_names[i]) continue;
    Actor actor{static_cast<Role>(i), 0};
    if (colon == std::string_view::npos) return actor;
    const std::string_view word = text.substr(colon + 1);
    if (word.empty()) return std::nullopt;
    const auto number = id_from_text(word);
    actor.number = number ? *number : id_from_word(word);
    return actor;
  }
  return std::nullopt;
}

}  // namespace pressoir
