package bellwether.analyze.series;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.query.runs.RunRow;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statement that reads the transitions of a run as whole numbers.
///
/// @param which the condition on events, as SQL; `%d` is the number of the origin
/// @param weighting what an attempt counts
/// @param allocation in which attempts start; null: in any
record TransitionSql(String which, Weighting weighting, @Nullable Long allocation) {
  static final int COLUMNS = 7;

  private static final String STATES =
      codes(Arrays.stream(JobState.values()).map(JobState::name).toList());
  private static final String CAUSES =
      codes(Arrays.stream(Cause.values()).map(Cause::word).toList());

  /// An array that was told of as a whole is read whole: which members it meant is known by the
  /// others.
  private static final String INTO =
      """
      (e.to_state IN (%1$s) OR e.job_id IN (
        SELECT job_id FROM event WHERE ordinal IS NULL AND to_state IN (%1$s)
        AND run_id IN (SELECT id FROM run WHERE origin_id = %%d)))
      """;

  /// All transitions.
  static TransitionSql all() {
    return new TransitionSql("TRUE", Weighting.COUNT, null);
  }

  /// Those into some states.
  static TransitionSql into(Collection<JobState> states) {
    var words = states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
    return new TransitionSql(INTO.formatted(words), Weighting.COUNT, null);
  }

  /// Starts and ends of attempts, which are always told of one member.
  static TransitionSql attempts(Weighting weighting, @Nullable Long allocation) {
    return new TransitionSql(
        "(e.to_state = 'RUNNING' OR e.from_state = 'RUNNING')", weighting, allocation);
  }

  private static String codes(Collection<String> words) {
    var text = new StringBuilder();
    int code = 0;
    for (var word : words) {
      text.append(" WHEN '%s' THEN %d".formatted(word, code++));
    }
    return text.append(" ELSE -1 END").toString();
  }

  String of(RunRow run) {
    return """
    SELECT e.time, e.job_id, coalesce(e.ordinal, -1), coalesce(j.member_count, 1),
      CASE e.to_state %s, CASE e.cause %s, %s
    FROM event e LEFT JOIN job_definition j ON j.id = e.job_id %s
    WHERE e.run_id = %d AND e.job_id IS NOT NULL AND (%s) %s
    ORDER BY e.seq
    """
        .formatted(
            STATES,
            CAUSES,
            amount(),
            weighting == Weighting.CORES ? attempt() : "",
            run.id(),
            which.formatted(run.origin()),
            allocation == null
                ? ""
                : "AND (e.to_state <> 'RUNNING' OR e.allocation_id = %d)".formatted(allocation));
  }

  private static String attempt() {
    return "LEFT JOIN attempt a ON a.job_id = e.job_id AND a.ordinal = e.ordinal AND a.number = e.attempt";
  }

  /// The cores of an attempt are those that its nodes list: `n1[0:1],n2[0]` has three.
  private String amount() {
    return switch (weighting) {
      case WEIGHT -> "CAST(round(e.weight * %d) AS INTEGER)".formatted(FixedPoint.ONE);
      case CORES ->
          String.format(
              Locale.ROOT,
              "(length(a.nodes) - length(replace(replace(a.nodes, '[', ''), ':', ''))) * %d",
              FixedPoint.ONE);
      case COUNT -> Long.toString(FixedPoint.ONE);
    };
  }
}
