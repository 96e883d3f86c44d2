#include "facilitation/picture/scene.h"
