package bellwether.manager;

import bellwether.model.JobDescription;
import bellwether.model.Placement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The variables of the start phase: `root_wd`, `ncores`, `nnodes`, `nlist`, `uniq`, and for
/// iterations `it` and `itval`. Threadsafe.
///
/// @param mark of the run that brought the jobs
/// @param directory base of all relative paths
public record StartVariables(String mark, Path directory) {

  /// What the variables of one member are; null: none of that name.
  ///
  /// @param job its number in the catalog
  public Function<String, @Nullable String> of(
      long job, JobDescription description, int ordinal, Placement placement) {
    return name ->
        switch (name) {
          case "root_wd" -> directory.toString();
          case "ncores" -> Integer.toString(placement.coreCount());
          case "nnodes" -> Integer.toString(placement.shares().size());
          case "nlist" -> nodeList(placement);
          case "uniq" -> uniq(job, ordinal);
          case "it" -> key(description, ordinal);
          case "itval" -> value(description, ordinal);
          default -> null;
        };
  }

  /// The same in every attempt of an iteration, and in no other iteration of any run.
  private String uniq(long job, int ordinal) {
    var member = "%s %d %d".formatted(mark, job, ordinal);
    return UUID.nameUUIDFromBytes(member.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String nodeList(Placement placement) {
    return placement.shares().stream().map(Placement.Share::node).collect(Collectors.joining(","));
  }

  private static @Nullable String key(JobDescription description, int ordinal) {
    var iterations = description.iterations();
    return iterations == null ? null : Integer.toString(iterations.key(ordinal));
  }

  private static @Nullable String value(JobDescription description, int ordinal) {
    var iterations = description.iterations();
    return iterations == null ? null : iterations.value(ordinal);
  }
}
