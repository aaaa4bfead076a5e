// Surnames in -ов and -ев, which most people in Central Asia have, beside each other across the
// alphabets: "Осмоновдун", "Осмоновым", "Osmonov’s".
#pragma once

#include "check/difference.h"

namespace tilmech {

// A surname that only the source has against one that only the translation has: name-differs. One
// that a side lacks altogether is no difference: there may stand "he".
Differences compare_surnames(const Passage& source, const Passage& translation);

}  // namespace tilmech
