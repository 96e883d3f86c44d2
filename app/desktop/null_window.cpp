#include "app/desktop/window.h"
