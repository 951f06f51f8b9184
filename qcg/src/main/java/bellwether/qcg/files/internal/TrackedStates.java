package bellwether.qcg.files.internal;

import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.qcg.files.TrackedState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Joins the jobs with their ends.
///
/// A name that comes twice was removed and submitted anew: what was written up to the end of the
/// first as a whole is not of the second.
public final class TrackedStates {
  private final Path requests;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// @param requests for messages
  public TrackedStates(Path requests) {
    this.requests = requests;
  }

  private static final class Entry {
    JobDescription description;
    int followers;
    final TreeMap<Integer, JobState> ended = new TreeMap<>();
    @Nullable JobState whole;
    @Nullable JobState rest;

    Entry(JobDescription description) {
      this.description = description;
    }

    @Nullable JobState decided() {
      return whole == null ? rest : whole;
    }
  }

  /// Takes in the job that follows.
  public void job(JobDescription description) {
    var before = entries.putIfAbsent(description.name(), new Entry(description));
    if (before != null) {
      entries.remove(description.name());
      before.description = description;
      before.followers++;
      entries.put(description.name(), before);
    }
  }

  /// Takes in a line of states.
  ///
  /// @throws IllegalArgumentException when it fits to no job
  public void state(Map<?, ?> line) {
    var task = String.valueOf(line.get("task"));
    var end = end(String.valueOf(line.get("state")));
    if (end.isEmpty()) {
      return;
    }
    if (line.get("iteration") instanceof Number key) {
      member(
          entry(task.substring(0, Math.max(0, task.lastIndexOf(':')))), key.intValue(), end.get());
    } else if (line.containsKey(TrackFiles.REST)) {
      entry(task).rest = end.get();
    } else {
      whole(entry(task), end.get());
    }
  }

  /// The end that QCG-PilotJob's word names; empty: it is no end.
  private static Optional<JobState> end(String word) {
    return Arrays.stream(JobState.values())
        .filter(state -> state.isEnd() && state.qcgName().equals(word))
        .findAny();
  }

  private Entry entry(String name) {
    var entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "tracer - missing job %s submit request in %s".formatted(name, requests));
    }
    return entry;
  }

  private static void member(Entry entry, int key, JobState end) {
    var iterations = entry.description.iterations();
    if (iterations != null && iterations.hasKey(key)) {
      entry.ended.put(key - iterations.start(), end);
    } else if (entry.followers == 0) {
      throw new IllegalArgumentException(
          "expected an iteration of job %s, but found %d".formatted(entry.description.name(), key));
    }
  }

  private static void whole(Entry entry, JobState end) {
    if (entry.followers > 0) {
      entry.followers--;
      entry.ended.clear();
      entry.rest = null;
      return;
    }
    entry.whole = end;
    if (entry.description.iterations() == null) {
      entry.ended.put(0, end);
    }
  }

  /// All jobs, in the order in which they were submitted.
  public List<TrackedState> jobs() {
    return entries.values().stream()
        .map(entry -> new TrackedState(entry.description, entry.ended, entry.decided()))
        .toList();
  }
}
