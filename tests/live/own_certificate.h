// A certificate that this computer signs for itself, as a facilitator without an authority would make one: two PEM files.
#pragma once

#include <string>

#include "facilitation/base/file.h"

namespace pressoir::test {

struct OwnCertificate {
  Path certificate, key;
};
// In that folder, for 127.0.0.1, of a key on the curve P-256.
OwnCertificate make_own_certificate(const Path& folder);

}  // namespace pressoir::test
