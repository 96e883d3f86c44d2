// The one place where the workshop's tables are compiled.
#include "facilitation/workshop/schema.h"

template class pressoir::Table<pressoir::workshop::Workshop>;
template class pressoir::Table<pressoir::workshop::Step>;
template class pressoir::Table<pressoir::workshop::Board>;
template class pressoir::Table<pressoir::workshop::Theme>;
template class pressoir::Table<pressoir::workshop::Note>;
template class pressoir::Table<pressoir::workshop::Like>;
template class pressoir::Table<pressoir::workshop::Poll>;
template class pressoir::Table<pressoir::workshop::PollOption>;
template class pressoir::Table<pressoir::workshop::Ballot>;
template class pressoir::Table<pressoir::workshop::Vote>;
template class pressoir::Table<pressoir::workshop::Person>;
template class pressoir::Table<pressoir::workshop::Answer>;
template class pressoir::Table<pressoir::workshop::Decision>;
template class pressoir::Table<pressoir::workshop::ActionItem>;
template class pressoir::Table<pressoir::workshop::SessionClock>;
template class pressoir::Table<pressoir::workshop::ErasureTrace>;
template class pressoir::Table<pressoir::workshop::DrawingGroup>;
template class pressoir::Table<pressoir::workshop::InkPoints>;
template class pressoir::Table<pressoir::workshop::Stroke>;
template class pressoir::Table<pressoir::workshop::Shape>;
template class pressoir::Table<pressoir::workshop::Connector>;
template class pressoir::Table<pressoir::workshop::Pictogram>;
template class pressoir::Table<pressoir::workshop::Lettering>;
template class pressoir::Table<pressoir::workshop::PlacedImage>;
template class pressoir::State<pressoir::workshop::WorkshopSchema>;
template class pressoir::Draft<pressoir::workshop::WorkshopSchema>;
template class pressoir::Verbs<pressoir::workshop::WorkshopSchema>;
