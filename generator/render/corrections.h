// What was put right after publication, and what was withdrawn. A correction concerns the document:
// a language whose file does not have it shows it in one that has.
#pragma once

#include <optional>
#include <vector>

#include "render/shell.h"

namespace tilmech {

struct DocumentCorrection {
  Date date;
  std::string_view text;
  Lang lang;  // of the text
};

// In the order of their dates.
std::vector<DocumentCorrection> corrections_of(const Document& document, Lang lang);

struct DocumentWithdrawal {
  Date date;
  std::string_view reason;
  Lang lang;
};

std::optional<DocumentWithdrawal> withdrawal_of(const Document& document, Lang lang);

// The day of the last correction or of the withdrawal.
std::optional<Date> last_change(const Document& document);

// The notices of a document's page.
void set_corrections(Page& page, const Document& document);

}  // namespace tilmech
