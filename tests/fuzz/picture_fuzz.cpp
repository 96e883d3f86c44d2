// Drawn things whose words came from outside: path data, PNG and SVG pictures, and texts laid out in boxes of any size.
#include "facilitation/base/text.h"
#include "facilitation/picture/decode.h"
#include "facilitation/picture/painters.h"
#include "facilitation/picture/text_layout.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;
using namespace pressoir::picture;

namespace {

// The first bytes shape the box, the rest is the text.
void lay_out(std::string_view bytes) {
  if (bytes.size() < 4) return;
  Text text{.text = clean_text(bytes.substr(3))};
  text.box = {0, 0, 1.0 + static_cast<unsigned char>(bytes[0]) * 2, 1.0 + static_cast<unsigned char>(bytes[1]) * 2};
  text.style.fit = static_cast<Fit>(static_cast<unsigned char>(bytes[2]) % 3);
  const TextLayout layout(text);
  for (const auto& line : layout.lines()) fuzz::expect(is_utf8(line.text));
  const std::size_t middle = layout.byte_at({text.box.width / 2, text.box.height / 2});
  fuzz::expect(middle <= text.text.size());
  fuzz::expect(layout.left_of(middle) <= text.text.size() && layout.right_of(middle) <= text.text.size());
  (void)layout.selection(0, middle);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  (void)path_from_svg(bytes);
  if (bytes.starts_with("\x89PNG")) fuzz::answered(pixels_from_png(bytes));
  else if (looks_like_svg(bytes)) fuzz::answered(decode_svg(bytes, 64));
  else lay_out(bytes.substr(0, 600));
  return 0;
}
