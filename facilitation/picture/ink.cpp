#include "facilitation/picture/ink.h"
