#include "facilitation/document/codec_impl.h"
#include "facilitation/workshop/schema.h"

template struct pressoir::Codec<pressoir::workshop::WorkshopSchema>;
