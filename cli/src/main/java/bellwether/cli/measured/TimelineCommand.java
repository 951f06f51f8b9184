package bellwether.cli.measured;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Listing;
import bellwether.command.output.TableOutput;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.processes.TimelineTrack;
import bellwether.query.table.MemoryTable;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether timeline`: draws when the operations of jobs ran.
@Command(
    name = "timeline",
    sortOptions = false,
    description =
        "Draw when the operations of measured jobs ran; as data: each stretch of time in which at least one process of an operation did.",
    footer = {
      "",
      "The higher a bar, the larger the part of its time in which at least one process ran.",
      "",
      "Examples:",
      "  bellwether timeline 685000",
      "  bellwether timeline 685000 --per exename --top 10",
      "  bellwether timeline 685000 --tag op:hsmget --per op_sequence --json"
    })
public final class TimelineCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final ProcessSelection narrowing = new ProcessSelection();
  @Mixin private final TableOutput output = new TableOutput();

  @Option(
      names = "--per",
      paramLabel = "NAME",
      description =
          "A line for each value of this tag, or of this column such as exename or host (default: the tag op, where there is it).")
  private @Nullable String per;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Of each job the N lines that ran longest.")
  private int top;

  @Option(names = "--limit", paramLabel = "N", description = "Of each job the first N lines.")
  private int limit;

  public TimelineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (top < 0 || limit < 0 || top > 0 && limit > 0) {
      throw CommandException.wrongInput(
          "Expected --top or --limit with a number from 1, but found --top %d --limit %d"
              .formatted(top, limit));
    }
    try (var measurements = MeasuredView.measurements(global, console)) {
      var jobs = narrowing.jobs(selection.jobs(measurements), console);
      Retired.tell(jobs, global, console);
      var lanes = narrowing.processes(jobs, console).lanes(grouping(jobs));
      if (output.forPeople(global)) {
        var drawing = new TimelineDrawing(console, MeasuredView.figures(console));
        jobs.list().forEach(job -> draw(drawing, job, lanes));
      } else {
        var data =
            MemoryTable.ofMaps(lanes.stream().flatMap(lane -> lane.rows().stream()).toList());
        output.print(global, console, data);
      }
    }
    return 0;
  }

  private String grouping(JobQuery jobs) {
    if (per != null) {
      var names = jobs.processTags().folded().keySet();
      return names.contains(per) ? "tags." + per : per;
    }
    return TrackTag.each(jobs, null).map(name -> "tags." + name).orElse("exename");
  }

  private void draw(TimelineDrawing drawing, JobMeasurement job, List<TimelineTrack> lanes) {
    var of = lanes.stream().filter(lane -> lane.measurement() == job.measurement()).toList();
    int most = top > 0 ? top : limit > 0 ? limit : of.size();
    var some =
        top > 0
            ? of.stream()
                .sorted(Comparator.comparing(TimelineTrack::duration).reversed())
                .limit(most)
                .toList()
            : of.stream().limit(most).toList();
    drawing.draw(job, some);
    Listing.check(console.out());
    if (some.size() < of.size() && !global.quiet) {
      console.note(
          "%s: %d of %d lines; %d left out"
              .formatted(job.id(), some.size(), of.size(), of.size() - some.size()));
    }
  }
}
