package bellwether.cli.measure;

import bellwether.cli.Console;
import bellwether.cli.GlobalOptions;
import bellwether.cli.output.FrameOutput;
import bellwether.query.measured.CriticalPath;
import bellwether.query.measured.Frame;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.Order;
import java.util.List;
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
      "  bellwether tree 685000 --critical-path --top 10"
    })
public final class TreeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final Narrowing narrowing = new Narrowing();
  @Mixin private final Slicing slicing = new Slicing();
  @Mixin private final FrameOutput output = new FrameOutput();

  @Option(names = "--depth", paramLabel = "N", description = "At most so many generations.")
  private int depth;

  @Option(names = "--critical-path", description = "Only what the job's duration is made of.")
  private boolean criticalPath;

  public TreeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var door = Opened.measurements(global, console)) {
      var jobs = narrowing.jobs(selection.jobs(door), console);
      if (criticalPath) {
        printPath(jobs);
      } else {
        printTrees(jobs);
      }
    }
    return 0;
  }

  private void printTrees(JobQuery jobs) {
    var trees = narrowing.processes(jobs, console).trees(depth);
    if (output.forPeople(global)) {
      var drawing = new TreeDrawing(console, slicing.first(), slicing.most());
      long all = drawing.draw(trees);
      Opened.tellRest(global, console, "process", drawing.shown(all), all);
    } else {
      output.print(global, console, trees);
    }
  }

  private void printPath(JobQuery jobs) {
    for (var job : jobs.list()) {
      printPath(jobs.processes().criticalPath(job));
    }
  }

  private void printPath(CriticalPath path) {
    var all = Frame.ofMaps(path.rows());
    List<Order> orders = slicing.orders("own_time");
    var some = slicing.of(all.sorted(orders));
    Shown.output(global, console, output, some, columns(orders.isEmpty()));
    if (output.forPeople(global) && !global.quiet) {
      Opened.tellRest(global, console, "step", some.size(), all.size());
      console.note(
          "%s lasted %s; %s of it outside of its processes"
              .formatted(
                  path.job().id(),
                  Figures.micros(path.job().duration().toNanos() / 1_000),
                  Figures.micros(path.outside().toNanos() / 1_000)));
    }
  }

  private List<Shown> columns(boolean asTree) {
    return List.of(
        Shown.right("own_time", "OWN", Figures::micros),
        Shown.right("own_share", "OF JOB", Figures::share),
        Shown.right("duration", "TIME", Figures::micros),
        Shown.right("pid", "PID", Figures::text),
        asTree
            ? Shown.left("path_depth", "", TreeCommand::indent)
            : Shown.left("depth", "DEPTH", Figures::text),
        Shown.left("exename", "EXECUTABLE", Figures::text),
        Shown.left("tags", "TAGS", Figures::tags),
        Shown.left("args", "ARGUMENTS", Figures::text));
  }

  private static String indent(@Nullable Object depth) {
    return depth instanceof Long steps ? "·".repeat((int) Math.min(steps, 60)) : "";
  }
}
