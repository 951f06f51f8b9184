package bellwether.cli.run;

import bellwether.command.output.DataTexts;
import bellwether.command.output.PeopleText;
import bellwether.engine.Tally;
import bellwether.model.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of a run: members per state, time and rate.
///
/// @param done members that ended in this run
/// @param retries attempts that were followed by another
record Summary(long run, Tally tally, long done, long retries, Duration wall) {

  /// Members per second.
  double rate() {
    return done / Math.max(1e-6, wall.toNanos() / 1e9);
  }

  /// A table for people, a line each, and what can be done next.
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (var state : JobState.values()) {
      long count = tally.of(state);
      if (count > 0) {
        lines.add(String.format(Locale.ROOT, "  %-17s %,12d", state, count));
      }
    }
    lines.add(
        "run %d: %s of %s finished in %s (%s)%s"
            .formatted(
                run,
                PeopleText.count(tally.of(JobState.JOB_FINISHED)),
                PeopleText.count(tally.total()),
                PeopleText.duration(wall),
                PeopleText.rate(rate()),
                retries == 0 ? "" : ", after %s".formatted(PeopleText.count(retries, "retry"))));
    var next = next();
    if (next != null) {
      lines.add(next);
    }
    return lines;
  }

  private @Nullable String next() {
    long left = tally.total() - tally.ended();
    if (left > 0) {
      return "%s %s left; go on with: bellwether run --resume %d"
          .formatted(PeopleText.count(left, "job"), left == 1 ? "is" : "are", run);
    }
    return tally.of(JobState.FAILED) == 0
        ? null
        : "why: bellwether explain JOB; what failed again: bellwether run --resume %d --failed"
            .formatted(run);
  }

  /// The last line of `run --json`.
  String json() {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("summary", true);
    tree.put("run", run);
    for (var state : JobState.values()) {
      tree.put(state.name().toLowerCase(Locale.ROOT), tally.of(state));
    }
    tree.put("retries", retries);
    tree.put("rate", Math.round(rate() * 1000) / 1000.0);
    tree.put("wall_us", wall.toNanos() / 1_000);
    return DataTexts.json(tree);
  }
}
