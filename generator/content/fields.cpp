// One row a field. A new field is a new row here, a member in model/document.h and a line in the
// guide.
#include "content/fields.h"

#include <array>

namespace tilmech {
namespace {

constexpr std::uint8_t bit(Collection collection) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(collection));
}

constexpr std::uint8_t kReleases = bit(Collection::releases);
constexpr std::uint8_t kProgrammes = bit(Collection::programmes);
constexpr std::uint8_t kGlossary = bit(Collection::glossary);
constexpr std::uint8_t kPages = bit(Collection::pages);
constexpr std::uint8_t kAll = kReleases | kProgrammes | kGlossary | kPages;

constexpr std::array<std::string_view, 3> kEditions = {"official", "condensed",
                                                       "unofficial-translation"};
constexpr std::array<std::string_view, 3> kStatuses = {"preferred", "admitted", "deprecated"};

using V = const FieldValue&;
using F = FrontMatter&;

// A text and its line, where messages about the whole entry point.
void read_lined(V value, std::string& text, int& line) {
  read_value(value, text);
  line = value.node.line;
}

constexpr std::array<EntryField<Silence>, 2> kSilence = {{
    {"id", true, [](V v, Silence& s) { read_value(v, s.id); }},
    {"reason", true, [](V v, Silence& s) { read_value(v, s.reason); }},
}};
constexpr std::array<EntryField<Image>, 5> kImage = {{
    {"file", true, [](V v, Image& i) { read_lined(v, i.file, i.line); }},
    {"alt", false, [](V v, Image& i) { read_value(v, i.alt); }},
    {"caption", false, [](V v, Image& i) { read_value(v, i.caption); }},
    {"credit", false, [](V v, Image& i) { read_value(v, i.credit); }},
    {"licence", false, [](V v, Image& i) { read_value(v, i.licence); }},
}};
constexpr std::array<EntryField<Attachment>, 2> kAttachment = {{
    {"file", true, [](V v, Attachment& a) { read_lined(v, a.file, a.line); }},
    {"title", false, [](V v, Attachment& a) { read_value(v, a.title); }},
}};
constexpr std::array<EntryField<Correction>, 2> kCorrection = {{
    {"date", true, [](V v, Correction& c) { read_value(v, c.date); }},
    {"text", true, [](V v, Correction& c) { read_value(v, c.text); }},
}};
constexpr std::array<EntryField<Withdrawal>, 2> kWithdrawal = {{
    {"date", true, [](V v, Withdrawal& w) { read_value(v, w.date); }},
    {"reason", false, [](V v, Withdrawal& w) { read_value(v, w.reason); }},
}};
constexpr std::array<EntryField<Approval>, 3> kApproval = {{
    {"by", true, [](V v, Approval& a) { read_lined(v, a.by, a.line); }},
    {"date", true, [](V v, Approval& a) { read_value(v, a.date); }},
    {"revision", true, [](V v, Approval& a) { read_value(v, a.revision); }},
}};

void read_withdrawn(const FieldValue& value, FrontMatter& front) {
  Withdrawal withdrawal{};
  if (read_entry<Withdrawal>(value, withdrawal, kWithdrawal))
    front.variant.release.withdrawn = withdrawal;
}

