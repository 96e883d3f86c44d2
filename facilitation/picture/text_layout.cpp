#include "facilitation/picture/text_layout.h"
