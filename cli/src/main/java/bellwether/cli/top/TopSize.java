package bellwether.cli.top;

/// The room that there is for a picture, in characters.
record TopSize(int width, int height) {
  private static final TopSize USUAL = new TopSize(80, 24);
  private static final TopSize LEAST = new TopSize(20, 4);

  /// For a file or a pipe: lines that nobody cuts, and not too many of them.
  static final TopSize PLAIN = new TopSize(1_000, 60);

  /// What a terminal says, which may be nothing.
  static TopSize of(int width, int height) {
    return width <= 0 || height <= 0
        ? USUAL
        : new TopSize(Math.max(width, LEAST.width), Math.max(height, LEAST.height));
  }
}
