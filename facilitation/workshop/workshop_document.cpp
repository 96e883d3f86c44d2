#include "facilitation/document/document_impl.h"
#include "facilitation/workshop/schema.h"

template class pressoir::Document<pressoir::workshop::WorkshopSchema>;
