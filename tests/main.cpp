// One test program: doctest's main, in the locale of the environment, as a French machine would run it.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <clocale>
#include <cstdlib>
#include <iostream>
#include <locale>

namespace {

// What CTest counts as skipped.
constexpr int skipped = 77;

bool follow_the_environment() {
  if (std::setlocale(LC_ALL, "") == nullptr) return false;
  try {
    std::locale::global(std::locale(""));
  } catch (const std::runtime_error&) {
    return false;
  }
  return true;
}

} // namespace

int main(int argc, char** argv) {
  if (!follow_the_environment() && std::getenv("PRESSOIR_TEST_NEEDS_LOCALE") != nullptr) {
    std::cout << "skipped: this machine has no locale " << std::getenv("LC_ALL") << "\n";
    return skipped;
  }
  doctest::Context context(argc, argv);
  return context.run();
}
