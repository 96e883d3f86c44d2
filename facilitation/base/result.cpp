#include "facilitation/base/result.h"

namespace pressoir {

Error refuse(std::string_view key, WordArguments arguments) { return {std::string(key), std::move(arguments)}; }

}  // namespace pressoir
