// One walk a block: words are read once; at each word the trie says which is the longest name that
// begins there. What is marked depends on nothing but the text, so threads may take texts in any
// order.
#include "align/terms.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <set>

#include "align/term_finder.h"
#include "align/term_lexicon.h"
#include "align/term_uses.h"

namespace tilmech {
namespace {

using Lexicons = std::array<TermLexicon, kLangCount>;

// One thread's tools for one language.
struct Reader {
  Reader(const TermLexicon& lexicon, std::size_t concepts, WordBook& book)
      : finder(lexicon, book), seen(concepts), uses(concepts) {}

  TermFinder finder;
  std::vector<std::uint32_t> seen;  // by concept: the last section it was met in
  UseCollector uses;
};

struct Readers {
  Readers(const Lexicons& all, WordBooks& word_books) : lexicons(all), books(word_books) {}

  Reader& of(Lang lang) {
    auto& reader = by_lang[static_cast<std::size_t>(lang)];
    const TermLexicon& lexicon = lexicons[static_cast<std::size_t>(lang)];
    if (!reader) reader = std::make_unique<Reader>(lexicon, lexicon.concepts.size(), books[lang]);
    return *reader;
  }

  const Lexicons& lexicons;
  WordBooks& books;
  std::array<std::unique_ptr<Reader>, kLangCount> by_lang;
  std::uint32_t section = 0;  // numbers all sections that this thread reads
};

// No term may touch these.
bool bars_terms(const Mark& mark) {
  switch (mark.kind) {
    case MarkKind::link:
    case MarkKind::code:
    case MarkKind::image:
    case MarkKind::footnote:
    case MarkKind::hard_break:
    case MarkKind::language:
    case MarkKind::no_term:
    case MarkKind::term:
      return true;
    case MarkKind::emphasis:
    case MarkKind::strong:
    case MarkKind::strikethrough:
      break;
  }
  return false;
}

// Whether a mark of [begin, end) is allowed among the others and nests with them.
bool may_mark(const RichText& text, std::uint32_t begin, std::uint32_t end, bool over_terms) {
  return std::ranges::none_of(text.marks, [&](const Mark& mark) {
    const bool apart = mark.end <= begin || mark.begin >= end;
    if (apart || (over_terms && mark.kind == MarkKind::term)) return false;
    const bool inside = mark.begin >= begin && mark.end <= end;
    const bool around = mark.begin <= begin && mark.end >= end;
    return bars_terms(mark) || !(inside || around);
  });
}

// Whether texts get their marks, or have them and are only counted.
enum class Walk : bool { mark, count };

// Reads the texts of one version of a document.
class VersionReader {
 public:
  // `place` is the document's in the site and in a concordance.
  VersionReader(const Site& site, const Document& document, const DocumentWords* words,
                FoundUse place, Walk walk, Readers& readers, Diagnostics& diagnostics)
      : site_(site),
        document_(document),
        words_(words),
        place_(place),
        walk_(walk),
        readers_(readers),
        diagnostics_(diagnostics) {}

  void read(Variant& variant) {
    variant_ = &variant;
    for (Section& section : variant.sections) {
      section_ = &section;
      ++readers_.section;
      blocks(section.blocks, variant.lang);
    }
    section_ = nullptr;
    for (Footnote& footnote : variant.footnotes) {
      ++readers_.section;
      blocks(footnote.blocks, variant.lang);
    }
  }

 private:
  void blocks(std::vector<Block>& list, Lang around) {
    for (Block& block : list) {
      const Lang lang = block.lang.value_or(around);
      const bool has_text = block.kind == BlockKind::paragraph || block.kind == BlockKind::cell;
      if (has_text && site_.settings.uses(lang)) text(block, lang);
      blocks(block.children, lang);
    }
  }

  void text(Block& block, Lang lang) {
    const TermLexicon& lexicon = readers_.lexicons[static_cast<std::size_t>(lang)];
    if (lexicon.names.empty()) return;
    Reader& reader = readers_.of(lang);
    read(block, lang, reader.finder);
    std::vector<Mark> added;
    for (std::size_t at = 0; at < reader.finder.size();) {
      const auto match = reader.finder.match_at(at);
      if (!match || !may_mark(block.text, match->begin, match->end, walk_ == Walk::count)) {
        ++at;
        continue;
      }
      at += match->tokens;
      const TermName& name = lexicon.names[match->name].name;
      const Document& concept_document = *lexicon.concepts[name.concept_index];
      if (&concept_document == &document_) continue;
      if (name.kind == NameKind::deprecated) report_old(block, *match, name, lexicon);
      if (reader.seen[name.concept_index] == readers_.section) continue;
      reader.seen[name.concept_index] = readers_.section;
      if (document_.collection != Collection::glossary && lang == variant_->lang)
        reader.uses.add(name.concept_index, {place_.rank, number_++, place_.document, match->begin,
                                             match->end, section_, &block});
      if (variant_->term_links && walk_ == Walk::mark)
        added.push_back({match->begin, match->end, MarkKind::term, concept_document.key});
    }
    if (!added.empty()) weave(block.text.marks, added);
  }

