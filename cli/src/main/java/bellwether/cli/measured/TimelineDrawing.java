package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.output.SafeText;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.processes.TimelineTrack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Draws lanes of a job as lines of bars below each other.
record TimelineDrawing(Console console, MeasuredText figures) {
  private static final int USUAL_WIDTH = 100;
  private static final int LEAST_BARS = 20;
  private static final int LONGEST_NAME = 24;
  private static final int TIME = 10;

  void draw(JobMeasurement job, List<TimelineTrack> lanes) {
    int name = lanes.stream().mapToInt(lane -> lane.name().length()).max().orElse(0);
    int names = Math.clamp(name, 4, LONGEST_NAME);
    int screen = console.screen().columns() == 0 ? USUAL_WIDTH : console.screen().columns();
    int bars = Math.max(LEAST_BARS, screen - names - TIME - 6);
    console
        .out()
        .printf(
            "%s  %s  %s%n",
            SafeText.of(job.id()), figures.time(job.start()), micros(job.duration()));
    lanes.forEach(lane -> line(job, lane, names, bars));
    console.out().println(axis(job, names, bars));
  }

  private void line(JobMeasurement job, TimelineTrack lane, int names, int bars) {
    var name = SafeText.of(lane.name());
    var shown = name.length() > names ? name.substring(0, names - 1) + "…" : name;
    console
        .out()
        .printf(
            "%-" + names + "s │%s│ %" + TIME + "s%n",
            shown,
            bars(job, lane, bars),
            micros(lane.duration()));
  }

  private static String bars(JobMeasurement job, TimelineTrack lane, int width) {
    var busy = new double[width];
    double cell = Math.max(1, job.duration().toNanos()) / (double) width;
    for (var run : lane.runs()) {
      add(busy, nanos(job, run.span().start()) / cell, nanos(job, run.span().end()) / cell);
    }
    var line = new StringBuilder(width);
    for (double part : busy) {
      line.append(part <= 0 ? ' ' : Sparkline.bar(part));
    }
    return line.toString();
  }

  /// What runs outside of the job is drawn at its edge.
  private static void add(double[] busy, double from, double to) {
    double start = Math.clamp(from, 0, busy.length - 1e-9);
    double end = Math.clamp(to, start, busy.length);
    for (int i = (int) start; i < busy.length && (i < end || i == (int) start); i++) {
      busy[i] += Math.max(1e-9, Math.min(i + 1, end) - Math.max(i, start));
    }
  }

  private static double nanos(JobMeasurement job, Instant time) {
    return Duration.between(job.start(), time).toNanos();
  }

  /// A scale with its ends and its middle.
  private static String axis(JobMeasurement job, int names, int bars) {
    var half = micros(job.duration().dividedBy(2));
    var whole = micros(job.duration());
    var line = new StringBuilder(" ".repeat(names + 1)).append("└0");
    line.append(" ".repeat(Math.max(1, bars / 2 - 1 - half.length() / 2))).append(half);
    int end = names + 2 + bars - whole.length();
    return line.append(" ".repeat(Math.max(1, end - line.length())))
        .append(whole)
        .append("┘")
        .toString();
  }

  private static String micros(Duration time) {
    return MeasuredText.micros(time.toNanos() / 1_000);
  }
}
