package bellwether.cli.care;

import bellwether.cli.ask.View;
import bellwether.cli.measured.MeasuredView;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.FileTarget;
import bellwether.command.output.PeopleText;
import bellwether.model.Clock;
import bellwether.query.export.trace.RunTrace;
import bellwether.query.runs.RunRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the trace of a run into a file.
final class TraceExport {
  private final Console console;
  private final GlobalOptions global;

  TraceExport(Console console, GlobalOptions global) {
    this.console = console;
    this.global = global;
  }

  /// @param number of the run; null: the latest one, with those that it goes on with
  void write(Path file, @Nullable Long number, boolean force) {
    var target = new FileTarget(file, "the trace", global.place(console));
    target.check(force, "--force");
    var contents = new ArrayList<RunTrace.Contents>();
    try (var view = new View(global, console);
        var measurements = MeasuredView.measurements(global, console)) {
      var runs = runs(view, number);
      var trace = new RunTrace(view.reader(), measurements, runs);
      target.writeText(out -> contents.add(trace.write(out, Clock.system().now())));
    }
    report(file, contents.getFirst());
  }

  private static List<Long> runs(View view, @Nullable Long number) {
    var run = view.run(number);
    return number == null
        ? view.runs().on(run.origin()).stream().map(RunRow::id).toList()
        : List.of(run.id());
  }

  private void report(Path file, RunTrace.Contents contents) {
    if (global.json) {
      var report = new LinkedHashMap<String, @Nullable Object>();
      report.put("file", file.toString());
      report.put("attempts", contents.attempts());
      report.put("processes", contents.processes());
      report.put("events", contents.events());
      console.out().println(DataTexts.json(report));
    } else if (!global.quiet) {
      console.note(
          "%s, %s and %s written to %s; open it in https://ui.perfetto.dev"
              .formatted(
                  PeopleText.count(contents.attempts(), "attempt"),
                  PeopleText.count(contents.processes(), "process"),
                  PeopleText.count(contents.events(), "event"),
                  file));
    }
  }
}
