package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.output.Listing;
import bellwether.command.output.SafeText;
import bellwether.query.table.StreamedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Draws trees of processes line by line, as they pass by.
final class TreeDrawing {
  private static final List<String> COLUMNS =
      List.of(
          "duration",
          "inclusive_cpu_time",
          "pid",
          "depth",
          "last_child",
          "exename",
          "args",
          "jobid",
          "attempt",
          "exit_signal");
  private static final int BETWEEN_CHECKS = 500;

  private final Console console;
  private final long first;
  private final long most;
  private final int width;
  private final List<Boolean> closed = new ArrayList<>();
  private String job = "";
  private long passed;

  /// @param most how many lines; 0: all
  TreeDrawing(Console console, long first, long most) {
    this.console = console;
    this.first = first;
    this.most = most;
    this.width = console.screen().columns();
  }

  /// Returns how many processes there are.
  long draw(StreamedTable trees) {
    trees.select(COLUMNS).each(this::add);
    Listing.check(console.out());
    return passed;
  }

  /// How many of so many are drawn.
  long shown(long all) {
    long left = Math.max(0, all - first);
    return most == 0 ? left : Math.min(most, left);
  }

  private void add(List<@Nullable Object> row) {
    int depth = ((Number) value(row, 3)).intValue();
    while (closed.size() > depth) {
      closed.removeLast();
    }
    while (closed.size() < depth) {
      closed.add(true);
    }
    closed.add((Boolean) value(row, 4));
    if (passed >= first && (most == 0 || passed < first + most)) {
      print(row, depth);
    }
    if (++passed % BETWEEN_CHECKS == 0) {
      Listing.check(console.out());
    }
  }

  private static Object value(List<@Nullable Object> row, int at) {
    return Objects.requireNonNull(row.get(at));
  }

  private void print(List<@Nullable Object> row, int depth) {
    tellJob(row);
    var line =
        "%9s  %9s  %7s  %s%s"
            .formatted(
                MeasuredText.micros(row.get(0)),
                MeasuredText.micros(row.get(1)),
                row.get(2),
                branches(depth),
                SafeText.of(row.get(5) + SignalName.mark(row.get(9)) + " " + row.get(6)).strip());
    boolean cut = width > 0 && line.length() > width;
    console.out().println(cut ? line.substring(0, width - 1) + "…" : line);
  }

  private void tellJob(List<@Nullable Object> row) {
    var attempt = value(row, 8).equals(1L) ? "" : ", attempt " + value(row, 8);
    var name = value(row, 7) + attempt;
    if (!name.equals(job)) {
      console.out().println((job.isEmpty() ? "" : "\n") + "JOB " + SafeText.of(name));
      console.out().println("     TIME        CPU      PID  EXECUTABLE");
      job = name;
    }
  }

  /// Roots have no line to hang on.
  private String branches(int depth) {
    var line = new StringBuilder();
    for (int i = 1; i < depth; i++) {
      line.append(closed.get(i) ? "   " : "│  ");
    }
    return depth == 0 ? "" : line.append(closed.get(depth) ? "└─ " : "├─ ").toString();
  }
}
