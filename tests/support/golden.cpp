#include "tests/support/golden.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "facilitation/picture/painters.h"

namespace pressoir::golden {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path left_overs() {
  const char* chosen = std::getenv("PRESSOIR_GOLDEN_OUT");
  return chosen ? fs::path(chosen) : fs::path("build/golden");
}

} // namespace

std::string difference(const std::string& name, const picture::Pixels& made, const Tolerance& tolerance) {
  const fs::path kept_file = fs::path("tests/golden") / (name + ".png");
  const fs::path out_file = left_overs() / (name + ".out.png"), diff_file = left_overs() / (name + ".diff.png");
  const char* update = std::getenv("PRESSOIR_UPDATE_GOLDEN");
  if (update && std::string(update) == "1") {
    write(kept_file, picture::png_bytes(made));
    return {};
  }
  const auto kept = picture::pixels_from_png(read(kept_file));
  if (!kept) {
    write(out_file, picture::png_bytes(made));
    return name + ": no golden picture to compare with; see " + out_file.string();
  }
  if (kept->width != made.width || kept->height != made.height) {
    write(out_file, picture::png_bytes(made));
    return name + ": " + std::to_string(made.width) + " × " + std::to_string(made.height) + " instead of " +
           std::to_string(kept->width) + " × " + std::to_string(kept->height) + "; see " + out_file.string();
  }
  picture::Pixels diff = made;
  double sum = 0;
  int most = 0;
  for (std::size_t i = 0; i < made.rgba.size(); ++i) {
    const int apart = std::abs(int{made.rgba[i]} - int{kept->rgba[i]});
    sum += apart;
    most = std::max(most, apart);
    diff.rgba[i] = i % 4 == 3 ? 255 : static_cast<std::uint8_t>(255 - std::min(255, apart * 4));
  }
  const double mean = sum / static_cast<double>(std::max<std::size_t>(1, made.rgba.size()));
  if (mean <= tolerance.mean && most <= tolerance.most) return {};
  write(out_file, picture::png_bytes(made));
  write(diff_file, picture::png_bytes(diff));
  return name + ": differs by " + std::to_string(mean) + " on average, " + std::to_string(most) + " at most; see " +
         out_file.string() + " and " + diff_file.string();
}

} // namespace pressoir::golden
