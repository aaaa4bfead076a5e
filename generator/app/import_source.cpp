#include "app/import_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/pandoc.h"
#include "content/image_kind.h"
#include "exchange/draft_text.h"
#include "exchange/html_words.h"
#include "exchange/office_words.h"
#include "exchange/pandoc_json.h"
#include "exchange/text_paragraphs.h"
#include "exchange/zip_reader.h"
#include "text/decode.h"

namespace tilmech {
namespace {

constexpr std::uint64_t kLargestPicture = 20U << 20;  // bytes
constexpr std::size_t kMostPictures = 200;

ImportSource refusal(std::string why, std::string hint) {
  ImportSource source;
  source.refused = std::move(why);
  source.hint = std::move(hint);
  return source;
}

// Puts alternative text where a picture would stand that cannot be kept.
void unmark(std::string& text, const std::string& mark) {
  const std::string end = "](" + mark + ")";
  const std::size_t close = text.find(end);
  if (close == std::string::npos) return;
  const std::size_t open = text.rfind("![", close);
  text.erase(close, end.size());
  if (open != std::string::npos) text.erase(open, 2);
}

void unmark(Reading& reading, const std::string& mark) {
  for (DraftPiece& piece : reading.pieces) {
    unmark(piece.text, mark);
    for (auto& row : piece.rows)
      for (std::string& cell : row) unmark(cell, mark);
  }
  for (DraftNote& note : reading.notes) unmark(note.text, mark);
  std::erase_if(reading.pieces, [](const DraftPiece& piece) {
    return piece.kind == DraftPieceKind::paragraph && piece.text.empty();
  });
}

// Why a picture is not kept; "" when it is.
std::string take_picture(const DraftPicture& picture, const ZipReader* zip, ImportSource& source) {
  if (zip == nullptr) return "it lies outside the file, and nothing outside is ever loaded";
  if (source.pictures.size() >= kMostPictures) return "there are too many";
  // The name is looked up among the archive's own names: it never becomes a path.
  std::optional<std::string> bytes = zip->read("word/" + picture.inside, kLargestPicture);
  if (!bytes) bytes = zip->read(picture.inside, kLargestPicture);
  if (!bytes) return "it is not in the file, or larger than 20 MB";
  const std::string kind(image_kind(*bytes));
  if (kind.empty()) return "no browser shows pictures of its kind; save it as PNG";
  if (kind == "svg" && !active_part_of_svg(*bytes).empty()) return "it holds a script";
  source.pictures.push_back({picture.mark, kind, std::move(*bytes)});
  return "";
}

void take_pictures(const ZipReader* zip, ImportSource& source) {
  for (const DraftPicture& picture : source.reading.pictures) {
    const std::string why = take_picture(picture, zip, source);
    if (why.empty()) continue;
    unmark(source.reading, picture.mark);
    source.reading.remarks.push_back(
        {RemarkKind::dropped, 0, "picture: " + why, shortened(picture.inside, 200)});
  }
}

ImportSource read_office(std::string_view extension, std::string_view bytes) {
  const ZipReader zip(bytes);
  if (!zip.is_open())
    return refusal(fmt::format("it is no {} file: it is no zip archive inside", extension),
                   "open it in Word or LibreOffice and save it as .docx");
  const std::string_view format = extension == ".odt" ? ".odt" : ".docx";
  OfficeText text = read_office_text(zip, format);
  if (!text.refused.empty())
    return refusal(text.refused, "open it in Word or LibreOffice and save it as a new .docx");
  ImportSource source;
  if (text.macros)
    source.reading.remarks.push_back({RemarkKind::dropped, 0, "macros: they are never run"});
  const Converted json = json_from_document(bytes, std::string(format.substr(1)));
  if (!json.refused.empty())
    return refusal(json.refused, "open it in Word or LibreOffice and save it as a new .docx");
  if (!read_pandoc_json(json.text, true, source.reading))
    return refusal("its text is nested deeper than any text", "copy the text into a new file");
  for (const std::string& margin : text.margins)
    source.reading.remarks.push_back({RemarkKind::dropped, 0, "running head", squeezed(margin)});
  for (const std::string& comment : text.comments)
    source.reading.remarks.push_back({RemarkKind::dropped, 0, "comment", squeezed(comment)});
  take_pictures(&zip, source);
  source.passages = std::move(text.paragraphs);
  for (std::string& margin : text.margins) source.passages.push_back(std::move(margin));
  for (std::string& comment : text.comments) source.passages.push_back(std::move(comment));
  return source;
}

// The lines of a text are its passages.
std::vector<std::string> lines_of_text(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
    if (end > at) lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// What ends up as words of a file on its way through Latin letters, signs and numbers.
bool has_words(std::string_view text) {
  return folded_words(text).size() >= 3;
}

ImportSource read_text(std::string_view, std::string_view bytes) {
  Decoded decoded = decode_text(bytes);
  if (decoded.encoding.empty())
    return refusal("it is no text: its bytes are neither UTF-8, UTF-16 nor windows-1251",
                   "give it the ending of what it is, or save it as UTF-8");
  ImportSource source;
  source.reading = read_plain_text(decoded.text);
  if (decoded.encoding != "UTF-8")
    source.reading.remarks.push_back(
        {RemarkKind::guessed, 0, "encoding " + decoded.encoding + ", converted to UTF-8"});
  source.passages = lines_of_text(decoded.text);
  return source;
}

ImportSource read_pdf(std::string_view, std::string_view bytes) {
  if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos)
    return refusal("it is no PDF file", "give it the ending of what it is");
  const Converted text = text_from_pdf(bytes);
  if (!text.refused.empty()) return refusal(text.refused, "save it as a new PDF, or as .docx");
  const Decoded decoded = decode_text(text.text);
  if (!has_words(decoded.text))
    return refusal("this PDF has no text, only pictures of it: it was scanned",
                   "read the pages with OCR (ocrmypdf -l rus+kir+eng) and import what comes out");
  ImportSource source;
  source.reading = read_plain_text(decoded.text);
  source.passages = lines_of_text(decoded.text);
  return source;
}

ImportSource read_html(std::string_view, std::string_view bytes) {
  constexpr std::size_t kLargestPage = 8U << 20;
  if (bytes.size() > kLargestPage)
    return refusal(fmt::format("it has {} MB of HTML; a page has at most {} MB", bytes.size() >> 20,
                               kLargestPage >> 20),
                   "save the part that you need as a page of its own");
  const Decoded decoded = decode_text(bytes);
  if (decoded.encoding.empty())
    return refusal("it is no text: its bytes are neither UTF-8, UTF-16 nor windows-1251",
                   "open it in a browser and save it again");
  const Converted json = json_from_document(decoded.text, "html");
  if (!json.refused.empty())
    return refusal(json.refused, "open it in a browser, copy the text and save it as .docx");
  ImportSource source;
  if (!read_pandoc_json(json.text, false, source.reading))
    return refusal("its text is nested deeper than any text", "copy the text into a new file");
  take_pictures(nullptr, source);
  for (const std::string& address : html_sources(decoded.text))
    source.reading.remarks.push_back(
        {RemarkKind::dropped, 0, "part loaded from elsewhere", address});
  source.passages = html_passages(decoded.text);
  return source;
}

using Read = ImportSource (*)(std::string_view extension, std::string_view bytes);
struct Kind {
  std::string_view extension;
  Read read;
};
constexpr auto kKinds = std::to_array<Kind>({{".docx", read_office},
                                             {".docm", read_office},
                                             {".odt", read_office},
                                             {".html", read_html},
                                             {".htm", read_html},
                                             {".txt", read_text},
                                             {".md", read_text},
                                             {".pdf", read_pdf}});

}  // namespace

bool is_import_source(std::string_view extension) {
  return std::ranges::find(kKinds, extension, &Kind::extension) != kKinds.end();
}

ImportSource read_import_source(std::string_view extension, std::string_view bytes) {
  const auto kind = std::ranges::find(kKinds, extension, &Kind::extension);
  if (kind == kKinds.end())
    return refusal(fmt::format("files of the kind {} are not read", extension),
                   "save it as .docx, .odt, .html, .txt or .pdf");
  if (bytes.empty()) return refusal("it is empty", "look whether it was saved");
  if (bytes.size() > kLargestDocument)
    return refusal(fmt::format("it has {} MB; a text has at most {} MB", bytes.size() >> 20,
                               kLargestDocument >> 20),
                   "make its pictures smaller, or import it in parts");
  ImportSource source = kind->read(extension, bytes);
  const bool nothing = source.reading.pieces.empty() && source.refused.empty();
  if (nothing) return refusal("there is no text in it", "open it and look");
  return source;
}

}  // namespace tilmech
