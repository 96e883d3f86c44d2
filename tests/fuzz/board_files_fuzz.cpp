// Boards of other programs, and canvases: the first byte says which kind of file it is meant to be.
#include <array>

#include "facilitation/interchange/board_file.h"
#include "facilitation/workshop/canvas.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::array endings = {".canvas", ".excalidraw", ".excalidrawlib", ".mm", ".opml", ".xopp"};
  const std::string_view bytes = fuzz::bytes_of(data, size);
  const std::size_t kind = static_cast<unsigned char>(bytes[0]) % (endings.size() + 1);
  if (kind == endings.size()) {
    const auto canvas = workshop::canvas_from_json(bytes.substr(1));
    if (!fuzz::answered(canvas)) return 0;
    const auto again = workshop::canvas_from_json(workshop::canvas_json(*canvas));
    fuzz::expect(again && *again == *canvas);
    for (const workshop::CanvasZone& zone : canvas->zones) {
      const Rect box = workshop::bounds(zone.shape);
      (void)workshop::zone_at(*canvas, box.centre());
    }
    return 0;
  }
  auto file = interchange::read_board_file(bytes.substr(1), endings[kind], "fichier");
  if (!fuzz::answered(file)) return 0;
  const auto random = seeded_randomness(1);
  const workshop::WorkshopState nothing;
  (void)interchange::plan_board(std::move(*file), nothing, {}, *random, [](std::string_view) -> Result<std::string> { return std::string("blob"); });
  return 0;
}
