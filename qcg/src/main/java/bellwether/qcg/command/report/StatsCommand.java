package bellwether.qcg.command.report;

import bellwether.command.Console;
import bellwether.command.PythonText;
import bellwether.qcg.report.Course;
import bellwether.qcg.report.Series;
import bellwether.qcg.report.ServiceTotals;
import bellwether.qcg.report.Span;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stats`: the run as a whole.
@Command(name = "stats", sortOptions = false)
public final class StatsCommand implements Callable<Integer> {
  private static final String UNKNOWN = "???";

  private final Console console;
  private final Lines lines;

  @Option(names = "--details")
  private boolean details;

  @Mixin private final Source source = new Source();

  public StatsCommand(Console console) {
    this.console = console;
    this.lines = new Lines(console, Lines.NARROW);
  }

  @Override
  public Integer call() {
    var run = source.read(console);
    var course = Course.of(run);
    if (run.totals() != null) {
      service(run.totals());
      overheads(run.totals(), course);
    }
    if (details) {
      course(course);
    }
    return 0;
  }

  private void service(ServiceTotals totals) {
    var life = Optional.ofNullable(totals.life());
    lines.add("total jobs", (Object) totals.iterations());
    lines.add("failed jobs", (Object) totals.failedIterations());
    lines.add("total cores", (Object) totals.cores());
    lines.add("total nodes", (Object) totals.nodes());
    lines.add("service started", PythonText.of(life.map(Span::start)));
    lines.add("service finished", PythonText.of(life.map(Span::finish)));
    lines.add("service runtime", seconds(life.map(Span::seconds)));
  }

  private void overheads(ServiceTotals totals, Course course) {
    var life = Optional.ofNullable(totals.life());
    var begin = between(life.map(Span::start), course.firstStart());
    var end = between(course.lastFinish(), life.map(Span::finish));
    lines.add("init overhead", seconds(begin));
    lines.add("finish overhead", seconds(end));
    if (life.isPresent() && begin.isPresent() && end.isPresent()) {
      overheads(totals.cores(), life.get().seconds(), begin.get() + end.get());
    }
  }

  private void overheads(int cores, double runtime, double total) {
    lines.add("total overhead", PythonText.fixed(total, 2) + " secs");
    if (runtime > 0) {
      lines.add("overhead ratio", PythonText.fixed(total / runtime * 100, 1) + " %");
    }
    if (cores != 0) {
      lines.add("overhead core-hours", cores * total / 3600, 2);
    }
  }

  private void course(Course course) {
    lines.add("first job queued", PythonText.of(course.firstQueued()));
    lines.add("last job queued", PythonText.of(course.lastQueued()));
    lines.add("total queuing time", queuing(course));
    lines.add("first job start", PythonText.of(course.firstStart()));
    lines.add("last job finish", PythonText.of(course.lastFinish()));
    lines.head("jobs runtime statistics (seconds):");
    course.runTimes().ifPresent(this::series);
  }

  private void series(Series series) {
    var singles = new Lines(console, Lines.SINGLES);
    singles.add("max", (Object) series.max());
    singles.add("min", (Object) series.min());
    singles.add("mean", (Object) series.mean());
    singles.add("median", (Object) series.median());
    singles.add("median_lo", (Object) series.lowMedian());
    singles.add("median_hi", (Object) series.highMedian());
    singles.add("stdev", known(series.deviation()));
    singles.add("pstdev", (Object) series.populationDeviation());
    singles.add("var", known(series.variance()));
    singles.add("pvar", (Object) series.populationVariance());
  }

  private static String known(OptionalDouble value) {
    return value.isPresent() ? PythonText.of((Object) value.getAsDouble()) : UNKNOWN;
  }

  private static String queuing(Course course) {
    return course
        .firstQueued()
        .flatMap(first -> course.lastQueued().map(last -> Duration.between(first, last)))
        .filter(Duration::isPositive)
        .map(span -> PythonText.of((Object) Span.seconds(span)))
        .orElse("0");
  }

  private static String seconds(Optional<Double> value) {
    return value.map(known -> PythonText.fixed(known, 2)).orElse(UNKNOWN) + " secs";
  }

  private static Optional<Double> between(
      Optional<LocalDateTime> earlier, Optional<LocalDateTime> later) {
    return earlier.flatMap(from -> later.map(to -> Span.seconds(from, to)));
  }
}
