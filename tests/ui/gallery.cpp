// gallery OUT.png [light|dark|weak_projector] [WIDTHxHEIGHT]: the picture of every widget, for eyes and for the README.
#include <cstdio>
#include <string>

#include "facilitation/base/file.h"
#include "facilitation/picture/painters.h"
#include "tests/ui/gallery_scene.h"
#include "tests/ui/ui_pictures.h"

int main(int count, char** arguments) {
  using namespace pressoir;
  if (count < 2) {
    std::fprintf(stderr, "gallery OUT.png [light|dark|weak_projector] [WIDTHxHEIGHT]\n");
    return 2;
  }
  int width = 1920, height = 1080;
  if (count > 3) std::sscanf(arguments[3], "%dx%d", &width, &height);
  const auto pictures = ui::UiPictures::open(width, height);
  if (!pictures) {
    std::fprintf(stderr, "no OpenGL here\n");
    return 1;
  }
  const std::string theme = count > 2 ? arguments[2] : "light";
  pictures->ui().theme = ui::theme_of(theme == "dark"             ? ui::ThemeKind::dark
                                      : theme == "weak_projector" ? ui::ThemeKind::weak_projector
                                                                  : ui::ThemeKind::light);
  const picture::Pixels pixels = pictures->take(ui::draw_gallery, {}, 0);
  if (!write_file(arguments[1], picture::png_bytes(pixels))) return 1;
  return 0;
}
