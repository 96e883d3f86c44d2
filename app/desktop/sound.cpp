#include "app/desktop/sound.h"
