// What the site says at the foot of every release need not be imported: standing paragraphs and
// contacts that site.json has become their ids.
#pragma once

#include "exchange/draft.h"
#include "model/site.h"

namespace tilmech {

// Takes out of the draft's second half paragraphs that say what a boilerplate of the settings says,
// and addresses whose telephone or e-mail a contact of the settings has; fills `boilerplate` and
// `contact`. All that is taken out is in `remarks`, whole. A paragraph that is like a boilerplate
// but not enough stays, with a remark.
void take_known(Draft& draft, const Settings& settings, std::vector<Remark>& remarks);

}  // namespace tilmech
