package bellwether.cli.workflow;

import bellwether.cli.ask.View;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.Listing;
import bellwether.command.output.PeopleText;
import bellwether.command.output.SafeText;
import bellwether.query.workflows.JobUsage;
import bellwether.query.workflows.Spread;
import bellwether.query.workflows.Suggestion;
import bellwether.query.workflows.WorkflowRow;
import bellwether.query.workflows.WorkflowUsage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// What the jobs of a workflow used, beside what they asked for, and what to ask for.
final class UsageReport {
  private static final double MICROS = 1e6;

  private final View view;
  private final Console console;
  private final GlobalOptions global;

  UsageReport(View view, Console console, GlobalOptions global) {
    this.view = view;
    this.console = console;
    this.global = global;
  }

  int print(WorkflowRow workflow) {
    var usages = new WorkflowUsage(view.reader()).of(workflow.last().origin());
    if (usages.isEmpty()) {
      throw CommandException.notFound(
          "No job of workflow %d has finished, so nothing is known of what its jobs use"
              .formatted(workflow.id()));
    }
    usages.forEach(global.json ? this::json : this::text);
    Listing.check(console.out());
    return 0;
  }

  private void text(JobUsage usage) {
    var out = console.out();
    out.println(
        "%s: %s, asked for %s"
            .formatted(
                SafeText.of(usage.job()),
                PeopleText.count(usage.attempts(), "attempt"),
                AskedText.of(usage.asked())));
    out.println("  %-8s %10s %10s %10s %10s".formatted("", "MIN", "MEAN", "P95", "MAX"));
    if (usage.memory() != null) {
      row("memory", usage.memory(), value -> PeopleText.bytes((long) value));
    }
    row("time", usage.time(), UsageReport::seconds);
    row("cores", usage.cores(), value -> String.format(Locale.ROOT, "%.2f", value));
    out.println("  suggested:");
    ResourcesYaml.of(Suggestion.of(usage)).lines().forEach(line -> out.println("    " + line));
  }

  private void row(String name, Spread spread, DoubleFunction<String> words) {
    console
        .out()
        .println(
            "  %-8s %10s %10s %10s %10s"
                .formatted(
                    name,
                    words.apply(spread.min()),
                    words.apply(spread.mean()),
                    words.apply(spread.p95()),
                    words.apply(spread.max())));
  }

  private static String seconds(double value) {
    return PeopleText.duration(Duration.ofNanos((long) (value * 1e9)));
  }

  private void json(JobUsage usage) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("job", usage.job());
    tree.put("attempts", usage.attempts());
    tree.put("memory_bytes", whole(usage.memory(), 1));
    tree.put("time_us", whole(usage.time(), MICROS));
    tree.put("cores", parts(usage.cores()));
    tree.put("asked", AskedText.of(usage.asked()));
    tree.put("suggested", ResourcesYaml.of(Suggestion.of(usage)));
    console.out().println(DataTexts.json(tree));
  }

  private static @Nullable Map<String, @Nullable Object> whole(
      @Nullable Spread spread, double unit) {
    return spread == null ? null : tree(spread, value -> Math.round(value * unit));
  }

  private static Map<String, @Nullable Object> parts(Spread spread) {
    return tree(spread, value -> value);
  }

  private static Map<String, @Nullable Object> tree(Spread spread, DoubleFunction<Object> value) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("min", value.apply(spread.min()));
    tree.put("mean", value.apply(spread.mean()));
    tree.put("p95", value.apply(spread.p95()));
    tree.put("max", value.apply(spread.max()));
    return tree;
  }
}
