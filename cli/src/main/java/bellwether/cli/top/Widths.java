package bellwether.cli.top;

import bellwether.command.output.SafeText;
import org.jline.utils.WCWidth;

/// Texts by the columns that they take on a terminal, where some characters take two and some none.
final class Widths {
  private Widths() {}

  static int of(String text) {
    return text.codePoints().map(Widths::of).sum();
  }

  private static int of(int character) {
    return Math.max(0, WCWidth.wcwidth(character));
  }

  /// A text of others, cut to a width; `…` stands for what is cut off.
  static String cut(String text, int width) {
    var safe = SafeText.of(text);
    if (of(safe) <= width) {
      return safe;
    }
    var kept = new StringBuilder();
    int left = width - 1;
    for (int character : safe.codePoints().toArray()) {
      left -= of(character);
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(character);
    }
    return width <= 0 ? "" : kept.append('…').toString();
  }

  /// Cut or filled up to exactly a width.
  static String toTheLeft(String text, int width) {
    var cut = cut(text, width);
    return cut + " ".repeat(Math.max(0, width - of(cut)));
  }

  static String toTheRight(String text, int width) {
    var cut = cut(text, width);
    return " ".repeat(Math.max(0, width - of(cut))) + cut;
  }
}
