#include "facilitation/base/text.h"
