package bellwether.epmt;

import bellwether.analyze.compare.Exploration;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// The report of `epmt explore`, in EPMT's lines.
record ExploreReport(PrintStream out, String metric) {
  void print(Exploration found, int limit) {
    line("");
    line("top %d components by sum(%s):", limit, metric);
    line("%16s  %12s         %12s %12s %4s", "component", "sum", "min", "max", "cv");
    for (var component : found.components()) {
      line(
          "%16.16s: %12d [%4.1f%%] %12d %12d %4.1f",
          component.name(),
          (long) component.sum(),
          component.percent(),
          (long) component.min(),
          (long) component.max(),
          component.variation());
    }
    line("");
    line("variations across time segments (by component):");
    line("%16s %12s %12s %16s", "component", "exp_time", "jobid", metric);
    found.components().forEach(this::component);
    segments(found.segments());
  }

  private void component(Exploration.Component component) {
    for (var job : component.jobs()) {
      var member = job.member();
      line(
          "%16.16s %12s %12s %16d %6s",
          component.name(), member.time(), member.job(), (long) member.value(), marks(job.votes()));
    }
    line("");
  }

  private void segments(List<Exploration.Segment> segments) {
    line("%s by time segment:", metric);
    for (var segment : segments) {
      line("%12s %16d %6s", segment.time(), (long) segment.sum(), marks(segment.votes()));
    }
  }

  private static String marks(int votes) {
    return "**".repeat(votes);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
