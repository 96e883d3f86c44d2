// The one place where the workshop's archives are compiled.
#include "facilitation/document/codec_impl.h"
#include "facilitation/workshop/schema.h"

template struct pressoir::Codec<pressoir::workshop::WorkshopSchema>;
