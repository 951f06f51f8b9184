package bellwether.cli.measured;

import java.util.List;

/// Draws values as a line of small bars.
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int MOST = 40;

  private Sparkline() {}

  /// From nothing to the largest value; many values are drawn as the largest of each few.
  public static String of(List<Double> values) {
    double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    int width = Math.min(MOST, values.size());
    var line = new StringBuilder();
    for (int i = 0; i < width; i++) {
      int from = i * values.size() / width;
      int to = Math.max(from + 1, (i + 1) * values.size() / width);
      double value =
          values.subList(from, to).stream().mapToDouble(Double::doubleValue).max().orElse(0);
      line.append(bar(largest <= 0 ? 0 : value / largest));
    }
    return line.toString();
  }

  /// A bar for a part of 1.
  public static char bar(double part) {
    int step = (int) Math.ceil(part * BARS.length()) - 1;
    return BARS.charAt(Math.clamp(step, 0, BARS.length() - 1));
  }
}
