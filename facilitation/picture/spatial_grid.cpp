#include "facilitation/picture/spatial_grid.h"
