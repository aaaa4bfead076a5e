// The floor of the benchmark: what any generator must at least do with the same files. Reads each
// Markdown file, parses it with bare cmark-gfm and the same extensions, renders cmark's own HTML
// and writes one file each; nothing else. usage: floor CONTENT_FOLDER OUTPUT_FOLDER JOBS
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dlfcn.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// cmark-gfm's parsers share a table of special characters and are safe in threads only when it
// stays as it is (generator/content/markdown.cpp).
extern "C" void cmark_manage_extensions_special_characters(cmark_parser* parser, int add) {
  using Manage = void (*)(cmark_parser*, int);
  static const auto original =
      reinterpret_cast<Manage>(dlsym(RTLD_NEXT, "cmark_manage_extensions_special_characters"));
  static std::once_flag added;
  if (add != 0) std::call_once(added, [&] { original(parser, 1); });
}

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(fs::file_size(path), '\0');
  if (!file.read(text.data(), static_cast<std::streamsize>(text.size())))
    throw std::runtime_error("cannot read " + path.string());
  return text;
}

void write_file(const fs::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  if (!file.write(text.data(), static_cast<std::streamsize>(text.size())) || !file.flush())
    throw std::runtime_error("cannot write " + path.string());
}

// What follows the front matter: the lines between the first two `---`.
std::string_view body_of(std::string_view text) {
  if (!text.starts_with("---\n")) return text;
  const std::size_t end = text.find("\n---\n", 3);
  return end == std::string_view::npos ? text : text.substr(end + 5);
}

std::string to_html(std::string_view markdown) {
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  for (const char* name : {"table", "strikethrough", "autolink"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* tree = cmark_parser_finish(parser);
  char* html =
      cmark_render_html(tree, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
  std::string text = html;
  std::free(html);
  cmark_node_free(tree);
  cmark_parser_free(parser);
  return text;
}

std::vector<fs::path> list_markdown(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".md")
      paths.push_back(entry.path().lexically_relative(folder));
  return paths;
}

void render_all(const fs::path& in, const fs::path& out, std::size_t jobs) {
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs);
  const std::vector<fs::path> paths = list_markdown(in);
  for (const fs::path& path : paths) fs::create_directories(out / path.parent_path());
  cmark_gfm_core_extensions_ensure_registered();
  tbb::parallel_for(std::size_t{0}, paths.size(), [&](std::size_t i) {
    const std::string text = read_file(in / paths[i]);
    write_file((out / paths[i]).replace_extension(".html"), to_html(body_of(text)));
  });
  std::printf("%zu files\n", paths.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: floor CONTENT_FOLDER OUTPUT_FOLDER JOBS\n");
    return 2;
  }
  try {
    render_all(argv[1], argv[2], std::strtoul(argv[3], nullptr, 10));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "floor: %s\n", error.what());
    return 3;
  }
}
