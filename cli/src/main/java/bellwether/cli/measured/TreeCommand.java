package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.ProcessQuery;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether tree`: draws which process of a job started which.
@Command(
    name = "tree",
    sortOptions = false,
    description =
        "Draw which process of a measured job started which. CPU is that of a process with all its descendants. What --tag, --where and others leave out stays as far as it leads to what they mean.",
    footer = {
      "",
      "--critical-path: what the job's duration is made of; from the end backwards always the process that ended last before. OWN is the time of a process in which none of its children was waited for.",
      "",
      "Examples:",
      "  bellwether tree 685000 --depth 3",
      "  bellwether tree 685000 --where \"exename = 'TAVG.exe'\"",
      "  bellwether tree 685000 --critical-path --top 10",
      "  bellwether tree 685000 --critical-path --per op"
    })
public final class TreeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final MeasuredOptions options = new MeasuredOptions();

  @Option(names = "--depth", paramLabel = "N", description = "At most so many generations.")
  private int depth;

  @Option(names = "--critical-path", description = "Only what the job's duration is made of.")
  private boolean criticalPath;

  @Option(
      names = "--per",
      paramLabel = "NAME",
      description =
          "With --critical-path: add up for each value of this tag or column, such as op or exename.")
  private @Nullable String per;

  public TreeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var jobs = options.narrowing().jobs(options.selection().jobs(measurements), console);
      Retired.tell(jobs, global, console);
      CoverageNote.tell(jobs, global, console);
      if (criticalPath) {
        printPath(jobs);
      } else {
        printTrees(jobs);
      }
    }
    return 0;
  }

  private void printTrees(JobQuery jobs) {
    var processes = options.narrowing().processes(jobs, console);
    if (options.output().forPeople(global)) {
      draw(processes);
    } else {
      options.output().print(global, console, processes.trees(depth));
    }
  }

  private void draw(ProcessQuery processes) {
    var drawing = new TreeDrawing(console, options.slicing().first(), options.slicing().most());
    long most =
        options.slicing().most() > 0 ? options.slicing().first() + options.slicing().most() : 0;
    long passed = drawing.draw(processes.trees(depth, most));
    long all = most > 0 && passed >= most ? processes.sizeOfTrees(depth) : passed;
    MeasuredView.tellRest(global, console, "process", drawing.shown(all), all);
  }

  private void printPath(JobQuery jobs) {
    var paths = jobs.list().stream().map(job -> jobs.processes().criticalPath(job)).toList();
    var table = new CriticalPathTable(global, console, options.output(), options.slicing());
    if (per == null) {
      table.print(paths);
    } else {
      table.printPer(paths, per);
    }
  }
}
