package bellwether.model;

import static bellwether.model.JobState.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The state machine of a job, as one table of (from, to, causes).
///
/// Whoever changes a state asks [#check] first; the picture in the documentation is made from
/// [#rows()].
public final class Transitions {

  /// One line of the table: `to` may follow `from` (null: the job is new) for any of `causes`; an
  /// empty set means that there is no cause to give.
  public record Row(@Nullable JobState from, JobState to, Set<Cause> causes) {

    boolean allows(@Nullable JobState from, JobState to, @Nullable Cause cause) {
      return this.from == from
          && this.to == to
          && (cause == null ? causes.isEmpty() : causes.contains(cause));
    }
  }

  private static final List<Row> ROWS = table();

  private Transitions() {}

  /// The whole table, in order of life.
  public static List<Row> rows() {
    return ROWS;
  }

  /// Whether the table has this transition.
  public static boolean allowed(@Nullable JobState from, JobState to, @Nullable Cause cause) {
    for (var row : ROWS) {
      if (row.allows(from, to, cause)) {
        return true;
      }
    }
    return false;
  }

  /// Refuses a transition that the table lacks.
  ///
  /// @throws IllegalTransitionException when the table does not have it: a defect of the caller
  public static void check(@Nullable JobState from, JobState to, @Nullable Cause cause) {
    if (!allowed(from, to, cause)) {
      throw new IllegalTransitionException(from, to, cause);
    }
  }

  private static List<Row> table() {
    var failure =
        EnumSet.complementOf(EnumSet.of(Cause.UPSTREAM_FAILED, Cause.CANCELLED, Cause.TIME_LIMIT));
    var timeout = EnumSet.of(Cause.TIME_LIMIT, Cause.ALLOCATION_ENDED);
    var failedOrCut = EnumSet.copyOf(failure);
    failedOrCut.add(Cause.TIME_LIMIT);
    var none = EnumSet.noneOf(Cause.class);
    var cancelled = EnumSet.of(Cause.CANCELLED);
    var upstream = EnumSet.of(Cause.UPSTREAM_FAILED);
    var rows = new ArrayList<Row>();
    rows.add(new Row(null, CREATED, none));
    rows.add(new Row(CREATED, AWAITING_PARENTS, none));
    rows.add(new Row(CREATED, READY, none));
    rows.add(new Row(AWAITING_PARENTS, READY, none));
    rows.add(new Row(READY, SCHEDULED, none));
    rows.add(new Row(SCHEDULED, RUNNING, none));
    rows.add(new Row(SCHEDULED, RUN_ERROR, failedOrCut));
    rows.add(new Row(RUNNING, RUN_DONE, none));
    rows.add(new Row(RUNNING, RUN_ERROR, failure));
    rows.add(new Row(RUNNING, RUN_TIMEOUT, timeout));
    rows.add(new Row(RUN_DONE, JOB_FINISHED, none));
    for (var ended : List.of(RUN_ERROR, RUN_TIMEOUT)) {
      rows.add(new Row(ended, RESTART_READY, failedOrCut));
      rows.add(new Row(ended, FAILED, failedOrCut));
    }
    rows.add(new Row(RESTART_READY, READY, none));
    for (var waiting : List.of(CREATED, AWAITING_PARENTS, READY, RESTART_READY)) {
      rows.add(new Row(waiting, CANCELLED, cancelled));
      rows.add(new Row(waiting, UPSTREAM_FAILED, upstream));
    }
    rows.add(new Row(READY, FAILED, EnumSet.of(Cause.LAUNCH_FAILED, Cause.NODE_LOST)));
    rows.add(new Row(SCHEDULED, CANCELLED, cancelled));
    rows.add(new Row(RUNNING, CANCELLED, cancelled));
    // A resumed run takes up again what an earlier manager left, or what the user wants once more.
    for (var left : List.of(SCHEDULED, RUNNING, RUN_ERROR, RUN_TIMEOUT)) {
      rows.add(new Row(left, RESTART_READY, EnumSet.of(Cause.ALLOCATION_ENDED)));
    }
    for (var ended : List.of(FAILED, CANCELLED, UPSTREAM_FAILED)) {
      rows.add(new Row(ended, CREATED, none));
    }
    return List.copyOf(rows);
  }
}
