package bellwether.qcg.report.internal;

import bellwether.qcg.report.Span;
import bellwether.qcg.report.Timeline;
import java.io.Serial;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jfree.data.xy.AbstractIntervalXYDataset;

/// A timeline as JFreeChart wants it: one series whose x is the row and whose y is the time in
/// milliseconds, with fractions. Short bars come last, so that no neighbour covers them.
final class TimelineData extends AbstractIntervalXYDataset {
  @Serial private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // is never written anywhere
  private final List<Timeline.Bar> bars;

  TimelineData(Timeline timeline) {
    this.bars =
        timeline.bars().stream()
            .sorted(Comparator.comparing((Timeline.Bar bar) -> bar.span().length()).reversed())
            .toList();
  }

  static double millis(LocalDateTime date) {
    var instant = date.toInstant(ZoneOffset.UTC);
    return instant.getEpochSecond() * 1e3 + instant.getNano() / 1e6;
  }

  int kind(int item) {
    return bars.get(item).kind();
  }

  String label(int item) {
    return bars.get(item).label();
  }

  private Span span(int item) {
    return bars.get(item).span();
  }

  @Override
  public int getSeriesCount() {
    return 1;
  }

  @Override
  public Comparable<?> getSeriesKey(int series) {
    return "bars";
  }

  @Override
  public int getItemCount(int series) {
    return bars.size();
  }

  @Override
  public Number getX(int series, int item) {
    return bars.get(item).row();
  }

  @Override
  public Number getStartX(int series, int item) {
    return bars.get(item).row() - 0.5;
  }

  @Override
  public Number getEndX(int series, int item) {
    return bars.get(item).row() + 0.5;
  }

  @Override
  public Number getY(int series, int item) {
    return getStartY(series, item);
  }

  @Override
  public Number getStartY(int series, int item) {
    return millis(span(item).start());
  }

  @Override
  public Number getEndY(int series, int item) {
    return millis(span(item).finish());
  }
}
