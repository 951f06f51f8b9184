package bellwether.qcg.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// What a chart shows: bars on rows, one row for each core that had a job.
///
/// @param span from the first start to the last finish of any job
public record Timeline(List<Row> rows, List<Bar> bars, Span span) {

  /// A core that had a job.
  public record Row(String node, String core) {}

  /// A span of time on a row.
  ///
  /// @param row counts from 0
  /// @param label the job's name; empty for a gap
  /// @param kind bars of one job have one number, counted from 0
  public record Bar(int row, Span span, String label, int kind) {}

  /// The jobs on their cores; empty when no job had a core.
  public static Optional<Timeline> ofJobs(Schedule schedule) {
    return schedule.span().map(span -> new Timeline(rows(schedule), jobs(schedule), span));
  }

  /// The times between them, in which a core had no job; empty when no job had a core.
  public static Optional<Timeline> ofGaps(Schedule schedule) {
    return schedule.span().map(span -> new Timeline(rows(schedule), gaps(schedule, span), span));
  }

  private static List<Bar> jobs(Schedule schedule) {
    var kinds = new HashMap<String, Integer>();
    var bars = new ArrayList<Bar>();
    int row = 0;
    for (var core : schedule.cores()) {
      for (var turn : core.turns()) {
        var name = turn.job().name();
        int kind = kinds.computeIfAbsent(name, _ -> kinds.size());
        bars.add(new Bar(row, turn.span(), name, kind));
      }
      row++;
    }
    return bars;
  }

  private static List<Bar> gaps(Schedule schedule, Span span) {
    var bars = new ArrayList<Bar>();
    int row = 0;
    for (var core : schedule.cores()) {
      addGaps(bars, row++, core, span);
    }
    return bars;
  }

  private static void addGaps(List<Bar> bars, int row, Schedule.Core core, Span span) {
    var free = span.start();
    for (var turn : core.turns()) {
      addGap(bars, row, new Span(free, turn.span().start()));
      free = turn.span().finish();
    }
    addGap(bars, row, new Span(free, span.finish()));
  }

  private static void addGap(List<Bar> bars, int row, Span gap) {
    if (gap.length().isPositive()) {
      bars.add(new Bar(row, gap, "", 0));
    }
  }

  private static List<Row> rows(Schedule schedule) {
    return schedule.cores().stream().map(core -> new Row(core.node(), core.name())).toList();
  }
}
