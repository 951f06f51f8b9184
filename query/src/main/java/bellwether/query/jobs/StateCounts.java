package bellwether.query.jobs;

import bellwether.model.JobState;
import bellwether.model.json.JsonObject;
import bellwether.store.StoredWords;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many members are in which state; states without members are left out.
public record StateCounts(Map<JobState, Long> counts) {

  public StateCounts {
    var kept = new EnumMap<JobState, Long>(JobState.class);
    counts.forEach((state, count) -> {
      if (count != 0) {
        kept.put(state, count);
      }
    });
    counts = Collections.unmodifiableMap(kept);
  }

  /// From a JSON object of states and numbers in the row of a run; null for null.
  public static @Nullable StateCounts parse(@Nullable String text, long run) {
    if (text == null) {
      return null;
    }
    var counts = new EnumMap<JobState, Long>(JobState.class);
    JsonObject.read(text)
        .numbers()
        .forEach((word, count) -> counts.put(StoredWords.state(word, run), count));
    return new StateCounts(counts);
  }

  /// In one state.
  public long of(JobState state) {
    return counts.getOrDefault(state, 0L);
  }

  /// In all.
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /// That nothing more will happen to.
  public long ended() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().isEnd())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// That hold cores, or just gave them back.
  public long running() {
    return of(JobState.SCHEDULED)
        + of(JobState.RUNNING)
        + of(JobState.RUN_DONE)
        + of(JobState.RUN_ERROR)
        + of(JobState.RUN_TIMEOUT);
  }

  /// That ended otherwise than well.
  public long endedBadly() {
    return ended() - of(JobState.JOB_FINISHED);
  }
}
