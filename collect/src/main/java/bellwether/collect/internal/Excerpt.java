package bellwether.collect.internal;

/// The beginning of a text, short enough to stand in a message.
public final class Excerpt {
  private static final int SHOWN = 40;

  private Excerpt() {}

  /// At most 40 characters, on one line.
  public static String of(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return cut.replace('\n', ' ').replace('\t', ' ');
  }
}
