#include "facilitation/picture/pictograms.h"
