package bellwether.analyze.report;

import bellwether.analyze.series.StepSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A series as a page draws it. Of one with too many points, the least, the greatest and the last
/// of each of many equal parts of the time stay.
record Curve(StepSeries series) {
  static final int MOST = 4_500;
  private static final int PARTS = MOST / 3;
  private static final double FINEST = 1e4;

  boolean isThinned() {
    return series.size() > MOST;
  }

  Map<String, Object> tree(ReportSpan span) {
    var times = new ArrayList<Long>();
    var values = new ArrayList<Number>();
    for (int point : points()) {
      times.add(span.since(series.time(point)));
      values.add(number(series.value(point)));
    }
    var tree = new LinkedHashMap<String, Object>();
    tree.put("t", times);
    tree.put("v", values);
    return tree;
  }

  private List<Integer> points() {
    if (!isThinned()) {
      return IntStream.range(0, series.size()).boxed().toList();
    }
    var kept = new TreeSet<Integer>();
    int from = 0;
    for (int part = 0; part < PARTS; part++) {
      int end = partEnd(part, from);
      keep(kept, from, end);
      from = end;
    }
    return kept.stream().toList();
  }

  private int partEnd(int part, int from) {
    if (part == PARTS - 1) {
      return series.size();
    }
    long first = series.time(0);
    double length = (series.time(series.size() - 1) - first) / (double) PARTS;
    int end = from;
    while (end < series.size() && series.time(end) < first + length * (part + 1)) {
      end++;
    }
    return end;
  }

  private void keep(TreeSet<Integer> kept, int from, int end) {
    if (from == end) {
      return;
    }
    int least = from;
    int most = from;
    for (int i = from; i < end; i++) {
      least = series.value(i) < series.value(least) ? i : least;
      most = series.value(i) > series.value(most) ? i : most;
    }
    kept.add(least);
    kept.add(most);
    kept.add(end - 1);
  }

  private static Number number(double value) {
    double rounded = Math.rint(value * FINEST) / FINEST;
    if (rounded == Math.rint(rounded)) {
      return (long) rounded;
    }
    return rounded;
  }
}
