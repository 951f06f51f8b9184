package bellwether.query.jobs;

import static bellwether.store.Tables.JOB_DEFINITION;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.val;

import bellwether.query.ResultRow;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.dialect.Dialect;
import bellwether.store.dialect.Dialects;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// One walk over jobs and their members.
///
/// It asks for some hundred jobs at a time, and then for some thousand members: memory stays small,
/// and no lock on the catalog is held while the consumer is busy, such as with a pager. Jobs come
/// by their number, so that each block of members is one stretch of the table.
final class JobScan {
  private static final int JOBS = 2_000;
  private static final int MEMBERS = 2_000;

  private final DSLContext dsl;
  private final Dialect dialect;
  private final JobFilter filter;
  private final MemberSource source;
  private final Predicate<JobRow> wantsMore;
  private final List<MemberRange> pending = new ArrayList<>();
  private int pendingSize;
  private boolean more = true;

  JobScan(DSLContext dsl, JobFilter filter, Predicate<JobRow> wantsMore) {
    this.dsl = dsl;
    this.dialect = Dialects.of(dsl);
    this.filter = filter;
    this.wantsMore = wantsMore;
    source =
        filter.leftBy() == null
            ? new PresentMembers(dsl, filter)
            : new PastMembers(dsl, filter.started(), filter.leftBy());
  }

  void run() {
    var bounds =
        dsl.select(min(JobDefinition.ID), max(JobDefinition.ID))
            .from(JOB_DEFINITION)
            .where(filter.onJob(dialect))
            .and(filter.ofOrigin())
            .fetchSingle();
    if (bounds.value1() != null) {
      walk(bounds.value1(), bounds.value2());
    }
  }

  private void walk(long first, long last) {
    for (long next = first; more && next <= last; ) {
      var heads = heads(next, last);
      for (var head : heads) {
        MemberRange.of(head, filter.jobs(), MEMBERS).forEach(this::add);
      }
      flush();
      if (heads.size() < JOBS) {
        return;
      }
      next = heads.getLast().id() + 1;
    }
  }

  private List<JobHead> heads(long first, long last) {
    var query =
        JobHead.select(dsl)
            .where(JobDefinition.ID.between(first, last))
            .and(ofOriginWithoutIndex())
            .and(org.jooq.impl.DSL.and(filter.onJob(dialect)))
            .orderBy(JobDefinition.ID)
            .limit(JOBS);
    var heads = new ArrayList<JobHead>(JOBS);
    ResultRow.each(dsl, query, row -> heads.add(JobHead.of(row)));
    return heads;
  }

  /// With the index, the database would sort all jobs of the run for each block.
  private Condition ofOriginWithoutIndex() {
    return switch (filter.brought()) {
      case BY_IMPORT -> condition(dialect.withoutIndex("{0}") + " is null", JobDefinition.RUN_ID);
      case BY_RUNS, BY_ANYBODY ->
          filter.origin() == null
              ? filter.ofOrigin()
              : condition(
                  dialect.withoutIndex("{0}") + " = {1}",
                  JobDefinition.RUN_ID,
                  val(filter.origin()));
    };
  }

  private void add(MemberRange piece) {
    if (!piece.isWhole() || pendingSize + piece.size() > MEMBERS) {
      flush();
    }
    pending.add(piece);
    pendingSize += piece.size();
    if (!piece.isWhole()) {
      flush();
    }
  }

  private void flush() {
    if (more && !pending.isEmpty()) {
      var pieces = source.settled(pending);
      var rows = source.members(pieces).iterator();
      var next = rows.hasNext() ? rows.next() : null;
      for (var piece : pieces) {
        next = emit(piece, next, rows);
      }
    }
    pending.clear();
    pendingSize = 0;
  }

  /// Hands over a piece's members; returns the first row that is of a later piece.
  private @Nullable Member emit(MemberRange piece, @Nullable Member first, Iterator<Member> rows) {
    var head = piece.head();
    boolean waiting = filter.wantsWaiting(head.common());
    var next = first;
    for (int ordinal = piece.from(); more && ordinal < piece.to(); ordinal++) {
      if (next != null && next.is(head, ordinal)) {
        var row = next.of(head);
        if (filter.wants(row.state())) {
          take(row);
        }
        next = rows.hasNext() ? rows.next() : null;
      } else if (waiting) {
        take(head.waiting(ordinal));
      }
    }
    return next;
  }

  private void take(JobRow row) {
    more = wantsMore.test(row);
  }
}