  // A block in another language than its version's was not read in that before.
  void read(const Block& block, Lang lang, TermFinder& finder) const {
    if (words_ != nullptr && lang == variant_->lang)
      if (const auto known = words_->find(block.text))
        return finder.read(block.text.text, known->words);
    finder.read(block.text.text);
  }

  static void weave(std::vector<Mark>& marks, std::vector<Mark>& added) {
    std::ranges::move(added, std::back_inserter(marks));
    std::ranges::stable_sort(marks, [](const Mark& a, const Mark& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
  }

  void report_old(const Block& block, const TermMatch& match, const TermName& name,
                  const TermLexicon& lexicon) {
    if (!reported_.insert(match.name).second) return;
    const Document& found = *lexicon.concepts[name.concept_index];
    const Variant& entry = found.in(lexicon.lang);
    std::string better = entry.title;
    if (entry.term.status == "deprecated") {
      const Document* next = site_.find(Collection::glossary, entry.replaced_by);
      better = next != nullptr && next->has(lexicon.lang) ? next->in(lexicon.lang).title : "";
    }
    const std::string_view text = block.text.text;
    const auto lines = std::ranges::count(text.substr(0, match.begin), '\n');
    const std::string written(text.substr(match.begin, match.end - match.begin));
    report(diagnostics_, Finding::term_deprecated,
           {variant_->file, block.first_line + static_cast<int>(lines), 0}, written, better);
  }

  const Site& site_;
  const Document& document_;
  const DocumentWords* words_;
  const FoundUse place_;
  const Walk walk_;
  Readers& readers_;
  Diagnostics& diagnostics_;
  Variant* variant_ = nullptr;
  const Section* section_ = nullptr;
  std::uint32_t number_ = 0;          // of uses in this document
  std::set<std::uint32_t> reported_;  // deprecated names
};

Lexicons make_lexicons(const Site& site) {
  Lexicons lexicons;
  for (const Lang lang : site.settings.languages)
    lexicons[static_cast<std::size_t>(lang)] = make_term_lexicon(site, lang);
  return lexicons;
}

// `words` may be null.
void read_versions(const Site& site, Document& document, const DocumentWords* words, FoundUse place,
                   Walk walk, Readers& readers, Diagnostics& diagnostics) {
  for (const Lang lang : site.settings.languages)
    if (auto& variant = document.variants[lang])
      VersionReader(site, document, words, place, walk, readers, diagnostics).read(*variant);
}

void collect_uses(Site& site, const Lexicons& lexicons,
                  tbb::enumerable_thread_specific<Readers>& threads) {
  site.term_uses.clear();
  for (const Lang lang : kAllLangs) {
    const TermLexicon& lexicon = lexicons[static_cast<std::size_t>(lang)];
    UseCollector all(lexicon.concepts.size());
    for (Readers& readers : threads)
      if (const auto& reader = readers.by_lang[static_cast<std::size_t>(lang)])
        all.merge(reader->uses);
    for (std::uint32_t i = 0; i < lexicon.concepts.size(); ++i)
      site.term_uses[lexicon.concepts[i]->key][lang] = all.uses_of(i);
  }
}

// `read`: what was read of each document, from the same books; null: texts are read now.
void walk_site(Site& site, WordBooks& books, const std::vector<DocumentWords>* read, Walk walk,
               Diagnostics& diagnostics) {
  const Lexicons lexicons = make_lexicons(site);
  const std::vector<std::uint32_t> ranks = rank_documents(site);
  std::vector<Diagnostics> found(site.documents.size());
  tbb::enumerable_thread_specific<Readers> threads([&] { return Readers(lexicons, books); });
  tbb::parallel_for(std::size_t{0}, site.documents.size(), [&](std::size_t i) {
    FoundUse place;
    place.rank = ranks[i];
    place.document = static_cast<std::uint32_t>(i);
    read_versions(site, site.documents[i], read == nullptr ? nullptr : &(*read)[i], place, walk,
                  threads.local(), found[i]);
  });
  collect_uses(site, lexicons, threads);
  for (Diagnostics& own : found) std::ranges::move(own, std::back_inserter(diagnostics));
}

}  // namespace

void mark_terms(Site& site, SiteWords& words, Diagnostics& diagnostics) {
  walk_site(site, words.books, &words.documents, Walk::mark, diagnostics);
}

void mark_terms(Site& site, Diagnostics& diagnostics) {
  WordBooks books;
  walk_site(site, books, nullptr, Walk::mark, diagnostics);
}

void collect_term_uses(Site& site) {
  WordBooks books;
  Diagnostics told_before;
  walk_site(site, books, nullptr, Walk::count, told_before);
}

struct TermMarker::Impl {
  explicit Impl(const Site& all) : site(all), lexicons(make_lexicons(all)) {}

  const Site& site;
  Lexicons lexicons;
  WordBooks books;
};

TermMarker::TermMarker(const Site& site) : impl_(std::make_unique<Impl>(site)) {}
TermMarker::~TermMarker() = default;

void TermMarker::mark(Document& document, Diagnostics& diagnostics) const {
  Readers readers(impl_->lexicons, impl_->books);
  read_versions(impl_->site, document, nullptr, {}, Walk::mark, readers, diagnostics);
}

}  // namespace tilmech
