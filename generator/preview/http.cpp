#include "preview/http.h"

#include <array>

namespace tilmech {

std::string_view type_of(std::string_view path) {
  struct Type {
    std::string_view ending, type;
  };
  constexpr std::array<Type, 21> kTypes = {{
      {".html", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".json", "application/json"},
      {".xml", "application/xml"},
      {".txt", "text/plain; charset=utf-8"},
      {".csv", "text/csv; charset=utf-8"},
      {".tsv", "text/tab-separated-values; charset=utf-8"},
      {".tbx", "application/xml"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".webp", "image/webp"},
      {".avif", "image/avif"},
      {".gif", "image/gif"},
      {".pdf", "application/pdf"},
      {".epub", "application/epub+zip"},
      {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {".zip", "application/zip"},
  }};
  for (const Type& type : kTypes)
    if (path.ends_with(type.ending)) return type.type;
  return "application/octet-stream";
}

}  // namespace tilmech
