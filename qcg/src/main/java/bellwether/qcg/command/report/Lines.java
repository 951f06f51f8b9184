package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.qcg.report.CoreUse;
import bellwether.qcg.report.PilotRun;
import bellwether.qcg.report.Usage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Prints lines of a report: names to the right, then values.
///
/// @param width of the names
record Lines(Console console, int width) {
  /// As most reports have it.
  static final int WIDE = 40;

  /// As reports on jobs have it.
  static final int NARROW = 20;

  static final int SINGLES = 30;

  void add(String name, Object value) {
    add(name, PythonText.of(value));
  }

  void add(String name, String value) {
    console.out().println("\t%s: %s".formatted(toTheRight(name), value));
  }

  void add(String name, double value, int digits) {
    add(name, PythonText.fixed(value, digits));
  }

  void head(String name) {
    console.out().println("\t" + toTheRight(name));
  }

  private String toTheRight(String name) {
    return " ".repeat(Math.max(0, width - name.length())) + name;
  }

  void warning(PilotRun run) {
    if (!run.hasRealTimes()) {
      console
          .out()
          .println(
              "warning: real time log files not found - the generated chart might be not accurate");
    }
  }

  /// Every core by itself.
  void cores(Usage usage) {
    usage.cores().stream().collect(Collectors.groupingBy(CoreUse::node)).entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey()))
        .forEach(entry -> cores(entry.getKey(), entry.getValue()));
  }

  private void cores(String node, List<CoreUse> uses) {
    console.out().println("\t" + node);
    for (var use : uses) {
      console
          .out()
          .println(
              "\t\t%-4s: %s%%, unused %s s"
                  .formatted(
                      use.core(),
                      PythonText.fixed(use.share(), 1),
                      PythonText.fixed(use.unused(), 4)));
    }
  }
}
