// `pressoir decode`: a picture on stdin, its pixels on stdout. Pressoir runs itself so for every picture that somebody
// brought, with little memory and time, so that a picture made to do harm harms nothing.
#include "app/commands/decode.h"

#include <sys/resource.h>

#include <cstdio>
#include <string>

#include "facilitation/picture/decode.h"

namespace pressoir::commands {
namespace {

void limit(int what, rlim_t most) {
  const rlimit wanted{most, most};
  setrlimit(static_cast<__rlimit_resource_t>(what), &wanted);
}

} // namespace

int decode(const Terminal& terminal) {
  limit(RLIMIT_AS, rlim_t{1} << 30);
  limit(RLIMIT_CPU, 10);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 8);
  std::string bytes;
  char part[1 << 16];
  for (std::size_t read; (read = std::fread(part, 1, sizeof part, stdin)) > 0;) {
    bytes.append(part, read);
    if (bytes.size() > picture::most_picture_bytes) break;
  }
  const auto pixels = picture::decode(bytes);
  if (!pixels) {
    std::fprintf(stdout, "refused %s\n", pixels.error().key.c_str());
    std::fflush(stdout);
    return terminal.refuse(pixels.error());
  }
  std::fprintf(stdout, "pixels %d %d\n", pixels->width, pixels->height);
  std::fwrite(pixels->rgba.data(), 1, pixels->rgba.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}

} // namespace pressoir::commands
