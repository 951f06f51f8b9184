package bellwether.qcg.files;

import bellwether.model.JobDescription;
import bellwether.model.JobState;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A job with the ends that an earlier service wrote of it.
///
/// @param ended end states of its members, by ordinal
/// @param whole its end as a whole; null: none was written
public record TrackedState(
    JobDescription description, SortedMap<Integer, JobState> ended, @Nullable JobState whole) {

  public TrackedState {
    ended = Collections.unmodifiableSortedMap(new TreeMap<>(ended));
  }

  /// Whether all members have their end, but the job as a whole has none.
  public boolean lacksWhole() {
    return whole == null && ended.size() == description.count();
  }

  /// What became of the job as a whole, judged by its members.
  public JobState decidedWhole() {
    boolean well = ended.values().stream().allMatch(JobState.JOB_FINISHED::equals);
    return well ? JobState.JOB_FINISHED : JobState.FAILED;
  }
}
