package bellwether.query.jobs;

import static org.jooq.impl.DSL.noCondition;

import bellwether.model.JobState;
import bellwether.query.ResultRow;
import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.Iteration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Members as they are.
record PresentMembers(DSLContext dsl, JobFilter filter) implements MemberSource {

  @Override
  public List<MemberRange> settled(List<MemberRange> pieces) {
    return pieces;
  }

  @Override
  public List<Member> members(List<MemberRange> pieces) {
    var query =
        MemberRows.select(dsl)
            .where(MemberRange.among(pieces, Iteration.JOB_ID, Iteration.ORDINAL))
            .and(states(pieces))
            .and(filter.started().holds(Attempt.START_TIME))
            .orderBy(Iteration.JOB_ID, Iteration.ORDINAL);
    var members = new ArrayList<Member>();
    ResultRow.each(dsl, query, row -> members.add(Member.of(row)));
    return members;
  }

  /// Only where a missing row cannot be taken for a waiting member.
  private Condition states(List<MemberRange> pieces) {
    boolean waiting = pieces.stream().anyMatch(piece -> filter.wantsWaiting(piece.head().common()));
    return waiting || filter.states().isEmpty()
        ? noCondition()
        : Iteration.STATE.in(filter.states().stream().map(JobState::name).toList());
  }
}
