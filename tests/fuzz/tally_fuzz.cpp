// A case in JSON: read, counted, told.
#include "facilitation/voting/case_reader.h"
#include "facilitation/voting/methods.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto asked = voting::read_case(fuzz::bytes_of(data, size));
  if (!fuzz::answered(asked)) return 0;
  const auto outcome = voting::count(*asked);
  if (!fuzz::answered(outcome)) return 0;
  // Every option has one place.
  std::size_t ranked = 0;
  for (const voting::Group& group : outcome->ranking) ranked += group.size();
  fuzz::expect(ranked == asked->size());
  for (const voting::Option option : outcome->winners) fuzz::expect(option < asked->size());
  return 0;
}
