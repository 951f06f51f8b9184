package bellwether.cli.measured;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ShownColumn;
import bellwether.command.output.Slicing;
import bellwether.command.output.TableOutput;
import bellwether.model.text.Nearest;
import bellwether.query.measured.CriticalPath;
import bellwether.query.table.MemoryTable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the durations of jobs are made of.
record CriticalPathTable(
    GlobalOptions global, Console console, TableOutput output, Slicing slicing) {

  /// Each step.
  void print(List<CriticalPath> paths) {
    if (output.forPeople(global)) {
      paths.forEach(this::show);
      return;
    }
    var all = MemoryTable.ofMaps(paths.stream().flatMap(path -> path.rows().stream()).toList());
    var some = slicing.of(all.sorted(slicing.orders("own_time")));
    output.print(global, console, some);
  }

  private void show(CriticalPath path) {
    var all = MemoryTable.ofMaps(path.rows());
    var orders = slicing.orders("own_time");
    var some = slicing.of(all.sorted(orders));
    output.print(global, console, some, columns(orders.isEmpty()));
    if (!global.quiet) {
      MeasuredView.tellRest(global, console, "step", some.size(), all.size());
      console.note(
          "%s lasted %s; %s of it outside of its processes"
              .formatted(
                  path.job().id(),
                  MeasuredText.micros(path.job().duration().toNanos() / 1_000),
                  MeasuredText.micros(path.outside().toNanos() / 1_000)));
    }
  }

  private static List<ShownColumn> columns(boolean asTree) {
    return List.of(
        ShownColumn.right("own_time", "OWN", MeasuredText::micros),
        ShownColumn.right("own_share", "OF JOB", MeasuredText::share),
        ShownColumn.right("duration", "TIME", MeasuredText::micros),
        ShownColumn.right("pid", "PID", MeasuredText::text),
        asTree
            ? ShownColumn.left("path_depth", "", CriticalPathTable::indent)
            : ShownColumn.right("depth", "DEPTH", MeasuredText::text),
        ShownColumn.left("exename", "EXECUTABLE", MeasuredText::text),
        ShownColumn.left("tags", "TAGS", MeasuredText::tags),
        ShownColumn.left("args", "ARGUMENTS", MeasuredText::text));
  }

  private static String indent(@Nullable Object depth) {
    return depth instanceof Long steps ? "·".repeat((int) Math.min(steps, 60)) : "";
  }

  /// The steps added up for each value of a tag or a column.
  void printPer(List<CriticalPath> paths, String name) {
    var all =
        MemoryTable.ofMaps(paths.stream().flatMap(path -> path.rowsPer(name).stream()).toList());
    requireKnown(paths, all, name);
    var some = slicing.of(all.sorted(slicing.orders("own_time")));
    var columns =
        List.of(
            ShownColumn.left("job", "JOB", MeasuredText::text),
            ShownColumn.left(name, name.toUpperCase(Locale.ROOT), MeasuredText::text),
            ShownColumn.right("steps", "STEPS", MeasuredText::count),
            ShownColumn.right("own_time", "OWN", MeasuredText::micros),
            ShownColumn.right("own_share", "OF JOB", MeasuredText::share));
    output.print(global, console, some, columns);
    if (output.forPeople(global)) {
      MeasuredView.tellRest(global, console, "row", some.size(), all.size());
    }
  }

  private static void requireKnown(List<CriticalPath> paths, MemoryTable all, String name) {
    if (all.size() > 0 && all.column(name).stream().allMatch(value -> value == null)) {
      var columns =
          paths.stream()
              .flatMap(path -> path.steps().stream())
              .limit(1)
              .flatMap(step -> step.process().columns().keySet().stream())
              .toList();
      throw CommandException.wrongInput(
          "Expected a tag or a column of processes after --per, but found %s%s"
              .formatted(name, Nearest.hint(name, columns)));
    }
  }
}
