#include "facilitation/base/file.h"
