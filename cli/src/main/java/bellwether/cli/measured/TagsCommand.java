package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ShownColumn;
import bellwether.command.output.TableOutput;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.source.OperationSums;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether tags`: lists the distinct tags of measured jobs, or of their processes.
@Command(
    name = "tags",
    sortOptions = false,
    description = "List the distinct tags of measured jobs, or of their processes.",
    footer = {
      "",
      "Examples:",
      "  bellwether tags",
      "  bellwether tags 685000 --processes",
      "  bellwether tags 685000 --processes --names"
    })
public final class TagsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final TableOutput output = new TableOutput();

  @Option(names = "--processes", description = "Of the jobs' processes.")
  private boolean ofProcesses;

  @Option(names = "--names", description = "Each name with its values instead.")
  private boolean byName;

  public TagsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var counts =
          ofProcesses
              ? processTags(selection.jobs(measurements))
              : jobTags(selection.jobs(measurements));
      var unit = ofProcesses ? "processes" : "jobs";
      var table = byName ? names(counts, unit) : tags(counts, unit);
      output.print(global, console, table, columns(unit));
      if (table.size() == 0 && !global.quiet) {
        console.note("no tags");
      }
    }
    return 0;
  }

  private List<ShownColumn> columns(String unit) {
    var count = ShownColumn.right(unit, unit.toUpperCase(Locale.ROOT), MeasuredText::count);
    return byName
        ? List.of(
            ShownColumn.left("name", "NAME", MeasuredText::text),
            ShownColumn.right("distinct", "VALUES", MeasuredText::count),
            count,
            ShownColumn.left("values", "SUCH AS", TagsCommand::some))
        : List.of(count, ShownColumn.left("tags", "TAGS", MeasuredText::tags));
  }

  private static String some(@Nullable Object values) {
    return values instanceof List<?> list
        ? String.join(", ", list.stream().map(String::valueOf).toList())
        : "-";
  }

  private static Map<Tags, Long> jobTags(JobQuery jobs) {
    var counts = new LinkedHashMap<Tags, Long>();
    jobs.list().stream()
        .map(JobMeasurement::tags)
        .forEach(tags -> counts.merge(tags, 1L, Long::sum));
    return counts;
  }

  private static Map<Tags, Long> processTags(JobQuery jobs) {
    var counts = new LinkedHashMap<Tags, Long>();
    jobs.operations().exactly().sums().stream()
        .sorted(Comparator.comparing(OperationSums::start))
        .forEach(sums -> counts.merge(sums.tags(), sums.processes(), Long::sum));
    return counts;
  }

  private static MemoryTable tags(Map<Tags, Long> counts, String unit) {
    var rows = new ArrayList<Map<String, Object>>();
    counts.forEach((tags, count) -> rows.add(Map.of("tags", tags.values(), unit, count)));
    return MemoryTable.ofMaps(List.of("tags", unit), rows);
  }

  private static MemoryTable names(Map<Tags, Long> counts, String unit) {
    var values = new TreeMap<String, TreeSet<String>>();
    var have = new TreeMap<String, Long>();
    counts.forEach((tags, count) ->
        tags.values()
            .forEach((name, value) -> {
              values.computeIfAbsent(name, _ -> new TreeSet<>()).add(value);
              have.merge(name, count, Long::sum);
            }));
    var rows = new ArrayList<Map<String, Object>>();
    values.forEach((name, some) ->
        rows.add(
            Map.of(
                "name",
                name,
                "distinct",
                (long) some.size(),
                unit,
                have.getOrDefault(name, 0L),
                "values",
                List.copyOf(some))));
    return MemoryTable.ofMaps(List.of("name", "distinct", unit, "values"), rows);
  }
}
