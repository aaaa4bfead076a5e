// Foreign texts under random bytes: the reader of plain texts, the passes after it and our reading
// of HTML end, and write valid text.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "exchange/html_words.h"
#include "exchange/pandoc_json.h"
#include "exchange/shape_draft.h"
#include "exchange/text_paragraphs.h"
#include "exchange/write_draft.h"
#include "text/characters.h"
#include "text/decode.h"

using namespace tilmech;

namespace {

// assert() that stays in optimised builds.
void require(bool holds) {
  if (!holds) std::abort();
}

void import_text(const std::string& text) {
  Shaped shaped = shape_draft(read_plain_text(text), Settings(), {});
  for (const Draft& draft : shaped.drafts)
    require(!find_bad_utf8(write_draft(draft, shaped.collection, true)));
  for (const DraftTerm& term : shaped.terms) require(!find_bad_utf8(term.definition));
  for (const Remark& remark : shaped.remarks) require(!find_bad_utf8(remark.text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Decoded decoded = decode_text(bytes);
  require(!find_bad_utf8(decoded.text));
  if (!decoded.encoding.empty()) import_text(decoded.text);
  if (!find_bad_utf8(bytes))
    for (const std::string& passage : html_passages(bytes)) require(!find_bad_utf8(passage));
  for (const std::string& source : html_sources(bytes)) require(source.size() <= size + 3);
  Reading reading;
  read_pandoc_json(bytes, true, reading);
  return 0;
}
