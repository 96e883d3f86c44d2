// A path drawn elsewhere and larger or smaller: every point of it is multiplied, then moved.
#pragma once

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// `path` with each point p at origin + p · scale. Its colours and its stroke's width stay.
inline Path placed(Path path, Vec2 origin, double scale) {
  for (PathSegment& segment : path.segments)
    for (Vec2* point : {&segment.a, &segment.b, &segment.to}) *point = origin + *point * scale;
  return path;
}

} // namespace pressoir::picture
