package bellwether.qcg.report.internal;

import bellwether.qcg.report.Timeline;
import java.awt.Dimension;

/// How large a chart is, in pixels. Few rows and short runs get 20 pixels for each row and second;
/// more rows share a height that viewers can still open, down to a pixel each.
record Sheet(int rowHeight, Dimension size) {
  private static final int LARGE = 20;
  private static final int ROWS_HEIGHT = 3_840;
  private static final int LEAST_WIDTH = 900;
  private static final int MOST_WIDTH = 4_000;

  /// Above this an image in memory would need more than half a gigabyte.
  private static final int MOST_PIXELS = 100_000_000;

  /// Room for title, labels and margins.
  private static final int AROUND = 120;

  static Sheet of(Timeline timeline) {
    int rows = timeline.rows().size();
    int rowHeight = Math.clamp(ROWS_HEIGHT / rows, 1, LARGE);
    int height = rows * rowHeight + AROUND;
    long wanted = Math.clamp((long) (timeline.span().seconds() * LARGE), LEAST_WIDTH, MOST_WIDTH);
    int width = (int) Math.max(LEAST_WIDTH, Math.min(wanted, MOST_PIXELS / height));
    return new Sheet(rowHeight, new Dimension(width, height));
  }
}
