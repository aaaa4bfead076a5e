// Building the trie of names.
#include "align/term_lexicon.h"

#include <algorithm>

#include "align/term_steps.h"
#include "text/sentence.h"

namespace tilmech {
namespace {

// Bytes of a stem of three Cyrillic letters.
constexpr std::size_t kShortStem = 6;
// Names that share some stems of a word, but not all, part ways in the trie: that is rare.
constexpr std::size_t kMostPaths = 8;

class Builder {
 public:
  Builder(const Site& site, Lang lang) : site_(site) { lexicon_.lang = lang; }

  TermLexicon build() {
    for (const Document& document : site_.documents)
      if (document.collection == Collection::glossary && document.has(lexicon_.lang))
        collect(document);
    headwords_are_capitalised_ = most_headwords_are_capitalised();
    lexicon_.nodes.emplace_back();
    Analyser analyser(lexicon_.lang);
    for (std::uint32_t i = 0; i < lexicon_.names.size(); ++i) insert(analyser, i);
    for (TermLexicon::Node& node : lexicon_.nodes) std::ranges::sort(node.next);
    return std::move(lexicon_);
  }

 private:
  void collect(const Document& document) {
    const auto index = static_cast<std::uint32_t>(lexicon_.concepts.size());
    lexicon_.concepts.push_back(&document);
    const Variant& variant = document.in(lexicon_.lang);
    const bool old = variant.term.status == "deprecated";
    const auto add = [&](const std::string& text, NameKind kind) {
      if (!text.empty()) lexicon_.names.push_back({{index, kind, text}, {}});
    };
    const auto kind = [&](NameKind usual) { return old ? NameKind::deprecated : usual; };
    add(variant.title, kind(NameKind::preferred));
    add(variant.term.abbreviation, kind(NameKind::abbreviation));
    for (const std::string& name : variant.term.variants) add(name, kind(NameKind::variant));
    for (const std::string& name : variant.term.deprecated) add(name, NameKind::deprecated);
  }

  // In a glossary whose every headword begins with a capital, capitals tell nothing about names.
  bool most_headwords_are_capitalised() const {
    std::size_t headwords = 0, capitals = 0;
    for (const TermLexicon::Name& name : lexicon_.names) {
      if (name.name.kind != NameKind::preferred) continue;
      ++headwords;
      capitals += begins_with_capital(name.name.text);
    }
    return headwords > 4 && capitals * 5 > headwords * 4;
  }

  void insert(Analyser& analyser, std::uint32_t index) {
    TermLexicon::Name& name = lexicon_.names[index];
    std::vector<Segment> segments;
    std::vector<RawToken> tokens;
    const std::string_view text = name.name.text;
    find_tokens(text, segments, tokens);
    std::vector<std::uint32_t> nodes = {0};
    std::size_t end = 0;
    const bool exact = name.name.kind == NameKind::abbreviation;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const RawToken& token = tokens[i];
      const std::string sign = i == 0 ? "" : sign_of(text.substr(end, token.begin - end));
      end = token.end;
      if (!sign.empty()) {
        name.steps.push_back({.sign = true});
        nodes = children(nodes, {sign});
      }
      const std::string_view word = text.substr(token.begin, token.end - token.begin);
      TermLexicon::Step step{.word = word};
      step.exact = exact || token.kind == TokenKind::abbreviation;
      step.capital = begins_with_capital(word) && !(i == 0 && headwords_are_capitalised_);
      const std::vector<std::string> symbols =
          step.exact ? std::vector{exact_symbol(text, token)}
                     : stem_symbols(analyser, lexicon_.lang, text, token);
      step.short_stem = !step.exact && symbols.front().size() <= 1 + kShortStem;
      name.steps.push_back(step);
      nodes = children(nodes, symbols);
    }
    if (tokens.empty()) return;
    for (const std::uint32_t node : nodes) lexicon_.nodes[node].names.push_back(index);
  }

  // Where the symbols lead to from the nodes. All symbols that are new to a node lead to one new
  // node: whether a word fits is decided by its letters in the end.
  std::vector<std::uint32_t> children(const std::vector<std::uint32_t>& nodes,
                                      const std::vector<std::string>& symbols) {
    std::vector<std::uint32_t> next;
    const auto add = [&](std::uint32_t node) {
      if (next.size() < kMostPaths && std::ranges::find(next, node) == next.end())
        next.push_back(node);
    };
    for (const std::uint32_t node : nodes) {
      std::uint32_t made = 0;
      for (const std::string& symbol : symbols) {
        const StepId step = step_of(symbol);
        if (const std::uint32_t known = child(node, step); known != 0) {
          add(known);
          continue;
        }
        if (made == 0) {
          made = static_cast<std::uint32_t>(lexicon_.nodes.size());
          lexicon_.nodes.emplace_back();
        }
        lexicon_.nodes[node].next.emplace_back(step, made);
      }
      if (made != 0) add(made);
    }
    return next;
  }

  StepId step_of(const std::string& symbol) {
    const auto next = static_cast<StepId>(lexicon_.steps.size() + 1);
    return lexicon_.steps.emplace(symbol, next).first->second;
  }

  // While the trie is built, the ways out of a node are not sorted yet.
  std::uint32_t child(std::uint32_t node, StepId step) const {
    for (const auto& [id, next] : lexicon_.nodes[node].next)
      if (id == step) return next;
    return 0;
  }

  const Site& site_;
  TermLexicon lexicon_;
  bool headwords_are_capitalised_ = false;
};

}  // namespace

std::uint32_t TermLexicon::child(std::uint32_t node, StepId step) const {
  const auto& next = nodes[node].next;
  const auto found =
      std::ranges::lower_bound(next, step, {}, &std::pair<StepId, std::uint32_t>::first);
  return found == next.end() || found->first != step ? 0 : found->second;
}

TermLexicon make_term_lexicon(const Site& site, Lang lang) {
  return Builder(site, lang).build();
}

}  // namespace tilmech
