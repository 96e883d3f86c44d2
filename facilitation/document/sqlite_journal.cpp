#include "facilitation/document/sqlite_journal.h"
