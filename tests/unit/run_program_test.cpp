// Other programs end when their time is over, by the processor or by the clock.
#include "app/run_program.h"

#include <doctest/doctest.h>

#include "model/world_error.h"

using namespace tilmech;

TEST_CASE("run program: what it says and its status come back") {
  const RunResult result =
      run_program({"sh", "-c", "echo said; echo why >&2; exit 3"}, {}, "install sh");
  CHECK(result.status == 3);
  CHECK(result.output == "said\n");
  CHECK(result.messages == "why\n");
  CHECK_FALSE(result.timed_out);
}

TEST_CASE("run program: one that computes without end is stopped") {
  const RunResult result =
      run_program({"sh", "-c", "while :; do :; done"}, {std::chrono::seconds(1)}, "install sh");
  CHECK(result.timed_out);
  CHECK(result.status == -1);
}

TEST_CASE("run program: one that waits without end is stopped") {
  const RunResult result = run_program({"sleep", "60"}, {std::chrono::seconds(1)}, "install sh");
  CHECK(result.timed_out);
  CHECK(result.status == -1);
}

TEST_CASE("run program: one that is not installed is named with the way to get it") {
  CHECK_THROWS_WITH_AS(run_program({"no-such-program-here"}, {}, "apt-get install it"),
                       "no-such-program-here is not installed: apt-get install it", WorldError);
}
