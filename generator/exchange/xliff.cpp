#include "exchange/xliff.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace tilmech {
namespace {

// The name of a code's kind: in XLIFF 1.2, and in 2.1 type and subtype.
struct CodeName {
  std::string_view ctype, type, subtype;
};

CodeName name_of(MarkKind mark, bool alone) {
  switch (mark) {
    case MarkKind::strong:
      return {"bold", "fmt", "xlf:b"};
    case MarkKind::emphasis:
      return {"italic", "fmt", "xlf:i"};
    case MarkKind::hard_break:
      return {"lb", "fmt", "xlf:lb"};
    case MarkKind::link:
      return {"link", "link", ""};
    case MarkKind::image:
      return {"image", "image", ""};
    case MarkKind::footnote:
      return {"x-footnote", "other", ""};
    case MarkKind::code:
      return {"x-code", "other", ""};
    default:
      return {alone ? "x-mark" : "x-span", "other", ""};
  }
}

std::string attribute(const char* name, std::string_view value) {
  std::string out;
  append_attribute(out, name, value);
  return out;
}

std::string inline_1_2(const UnitContent& content) {
  std::string out;
  for (const UnitPiece& piece : content) {
    const CodeName name = name_of(piece.mark, piece.kind == PieceKind::alone);
    switch (piece.kind) {
      case PieceKind::text:
        out += escaped(piece.text);
        break;
      case PieceKind::open:
        out += fmt::format("<g id=\"{}\" ctype=\"{}\">", piece.id, name.ctype);
        break;
      case PieceKind::close:
        out += "</g>";
        break;
      case PieceKind::alone:
        out += fmt::format(
            "<x id=\"{}\" ctype=\"{}\"{}/>", piece.id, name.ctype,
            piece.text.find('\n') == piece.text.npos ? attribute("equiv-text", piece.text) : "");
    }
  }
  return out;
}

// `data` collects what the codes stand for.
std::string inline_2_1(const UnitContent& content, std::map<std::string, std::string>& data) {
  std::string out;
  const auto refer = [&](char kind, int id, const std::string& text) {
    const std::string name = fmt::format("{}{}", kind, id);
    data[name] = text;
    return name;
  };
  const std::map<int, CodeMeaning> codes = codes_of(content);
  for (const UnitPiece& piece : content) {
    const bool alone = piece.kind == PieceKind::alone;
    const CodeName name = name_of(piece.mark, alone);
    const std::string kind =
        fmt::format("canCopy=\"no\" type=\"{}\"{}", name.type,
                    name.subtype.empty() ? "" : attribute("subType", name.subtype));
    switch (piece.kind) {
      case PieceKind::text:
        out += escaped(piece.text);
        break;
      case PieceKind::open:
        out += fmt::format("<pc id=\"{}\" dataRefStart=\"{}\" dataRefEnd=\"{}\" {}>", piece.id,
                           refer('s', piece.id, piece.text),
                           refer('e', piece.id, codes.at(piece.id).closing), kind);
        break;
      case PieceKind::close:
        out += "</pc>";
        break;
      case PieceKind::alone:
        out += fmt::format("<ph id=\"{}\" dataRef=\"{}\" {}/>", piece.id,
                           refer('d', piece.id, piece.text), kind);
    }
  }
  return out;
}

std::string_view state_1_2(UnitState state) {
  return state == UnitState::missing ? "new"
         : state == UnitState::stale ? "needs-review-translation"
                                     : "final";
}

// What a translator should know of codes whose marks say nothing by themselves.
std::vector<std::string> notes_of(const TranslationUnit& unit) {
  std::vector<std::string> notes = unit.notes;
  for (const auto& [id, code] : codes_of(unit.source))
    if (code.mark == MarkKind::link || code.mark == MarkKind::image ||
        code.mark == MarkKind::language)
      notes.push_back(fmt::format("{}: {}…{}", id, code.opening, code.closing));
  return notes;
}

std::string write_1_2(const TranslationUnits& all, XliffTargets targets) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
      "<file{} source-language=\"{}\" target-language=\"{}\" datatype=\"x-markdown\">\n"
      "<header><tool tool-id=\"tilmech\" tool-name=\"Tilmech\"/></header>\n<body>\n",
      attribute("original", all.document), code(all.from), code(all.to));
  for (const TranslationUnit& unit : all.units) {
    const bool missing = unit.target.empty();
    const bool source = missing || targets == XliffTargets::all_source;
    const std::string_view state = source ? state_1_2(UnitState::missing) : state_1_2(unit.state);
    out += fmt::format(
        "<trans-unit{} xml:space=\"preserve\" extradata=\"{}\"{}>\n<source>{}</source>\n"
        "<target state=\"{}\">{}</target>\n",
        attribute("id", unit.id), digest_of(missing ? unit.source : unit.target),
        state == "final" ? " approved=\"yes\"" : "", inline_1_2(unit.source), state,
        inline_1_2(source ? unit.source : unit.target));
    for (const std::string& note : notes_of(unit))
      out += fmt::format("<note>{}</note>\n", escaped(note));
    out += "</trans-unit>\n";
  }
  return out + "</body>\n</file>\n</xliff>\n";
}

std::string write_2_1(const TranslationUnits& all) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:t=\"urn:tilmech:unit\" "
      "version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">\n<file id=\"f1\"{}>\n",
      code(all.from), code(all.to), attribute("original", all.document));
  for (const TranslationUnit& unit : all.units) {
    std::map<std::string, std::string> data;
    const std::string source = inline_2_1(unit.source, data);
    const std::string target = inline_2_1(unit.target, data);
    out += fmt::format("<unit{} xml:space=\"preserve\" t:base=\"{}\">\n", attribute("id", unit.id),
                       digest_of(unit.target));
    if (const auto notes = notes_of(unit); !notes.empty()) {
      out += "<notes>\n";
      for (const std::string& note : notes) out += fmt::format("<note>{}</note>\n", escaped(note));
      out += "</notes>\n";
    }
    if (!data.empty()) {
      out += "<originalData>\n";
      for (const auto& [id, text] : data)
        out += fmt::format("<data id=\"{}\">{}</data>\n", id, escaped(text));
      out += "</originalData>\n";
    }
    const char* state = unit.state == UnitState::missing ? "initial\""
                        : unit.state == UnitState::stale ? "translated\" subState=\"tilmech:stale\""
                                                         : "final\"";
    out += fmt::format("<segment state=\"{}>\n<source>{}</source>\n", state, source);
    if (!unit.target.empty()) out += fmt::format("<target>{}</target>\n", target);
    out += "</segment>\n</unit>\n";
  }
  return out + "</file>\n</xliff>\n";
}

}  // namespace

std::string write_xliff(const TranslationUnits& units, XliffVersion version, XliffTargets targets) {
  return version == XliffVersion::v1_2 ? write_1_2(units, targets) : write_2_1(units);
}

}  // namespace tilmech
