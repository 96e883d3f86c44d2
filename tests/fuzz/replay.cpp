// replay FOLDER: gives every file of the folder to the fuzzer, without libFuzzer, so that what was found once is tried in every
// test run and with every compiler. Prints how many; a folder that is not there is a mistake.
#include <cstdio>

#include "facilitation/base/file.h"
#include "tests/fuzz/fuzz.h"

int main(int count, char** arguments) {
  if (count != 2) return 2;
  int replayed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(arguments[1])) {
    const auto bytes = pressoir::read_file(entry.path());
    if (!bytes) return 1;
    std::printf("%s\n", entry.path().filename().c_str());
    std::fflush(stdout);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size());
    ++replayed;
  }
  std::printf("%d replayed\n", replayed);
  return replayed > 0 ? 0 : 1;
}
