package bellwether.client;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that a service tells about a job, or about one of its iterations.
///
/// @param name the job's name, for an iteration `job:index`
/// @param iteration the index of the iteration that this is, or null
/// @param iterations how far the iterations of this job are, or null when it has none
/// @param childs the iterations, when they were asked for
/// @param runtime where and how long it ran, as far as it got
/// @param history each change of status, oldest first
/// @param messages what was said about it, or null
public record JobInfo(
    String name,
    JobStatus status,
    @Nullable Integer iteration,
    @Nullable IterationCount iterations,
    List<JobInfo> childs,
    Runtime runtime,
    List<Change> history,
    @Nullable String messages) {

  public JobInfo {
    childs = List.copyOf(childs);
    history = List.copyOf(history);
  }

  /// The cores by node, none when it has none yet.
  public Map<String, List<String>> nodes() {
    return runtime.nodes();
  }

  /// How many cores it has.
  public int totalCores() {
    return runtime.nodes().values().stream().mapToInt(List::size).sum();
  }

  /// Its working directory, or null.
  public @Nullable String wd() {
    return runtime.wd();
  }

  /// How long it ran, or null when it has not ended.
  public @Nullable Duration time() {
    return runtime.time();
  }

  /// How many iterations there are, how many ended, and how many of these not well.
  public record IterationCount(int start, int stop, int total, int finished, int failed) {}

  /// The moment at which a status began, on the clock of the service.
  public record Change(LocalDateTime at, JobStatus status) {}

  /// Where and how long something ran; what is not known yet is null.
  public record Runtime(
      Map<String, List<String>> nodes,
      @Nullable String wd,
      @Nullable Duration time,
      @Nullable Integer exitCode,
      @Nullable Long pid,
      @Nullable String processName) {

    public Runtime {
      nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }
  }
}
