// The one place where the document machine is compiled for the workshop's entities.
#include "facilitation/document/document_impl.h"
#include "facilitation/workshop/schema.h"

template class pressoir::Document<pressoir::workshop::WorkshopSchema>;
