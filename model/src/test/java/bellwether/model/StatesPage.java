package bellwether.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text of `docs/states.md`, made from [Transitions], [JobState] and [Cause].
final class StatesPage {
  private static final String INTRO =
      """
      # States

      The life of a job, or of each iteration of an array, as the engine's table has it; every change is an event
      (`bellwether events`). This page is made from that table; after a change to it write the page anew with

      ```sh
      %s
      ```

      """;

  private StatesPage() {}

  static String text(String command) {
    return INTRO.formatted(command)
        + "## The picture\n\n"
        + picture()
        + "\nLeft out of the picture: other states in which a job waits and is cancelled,"
        + " omitted or fails,\nand the ways back of a resumed run. The table has them all."
        + "\n\n## The states\n\n"
        + states()
        + "\n## The table\n\n"
        + table()
        + "\n## The causes\n\n"
        + causes();
  }

  private static String picture() {
    var lines = new StringJoiner("\n", "```mermaid\nstateDiagram-v2\n", "\n```\n");
    Transitions.rows().stream()
        .filter(StatesPage::isInPicture)
        .map(StatesPage::arrow)
        .distinct()
        .forEach(lines::add);
    Arrays.stream(JobState.values())
        .filter(JobState::isEnd)
        .forEach(end -> lines.add("  %s --> [*]".formatted(end)));
    return lines.toString();
  }

  private static String arrow(Transitions.Row row) {
    var from = row.from() == null ? "[*]" : row.from().name();
    boolean told = row.causes().size() == 1 && !row.to().isEnd();
    return "  %s --> %s%s".formatted(from, row.to(), told ? ": " + words(row.causes()) : "");
  }

  /// One way from every waiting state to every end, and back, would hide the rest.
  private static boolean isInPicture(Transitions.Row row) {
    var from = row.from();
    if (from == null) {
      return true;
    }
    var usual = row.to() == JobState.UPSTREAM_FAILED ? JobState.AWAITING_PARENTS : JobState.READY;
    boolean cutShort = from.isWaiting() && row.to().isEnd() && from != usual;
    return !cutShort && !from.isEnd() && !isResume(row);
  }

  private static boolean isResume(Transitions.Row row) {
    var from = row.from();
    return from != null && row.to() == JobState.RESTART_READY && row.causes().size() == 1;
  }

  private static String states() {
    var lines = new StringBuilder("| state | QCG-PilotJob says | meaning |\n| --- | --- | --- |\n");
    for (var state : JobState.values()) {
      lines.append("| `%s` | `%s` | %s |\n".formatted(state, state.qcgName(), meaning(state)));
    }
    return lines.toString();
  }

  private static String meaning(JobState state) {
    return switch (state) {
      case CREATED -> "is known";
      case AWAITING_PARENTS -> "waits for what it comes `after`";
      case READY -> "waits for cores";
      case SCHEDULED -> "has been given cores";
      case RUNNING -> "its process runs";
      case RUN_DONE -> "the attempt ended well";
      case RUN_ERROR -> "the attempt failed";
      case RUN_TIMEOUT -> "the attempt was ended at its time limit, or with the allocation";
      case RESTART_READY -> "is to be tried again";
      case JOB_FINISHED -> "end: succeeded";
      case FAILED -> "end: failed, no attempts are left";
      case CANCELLED -> "end: cancelled";
      case UPSTREAM_FAILED -> "end: what it comes `after` did not finish well";
    };
  }

  /// Rows of the same states become one.
  private static String table() {
    var lines = new StringBuilder("| from | to | cause |\n| --- | --- | --- |\n");
    var causes = new LinkedHashMap<List<@Nullable JobState>, Set<Cause>>();
    for (var row : Transitions.rows()) {
      causes
          .computeIfAbsent(Arrays.asList(row.from(), row.to()), _ -> new TreeSet<>())
          .addAll(row.causes());
    }
    causes.forEach((ends, why) -> lines.append(line(ends.getFirst(), ends.getLast(), why)));
    return lines.toString();
  }

  private static String line(@Nullable JobState from, @Nullable JobState to, Set<Cause> causes) {
    var target = Objects.requireNonNull(to);
    return "| %s | `%s` | %s |\n"
        .formatted(
            from == null ? "(new)" : "`" + from + "`",
            target,
            causes.isEmpty() ? "none: " + occasion(from, target) : "`" + words(causes) + "`");
  }

  private static String words(Set<Cause> causes) {
    return causes.stream().sorted().map(Cause::word).collect(Collectors.joining("`, `"));
  }

  /// What happens where there is no cause to give.
  private static String occasion(@Nullable JobState from, JobState to) {
    return switch (to) {
      case CREATED -> from == null ? "it was submitted" : "a resume runs it again";
      case AWAITING_PARENTS -> "it comes after others";
      case READY -> from == JobState.RESTART_READY ? "it is tried again" : "nothing holds it up";
      case SCHEDULED -> "its cores became free";
      case RUNNING -> "its process was started";
      case RUN_DONE -> "its process ended with status 0";
      case JOB_FINISHED -> "its attempt ended well";
      case RUN_ERROR, RUN_TIMEOUT, RESTART_READY, FAILED, CANCELLED, UPSTREAM_FAILED ->
          throw new IllegalArgumentException("Expected a cause on the way to " + to);
    };
  }

  private static String causes() {
    var lines =
        new StringBuilder("| cause | meaning | uses up an attempt |\n| --- | --- | --- |\n");
    for (var cause : Cause.values()) {
      lines.append("| `%s` | %s | %s |\n".formatted(cause.word(), meaning(cause), charge(cause)));
    }
    return lines.toString();
  }

  private static String charge(Cause cause) {
    boolean ends = cause == Cause.CANCELLED || cause == Cause.UPSTREAM_FAILED;
    return ends ? "ends the job" : cause.chargesAttempt() ? "yes" : "no";
  }

  private static String meaning(Cause cause) {
    return switch (cause) {
      case EXIT_CODE -> "its process ended with a status other than 0";
      case SIGNAL -> "a signal ended its process";
      case OUT_OF_MEMORY -> "it used more memory than there was";
      case TIME_LIMIT -> "it ran longer than its `wt`";
      case NODE_LOST -> "its node was lost";
      case ALLOCATION_ENDED -> "the allocation, or the manager, ended before it";
      case LAUNCH_FAILED -> "its process could not be started";
      case UPSTREAM_FAILED -> "what it comes `after` did not finish well";
      case CANCELLED -> "somebody cancelled it";
    };
  }
}
