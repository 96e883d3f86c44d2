// Programs that read what strangers made run beside this one: what they are given goes in and what they answer comes out
// by pipes, within a time and a size. None may harm the program that waits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pressoir {

struct ChildLimits {
  int seconds = 12;
  std::size_t most_answer = 64 << 20;
};
// Runs `program` (a path, or a name that PATH knows) with those arguments, `input` on its stdin, its stderr left out; what
// it wrote to stdout. Nothing when it cannot be started, takes too long, says too much, or `needs_success` and it failed.
enum class Ending : std::uint8_t { any, success };
std::optional<std::string> answer_of_child(const std::string& program, const std::vector<std::string>& arguments, std::string_view input, const ChildLimits& limits,
                                           Ending ending = Ending::any);

} // namespace pressoir
