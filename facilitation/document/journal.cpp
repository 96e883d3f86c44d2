#include "facilitation/document/journal.h"
