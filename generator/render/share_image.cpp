#include "render/share_image.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <stdexcept>

#if defined(__SANITIZE_ADDRESS__)
// fontconfig keeps its configuration until the end and frees it nowhere. LeakSanitizer asks for
// these.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\n";
}
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() {
  return "print_suppressions=0";
}
#endif

namespace tilmech {

namespace {

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Owned = std::unique_ptr<T, Destroy>;

struct Colour {
  double red, green, blue;
};

// Those of the style sheet: paper, ink, quiet ink, the red of felt carpets.
constexpr Colour kPaper{1, .992, .976}, kInk{.141, .122, .106}, kQuiet{.404, .361, .318},
    kRed{.604, .165, .118};
constexpr int kMargin = 64;
constexpr int kEmblemHeight = 84;

void use(cairo_t* context, const Colour& colour) {
  cairo_set_source_rgb(context, colour.red, colour.green, colour.blue);
}

// A text set in a box of `width`, at most `lines` lines, the last cut with an ellipsis.
Owned<PangoLayout> lay_out(cairo_t* context, const SharePicture& picture, const std::string& text,
                           const char* font, int width, int lines) {
  Owned<PangoLayout> layout(pango_cairo_create_layout(context));
  pango_context_set_language(pango_layout_get_context(layout.get()),
                             pango_language_from_string(picture.language.c_str()));
  const Owned<PangoFontDescription> description(pango_font_description_from_string(font));
  pango_layout_set_font_description(layout.get(), description.get());
  pango_layout_set_width(layout.get(), width * PANGO_SCALE);
  pango_layout_set_height(layout.get(), -lines);
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

int height_of(PangoLayout* layout) {
  int height = 0;
  pango_layout_get_pixel_size(layout, nullptr, &height);
  return height;
}

// Draws at the height `y` and returns where it ends.
int draw(cairo_t* context, PangoLayout* layout, const Colour& colour, int x, int y) {
  use(context, colour);
  cairo_move_to(context, x, y);
  pango_cairo_show_layout(context, layout);
  return y + height_of(layout);
}

// The emblem in its own colours on white; returns its width with the gap after it.
int draw_emblem(cairo_t* context, const std::string& file, int y) {
  if (file.empty()) return 0;
  const Owned<cairo_surface_t> emblem(cairo_image_surface_create_from_png(file.c_str()));
  if (cairo_surface_status(emblem.get()) != CAIRO_STATUS_SUCCESS) return 0;
  const int width = cairo_image_surface_get_width(emblem.get());
  const int height = cairo_image_surface_get_height(emblem.get());
  if (width <= 0 || height <= 0) return 0;
  const double scale = static_cast<double>(kEmblemHeight) / height;
  cairo_save(context);
  cairo_translate(context, kMargin, y);
  cairo_scale(context, scale, scale);
  cairo_set_source_surface(context, emblem.get(), 0, 0);
  cairo_paint(context);
  cairo_restore(context);
  return static_cast<int>(width * scale) + 24;
}

void draw_funders(cairo_t* context, const SharePicture& picture) {
  const int rows = std::min<int>(3, static_cast<int>(picture.funders.size()));
  int y = kShareHeight - 40 - rows * (kEmblemHeight + 12);
  for (int i = 0; i < rows; ++i) {
    const SharePicture::Funder& funder = picture.funders[static_cast<std::size_t>(i)];
    const int x = kMargin + draw_emblem(context, funder.emblem, y);
    const auto words = lay_out(context, picture, funder.words, "Noto Sans, sans-serif 12",
                               kShareWidth - kMargin - x, 4);
    draw(context, words.get(), kQuiet, x, y + (kEmblemHeight - height_of(words.get())) / 2);
    y += kEmblemHeight + 12;
  }
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string share_image(const SharePicture& picture) {
  // Font libraries promise little about threads, and few releases ask for a picture.
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, kShareWidth, kShareHeight));
  const Owned<cairo_t> context(cairo_create(surface.get()));
  use(context.get(), kPaper);
  cairo_paint(context.get());
  use(context.get(), kRed);
  cairo_rectangle(context.get(), 0, 0, kShareWidth, 14);
  cairo_fill(context.get());

  const int width = kShareWidth - 2 * kMargin;
  const auto kicker =
      lay_out(context.get(), picture, picture.kicker, "Noto Sans, sans-serif 20", width, 1);
  int y = draw(context.get(), kicker.get(), kRed, kMargin, 48) + 18;
  // Many funders leave less room for the headline.
  const bool crowded = picture.funders.size() > 1;
  const auto headline =
      lay_out(context.get(), picture, picture.headline,
              crowded ? "Noto Sans, sans-serif Bold 32" : "Noto Sans, sans-serif Bold 40", width,
              crowded ? 2 : 4);
  y = draw(context.get(), headline.get(), kInk, kMargin, y) + 14;
  const auto dateline =
      lay_out(context.get(), picture, picture.dateline, "Noto Sans, sans-serif 18", width, 1);
  draw(context.get(), dateline.get(), kQuiet, kMargin, y);
  draw_funders(context.get(), picture);

  std::string png;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &png) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("a share image cannot be drawn");
  return png;
}

}  // namespace tilmech
