package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.qcg.command.click.OutputFile;
import bellwether.qcg.report.Chart;
import bellwether.qcg.report.PilotException;
import bellwether.qcg.report.Schedule;
import bellwether.qcg.report.Timeline;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a chart is made of, and where it goes.
final class ChartSource {
  @Mixin private final Source source = new Source();

  @Parameters(index = "1", paramLabel = "OUTPUT", converter = OutputFile.class)
  private Path output = Path.of("");

  /// Real times are taken whenever there are any; scripts may say so.
  @Option(names = "--real")
  @SuppressWarnings("UnusedVariable")
  private boolean real;

  void write(Console console, String title, Function<Schedule, Optional<Timeline>> content) {
    var run = source.read(console);
    new Lines(console, Lines.WIDE).warning(run);
    var schedule = run.hasRealTimes() ? Schedule.measured(run) : Schedule.seen(run);
    var timeline =
        content
            .apply(schedule)
            .orElseThrow(() ->
                new PilotException(
                    "no job in %s ran on a core, so there is nothing to draw"
                        .formatted(source.directory())));
    new Chart(timeline, title).write(output);
  }
}
