// Scenes as the pages of a PDF, one each: for what is printed and cut, not for what is read aloud (summary/pdf.cpp).
#pragma once

#include <string>
#include <vector>

#include "facilitation/base/result.h"
#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// `page`: in points (a seventy-second of an inch), of which a scene's unit is one. Refused: "picture.not_drawn".
Result<std::string> pdf_pages(const std::vector<Scene>& scenes, Vec2 page, const std::string& title);

}  // namespace pressoir::picture
