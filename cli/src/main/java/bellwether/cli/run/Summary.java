package bellwether.cli.run;

import bellwether.engine.Tally;
import bellwether.model.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What came of a run: members per state, time and rate.
///
/// @param done members that ended in this run
record Summary(long run, Tally tally, long done, Duration wall) {

  /// Members per second.
  double rate() {
    return done / Math.max(1e-6, wall.toNanos() / 1e9);
  }

  /// A table for people, a line each.
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (var state : JobState.values()) {
      long count = tally.of(state);
      if (count > 0) {
        lines.add(String.format(Locale.ROOT, "  %-17s %,12d", state, count));
      }
    }
    lines.add(
        "run %d: %s of %s finished in %s (%s)"
            .formatted(
                run,
                Words.count(tally.of(JobState.JOB_FINISHED)),
                Words.count(tally.total()),
                Words.duration(wall),
                Words.rate(rate())));
    return lines;
  }

  /// The last line of `run --json`.
  String json() {
    var text = new StringBuilder("{\"summary\": true, \"run\": ").append(run);
    for (var state : JobState.values()) {
      text.append(", \"")
          .append(state.name().toLowerCase(Locale.ROOT))
          .append("\": ")
          .append(tally.of(state));
    }
    return text.append(String.format(Locale.ROOT, ", \"rate\": %.3f", rate()))
        .append(", \"wall_us\": ")
        .append(wall.toNanos() / 1_000)
        .append('}')
        .toString();
  }
}
