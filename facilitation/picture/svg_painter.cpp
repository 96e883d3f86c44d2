#include "facilitation/picture/painters.h"
