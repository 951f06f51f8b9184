package bellwether.cli.top;

/// A line of a picture, in one style.
///
/// @param text without characters that act on a terminal
record TopLine(String text, Style style) {

  /// How a line stands out.
  enum Style {
    PLAIN(""),
    TITLE("\033[1m"),
    HEADING("\033[7m"),
    BAD("\033[31m");

    private final String begin;

    Style(String begin) {
      this.begin = begin;
    }
  }

  static TopLine plain(String text) {
    return new TopLine(text, Style.PLAIN);
  }

  /// The text as a terminal is to get it.
  String painted(boolean colours) {
    return colours && style != Style.PLAIN ? style.begin + text + "\033[0m" : text;
  }
}
