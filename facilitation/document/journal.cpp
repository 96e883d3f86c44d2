#include "facilitation/document/journal.h"

#include <future>

namespace pressoir {

Result<void> SealedStore::put_and_wait(std::string_view topic, Entry entry) {
  std::promise<Result<void>> outcome;
  put(topic, std::move(entry), [&](Result<void> result) { outcome.set_value(std::move(result)); });
  return outcome.get_future().get();
}

}  // namespace pressoir
