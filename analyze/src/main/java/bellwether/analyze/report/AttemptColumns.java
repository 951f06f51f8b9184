package bellwether.analyze.report;

import static java.util.Objects.requireNonNull;

import bellwether.query.attempts.AttemptSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The attempts of a report page, column by column.
final class AttemptColumns {
  static final int MOST = 200_000;
  private static final int KIBI = 1_024;
  private static final List<String> NAMES =
      List.of(
          "job", "key", "number", "run", "outcome", "how", "place", "start", "length", "cores",
          "cpu", "memory");

  private final ReportSpan span;
  private final Lanes lanes = new Lanes();
  private final Interned<String> jobs = new Interned<>();
  private final Interned<String> words = new Interned<>();
  private final Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
  private long count;

  AttemptColumns(ReportSpan span) {
    this.span = span;
    NAMES.forEach(name -> columns.put(name, new ArrayList<>()));
  }

  /// Takes one that began to run.
  ///
  /// @param end in microseconds since 1970, as far as it is known
  void add(AttemptSpan attempt, long end) {
    if (count++ >= MOST) {
      return;
    }
    put("job", jobs.of(attempt.jobName()));
    put("key", key(attempt));
    put("number", attempt.number());
    put("run", attempt.run());
    put("outcome", Outcome.of(attempt).ordinal());
    put("how", words.of(Outcome.words(attempt)));
    put("place", lanes.place(attempt.shares()));
    var start = span.since(attempt.start());
    put("start", start);
    put("length", start == null ? null : (Long) Math.max(0, span.since(end) - start));
    put("cores", attempt.cores());
    put("cpu", attempt.cpuTime() == null ? null : attempt.cpuTime().toNanos() / 1_000);
    put("memory", attempt.peakMemory() == null ? null : attempt.peakMemory() / KIBI);
  }

  private void put(String column, @Nullable Object value) {
    requireNonNull(columns.get(column), column).add(value);
  }

  /// The key of a member of an array.
  private static @Nullable Long key(AttemptSpan attempt) {
    int name = attempt.jobName().length();
    return attempt.member().length() == name
        ? null
        : (Long) Long.parseLong(attempt.member().substring(name + 1));
  }

  /// How many there were, shown or not.
  long count() {
    return count;
  }

  /// Tells how many are not shown.
  void tellLeftOut(List<String> notes) {
    if (count > MOST) {
      notes.add(
          "Of %,d attempts, the first %,d by job are drawn and listed; all are in the sums of the other tables."
              .formatted(count, MOST));
    }
  }

  Map<String, Object> tree() {
    var tree = new LinkedHashMap<String, Object>(columns);
    tree.put("places", lanes.places());
    tree.put("lanes", lanes.cores());
    tree.put("nodes", lanes.nodes());
    tree.put("jobs", jobs.values());
    tree.put("words", words.values());
    return tree;
  }
}