constexpr auto kFields = std::to_array<FrontMatterField>({
    // Every document
    {"title", kAll & ~kGlossary, [](V v, F f) { read_value(v, f.variant.title); }},
    {"key", kAll, [](V v, F f) { read_value(v, f.key); }},
    {"slug", kAll, [](V v, F f) { read_value(v, f.slug); }},
    {"draft", kAll, [](V v, F f) { read_value(v, f.variant.draft); }},
    {"source", kAll, [](V v, F f) { read_value(v, f.shared.source); }},
    {"aliases", kAll, [](V v, F f) { read_value(v, f.variant.aliases); }},
    {"silence", kAll, [](V v, F f) { read_entries<Silence>(v, f.variant.silence, kSilence); }},
    {"term_links", kAll, [](V v, F f) { read_value(v, f.variant.term_links); }},
    {"source_revision", kAll, [](V v, F f) { read_value(v, f.variant.source_revision); }},
    {"summary", kAll, [](V v, F f) { read_value(v, f.variant.summary); }},
    {"tags", kAll, [](V v, F f) { read_value(v, f.shared.tags); }},
    {"publish_at", kAll, [](V v, F f) { read_value(v, f.shared.publish_at); }},

    // Releases
    {"date", kReleases, [](V v, F f) { read_value(v, f.shared.date); }},
    {"place", kReleases, [](V v, F f) { read_value(v, f.variant.place); }},
    {"together", kReleases, [](V v, F f) { read_value(v, f.shared.together); }},
    {"follows", kReleases, [](V v, F f) { read_languages(v, f.shared.follows); }},
    {"share_image", kReleases, [](V v, F f) { read_value(v, f.shared.share_image); }},
    {"partners", kReleases, [](V v, F f) { read_value(v, f.shared.partners); }},
    {"boilerplate", kReleases, [](V v, F f) { read_value(v, f.variant.release.boilerplate); }},
    {"contact", kReleases, [](V v, F f) { read_value(v, f.shared.contact); }},
    {"short_title", kReleases | kProgrammes,
     [](V v, F f) { read_value(v, f.variant.short_title); }},
    {"images", kReleases | kPages,
     [](V v, F f) { read_entries<Image>(v, f.variant.images, kImage); }},
    {"attachments", kReleases | kProgrammes,
     [](V v, F f) { read_entries<Attachment>(v, f.variant.release.attachments, kAttachment); }},
    {"corrections", kReleases,
     [](V v, F f) { read_entries<Correction>(v, f.variant.release.corrections, kCorrection); }},
    {"withdrawn", kReleases, read_withdrawn},
    {"approvals", kReleases,
     [](V v, F f) { read_entries<Approval>(v, f.variant.release.approvals, kApproval); }},

    // Programmes
    {"number", kProgrammes, [](V v, F f) { read_value(v, f.variant.programme.number); }},
    {"adopted", kProgrammes, [](V v, F f) { read_value(v, f.variant.programme.adopted); }},
    {"body", kProgrammes, [](V v, F f) { read_value(v, f.variant.programme.body); }},
    {"citation", kProgrammes, [](V v, F f) { read_value(v, f.variant.programme.citation); }},
    {"edition", kProgrammes,
     [](V v, F f) { read_choice(v, f.variant.programme.edition, kEditions); }},
    {"authentic", kProgrammes,
     [](V v, F f) { read_language_codes(v, f.variant.programme.authentic); }},
    {"official_text", kProgrammes,
     [](V v, F f) { read_value(v, f.variant.programme.official_text); }},
    {"in_force_from", kProgrammes,
     [](V v, F f) { read_value(v, f.variant.programme.in_force_from); }},
    {"in_force_until", kProgrammes,
     [](V v, F f) { read_value(v, f.variant.programme.in_force_until); }},
    {"replaced_by", kProgrammes | kGlossary,
     [](V v, F f) { read_value(v, f.variant.replaced_by); }},

    // Glossary
    {"term", kGlossary, [](V v, F f) { read_value(v, f.variant.title); }},
    {"abbreviation", kGlossary, [](V v, F f) { read_value(v, f.variant.term.abbreviation); }},
    {"variants", kGlossary, [](V v, F f) { read_value(v, f.variant.term.variants); }},
    {"deprecated", kGlossary, [](V v, F f) { read_value(v, f.variant.term.deprecated); }},
    {"foreign", kGlossary, [](V v, F f) { read_value(v, f.variant.term.foreign); }},
    {"domain", kGlossary, [](V v, F f) { read_value(v, f.variant.term.domain); }},
    {"see_also", kGlossary, [](V v, F f) { read_value(v, f.variant.term.see_also); }},
    {"antonym", kGlossary, [](V v, F f) { read_value(v, f.variant.term.antonym); }},
    {"status", kGlossary, [](V v, F f) { read_choice(v, f.variant.term.status, kStatuses); }},
    {"definition_source", kGlossary,
     [](V v, F f) { read_value(v, f.variant.term.definition_source); }},
    {"used_from", kGlossary, [](V v, F f) { read_value(v, f.variant.term.used_from); }},
    {"used_until", kGlossary, [](V v, F f) { read_value(v, f.variant.term.used_until); }},
});

}  // namespace

std::span<const FrontMatterField> all_fields() {
  return kFields;
}

const FrontMatterField* find_field(std::string_view name) {
  for (const FrontMatterField& field : kFields)
    if (field.name == name) return &field;
  return nullptr;
}

}  // namespace tilmech
