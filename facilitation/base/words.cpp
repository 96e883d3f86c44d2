#include "facilitation/base/words.h"
