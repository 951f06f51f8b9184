package bellwether.query.jobs;

import static bellwether.store.Tables.ATTEMPT;
import static bellwether.store.Tables.EVENT;

import bellwether.query.ResultRow;
import bellwether.query.TimeRange;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.Event;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Members as a run left them with whose jobs a later one went on: what the events until then say.
/// Of a job in several pieces the events are read once. Not thread-safe.
final class PastMembers implements MemberSource {
  private final DSLContext dsl;
  private final TimeRange started;
  private final long run;
  private final Map<Long, PastStates> known = new HashMap<>();

  /// @param started when a member's last attempt was
  /// @param run the earlier run
  PastMembers(DSLContext dsl, TimeRange started, long run) {
    this.dsl = dsl;
    this.started = started;
    this.run = run;
  }

  @Override
  public List<MemberRange> settled(List<MemberRange> pieces) {
    if (pieces.stream().anyMatch(piece -> !known.containsKey(piece.head().id()))) {
      known.clear();
      pieces.forEach(piece -> known.put(piece.head().id(), new PastStates(piece.head().count())));
      readEvents(pieces);
    }
    return pieces.stream()
        .map(piece -> new MemberRange(states(piece).head(piece.head()), piece.from(), piece.to()))
        .toList();
  }

  private PastStates states(MemberRange piece) {
    return Objects.requireNonNull(known.get(piece.head().id()));
  }

  private void readEvents(List<MemberRange> pieces) {
    var query =
        dsl.select(Event.JOB_ID, Event.ORDINAL, Event.TO_STATE, Event.CAUSE)
            .from(EVENT)
            .where(MemberRange.ofJobs(pieces, Event.JOB_ID))
            .and(Event.RUN_ID.le(run))
            .orderBy(Event.JOB_ID, Event.SEQ);
    ResultRow.each(dsl, query, this::readEvent);
  }

  private boolean readEvent(ResultRow row) throws SQLException {
    // Jobs between the wanted ones are not among them.
    var states = known.get(row.number(1));
    if (states == null) {
      return true;
    }
    var ordinal = row.integerOrNull(2);
    var state = StoredWords.state(row.text(3), run);
    var cause = StoredWords.cause(row.text(4), run);
    if (ordinal == null) {
      states.common(state, cause);
    } else {
      states.own(ordinal, state, cause);
    }
    return true;
  }

  @Override
  public List<Member> members(List<MemberRange> pieces) {
    var attempts = lastAttempts(pieces);
    var members = new ArrayList<Member>();
    for (var piece : pieces) {
      for (int ordinal = piece.from(); ordinal < piece.to(); ordinal++) {
        var member = member(piece, ordinal, attempts.get(new Key(piece.head().id(), ordinal)));
        if (member != null && started.contains(member.row().startTime())) {
          members.add(member);
        }
      }
    }
    return members;
  }

  private @Nullable Member member(MemberRange piece, int ordinal, @Nullable JobRow attempt) {
    var states = states(piece);
    var state = states.state(ordinal);
    if (state == null) {
      return null;
    }
    var row = attempt == null ? piece.head().waiting(ordinal) : attempt;
    return new Member(piece.head().id(), ordinal, row.in(state, states.cause(ordinal)));
  }

  private record Key(long job, int ordinal) {}

  /// The last attempts until then.
  private Map<Key, JobRow> lastAttempts(List<MemberRange> pieces) {
    var query =
        MemberRows.selectAttempts(dsl)
            .from(ATTEMPT)
            .where(MemberRange.among(pieces, Attempt.JOB_ID, Attempt.ORDINAL))
            .and(Attempt.RUN_ID.le(run))
            .orderBy(Attempt.JOB_ID, Attempt.ORDINAL, Attempt.NUMBER);
    var attempts = new HashMap<Key, JobRow>();
    ResultRow.each(
        dsl,
        query,
        row -> {
          var member = Member.of(row);
          attempts.put(new Key(member.job(), member.ordinal()), member.row());
          return true;
        });
    return attempts;
  }
}
