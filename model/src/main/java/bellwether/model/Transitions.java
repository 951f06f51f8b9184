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

    public Row {
      causes = Set.copyOf(causes);
    }
  }

  private static final List<Row> ROWS = table();
  private static final int CAUSES = Cause.values().length + 1;
  private static final int STATES = JobState.values().length;
  private static final boolean[] ALLOWED = flatten(ROWS);

  private Transitions() {}

  /// The whole table, in order of life.
  public static List<Row> rows() {
    return ROWS;
  }

  /// Whether the table has this transition.
  public static boolean allowed(@Nullable JobState from, JobState to, @Nullable Cause cause) {
    return ALLOWED[index(from, to, cause)];
  }

  /// Refuses a transition that the table lacks.
  ///
  /// @throws IllegalTransitionException when the table does not have it: a defect of the caller
  public static void check(@Nullable JobState from, JobState to, @Nullable Cause cause) {
    if (!allowed(from, to, cause)) {
      throw new IllegalTransitionException(from, to, cause);
    }
  }

  /// The table again as an array: a check happens at every change of state of every job.
  private static boolean[] flatten(List<Row> rows) {
    var allowed = new boolean[(STATES + 1) * STATES * CAUSES];
    for (var row : rows) {
      if (row.causes().isEmpty()) {
        allowed[index(row.from(), row.to(), null)] = true;
      }
      for (var cause : row.causes()) {
        allowed[index(row.from(), row.to(), cause)] = true;
      }
    }
    return allowed;
  }

  private static int index(@Nullable JobState from, JobState to, @Nullable Cause cause) {
    int origin = from == null ? 0 : from.ordinal() + 1;
    int why = cause == null ? 0 : cause.ordinal() + 1;
    return (origin * STATES + to.ordinal()) * CAUSES + why;
  }

  private static List<Row> table() {
    var failure =
        EnumSet.complementOf(
            EnumSet.of(
                Cause.UPSTREAM_FAILED, Cause.CANCELLED, Cause.TIME_LIMIT, Cause.SET_BY_USER));
    var timeout = EnumSet.of(Cause.TIME_LIMIT, Cause.ALLOCATION_ENDED);
    var failedOrCut = EnumSet.copyOf(failure);
    failedOrCut.add(Cause.TIME_LIMIT);
    var none = EnumSet.noneOf(Cause.class);
    var cancelled = EnumSet.of(Cause.CANCELLED);
    var upstream = EnumSet.of(Cause.UPSTREAM_FAILED);
    var rows = new ArrayList<Row>();
    rows.add(new Row(null, CREATED, none));
    // A member that is new here and had its end under another service.
    rows.add(new Row(null, JOB_FINISHED, none));
    rows.add(new Row(null, FAILED, none));
    rows.add(new Row(null, CANCELLED, cancelled));
    rows.add(new Row(null, UPSTREAM_FAILED, upstream));
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
      rows.add(new Row(waiting, FAILED, EnumSet.of(Cause.NODE_LOST)));
    }
    rows.add(new Row(SCHEDULED, CANCELLED, cancelled));
    rows.add(new Row(RUNNING, CANCELLED, cancelled));
    // A resumed run takes up again what an earlier manager left, or what the user wants once more.
    for (var left : List.of(SCHEDULED, RUNNING, RUN_ERROR, RUN_TIMEOUT)) {
      rows.add(new Row(left, RESTART_READY, EnumSet.of(Cause.ALLOCATION_ENDED)));
    }
    for (var ended : List.of(FAILED, CANCELLED, UPSTREAM_FAILED)) {
      rows.add(new Row(ended, CREATED, none));
    }
    addThoseOfUsers(rows);
    return List.copyOf(rows);
  }

  /// What has its end, or waits, may be set to any end and to new, but not what an attempt holds.
  private static void addThoseOfUsers(List<Row> rows) {
    for (var from : JobState.values()) {
      for (var to : List.of(CREATED, JOB_FINISHED, FAILED, CANCELLED)) {
        if (from != to && (from.isWaiting() || from.isEnd())) {
          rows.add(new Row(from, to, EnumSet.of(Cause.SET_BY_USER)));
        }
      }
    }
  }
}
