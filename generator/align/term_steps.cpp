#include "align/term_steps.h"

#include <algorithm>

#include "align/sample_forms.h"
#include "text/fold.h"

namespace tilmech {

std::string sign_of(std::string_view between) {
  std::string signs;
  while (!between.empty()) {
    const auto skip = [&](std::string_view part) {
      if (!between.starts_with(part)) return false;
      between.remove_prefix(part.size());
      return true;
    };
    if (skip(" ") || skip("\n") || skip("\t") || skip("\u00A0") || skip("\u202F")) continue;
    if (skip("-") || skip("\u2010") || skip("\u2011")) {
      signs += '-';
      continue;
    }
    signs += between.front();
    between.remove_prefix(1);
  }
  if (!signs.empty()) signs.insert(signs.begin(), ',');
  return signs;
}

std::string exact_symbol(std::string_view text, const RawToken& token) {
  std::string symbol(1, '=');
  symbol += text.substr(token.begin, token.ending - token.begin);
  return symbol;
}

std::string stem_symbol(Analyser& analyser, std::string_view text, const RawToken& token) {
  std::string folded = "~";
  fold_to(text.substr(token.begin, token.ending - token.begin), folded);
  if (token.kind == TokenKind::number) return folded;
  const std::string_view stem = analyser.stem(std::string_view(folded).substr(1));
  std::string symbol(1, '~');
  symbol += stem;
  return symbol;
}

std::vector<std::string> stem_symbols(Analyser& analyser, Lang lang, std::string_view text,
                                      const RawToken& token) {
  std::vector<std::string> symbols = {stem_symbol(analyser, text, token)};
  if (token.kind != TokenKind::word) return symbols;
  const std::string folded = fold(text.substr(token.begin, token.end - token.begin));
  for (const std::string& form : sample_forms(folded, lang)) {
    std::string symbol = "~";
    symbol += analyser.stem(form);
    if (std::ranges::find(symbols, symbol) == symbols.end()) symbols.push_back(std::move(symbol));
  }
  return symbols;
}

}  // namespace tilmech
