// A withdrawn release leaves a page that says so, and nothing of its text.
#pragma once

#include "model/site.h"

namespace tilmech {

// Empties every document of which a version says that it was withdrawn: titles, dates, the reason
// and corrections stay, and no later pass can see the rest.
void empty_withdrawn(Site& site);

}  // namespace tilmech
