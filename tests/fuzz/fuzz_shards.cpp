// Shards of any bytes: a reader of a damaged index gets fewer results, never a fault.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "search/search.h"
#include "search/shard_text.h"

using namespace tilmech;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read_shard(bytes);
  // The input is the payload of every shard but the manifest and the top indexes, first as JSON,
  // then as a string.
  for (const std::string& payload : {bytes, json_string(bytes)}) {
    SearchIndex index([&](const std::string& path) -> std::optional<std::string> {
      if (path == "index.js")
        return write_shard("id", "index",
                           R"({"format":1,"id":"id","languages":["ky","ru","en"],"documents":9,)"
                           R"("concepts":9,"ranges":[["pages",0,0]],"names":""})");
      std::string name = path.substr(3, path.size() - 6);
      if (name.ends_with("/index"))
        return write_shard("id", name, R"({"sections":9,"terms":"","ends":""})");
      return write_shard("id", name, payload);
    });
    const SearchAnswer answer =
        search(index, {.query = "метадон -вред \"harm reduction\" налаксон", .lang = Lang::ru});
    if (answer.lists.size() != 3) std::abort();
  }
  return 0;
}
