#include "app/desktop/gl_texture.h"
