package bellwether.query.events;

import static bellwether.store.Tables.JOB_DEFINITION;
import static bellwether.store.Tables.RUN;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import bellwether.model.json.JsonWriter;
import bellwether.query.jobs.JobPattern;
import bellwether.store.Tables.Event;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.Tables.Run;
import bellwether.store.dialect.Dialect;
import bellwether.store.dialect.Dialects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The jobs and members whose events are asked for.
///
/// @param whole numbers of jobs
/// @param members of other jobs
/// @param patterns by which the whole jobs were named; none: by numbers
record Targets(Set<Long> whole, Set<Member> members, List<JobPattern> patterns) {
  /// So many events are found first and then read; of more, all events are looked through.
  private static final int FEW = 100_000;

  /// More jobs than these are looked up event by event.
  private static final int MANY_JOBS = 5_000;

  /// A member of an array.
  record Member(long job, int ordinal) {}

  /// Those that users named, in some runs.
  ///
  /// @param runs null: in any
  static Targets named(
      DSLContext dsl, Collection<JobPattern> patterns, @Nullable Collection<Long> runs) {
    var whole = patterns.stream().filter(pattern -> pattern.key() == null).toList();
    var targets = new Targets(new LinkedHashSet<>(), new LinkedHashSet<>(), whole);
    for (var pattern : patterns) {
      dsl.select(JobDefinition.ID, JobDefinition.FIRST_KEY)
          .from(JOB_DEFINITION)
          .where(pattern.holds(Dialects.of(dsl)))
          .and(
              runs == null
                  ? noCondition()
                  : JobDefinition.RUN_ID.in(select(Run.ORIGIN_ID).from(RUN).where(Run.ID.in(runs))))
          .forEach(row -> targets.add(row.value1(), row.value2(), pattern.key()));
    }
    return targets;
  }

  private void add(long job, @Nullable Long firstKey, @Nullable Integer key) {
    if (key == null) {
      whole.add(job);
    } else {
      members.add(new Member(job, (int) (key - Objects.requireNonNull(firstKey))));
    }
  }

  /// Those with these numbers.
  static Targets numbered(DSLContext dsl, Collection<Long> memberIds) {
    var targets = new Targets(new LinkedHashSet<>(), new LinkedHashSet<>(), List.of());
    for (long id : memberIds) {
      dsl.select(
              JobDefinition.ID,
              JobDefinition.FIRST_KEY,
              JobDefinition.MEMBER_ID,
              JobDefinition.MEMBER_COUNT)
          .from(JOB_DEFINITION)
          .where(JobDefinition.MEMBER_ID.le(id))
          .orderBy(JobDefinition.MEMBER_ID.desc())
          .limit(1)
          .fetchOptional()
          .filter(row -> id < row.value3() + row.value4())
          .ifPresent(row -> {
            if (row.value2() == null) {
              targets.whole.add(row.value1());
            } else {
              targets.members.add(new Member(row.value1(), (int) (id - row.value3())));
            }
          });
    }
    return targets;
  }

  /// Whether events of this member are asked for.
  boolean has(long job, int ordinal) {
    return whole.contains(job) || members.contains(new Member(job, ordinal));
  }

  /// Of one member also what happened to all members before it had an event of its own.
  Condition holds(DSLContext dsl) {
    var dialect = Dialects.of(dsl);
    var either = new ArrayList<Condition>();
    if (!whole.isEmpty()) {
      either.add(ofWhole(dsl, dialect));
    }
    if (!members.isEmpty()) {
      either.add(ofMembers(dialect));
    }
    return either.isEmpty() ? falseCondition() : or(either);
  }

  private Condition ofWhole(DSLContext dsl, Dialect dialect) {
    if (whole.size() == 1) {
      return Event.JOB_ID.eq(whole.iterator().next());
    }
    if (whole.size() > MANY_JOBS && !patterns.isEmpty()) {
      return ofPatterns(dialect);
    }
    var ids = JsonWriter.write(List.copyOf(whole));
    var among = "in (" + dialect.values("{1}") + ")";
    int count =
        dsl.fetchCount(
            dsl.selectOne()
                .from(table("event"))
                .where(DSL.condition("job_id " + among.replace("{1}", "{0}"), val(ids)))
                .limit(FEW));
    return count < FEW
        ? DSL.condition("{0} " + among, Event.JOB_ID, val(ids))
        : DSL.condition(dialect.withoutIndex("{0}") + " " + among, Event.JOB_ID, val(ids));
  }

  private Condition ofPatterns(Dialect dialect) {
    return exists(
        selectOne()
            .from(JOB_DEFINITION)
            .where(JobDefinition.ID.eq(Event.JOB_ID))
            .and(or(patterns.stream().map(pattern -> pattern.holds(dialect)).toList())));
  }

  private Condition ofMembers(Dialect dialect) {
    var list =
        JsonWriter.write(
            members.stream()
                .map(member -> Map.of("job", member.job(), "ordinal", member.ordinal()))
                .toList());
    var target = dialect.items("{1}", "target");
    var job = dialect.field("target.value", "job");
    var ordinal = dialect.field("target.value", "ordinal");
    return DSL.condition(
        """
        {0} in (
          select own.seq from %1$s cross join event own on own.job_id = %2$s and own.ordinal = %3$s
          union all
          select shared.seq from %1$s cross join event shared on shared.job_id = %2$s and shared.ordinal is null
            and shared.seq < coalesce(
              (select min(own.seq) from event own where own.job_id = %2$s and own.ordinal = %3$s), 9223372036854775807))
        """
            .formatted(target, job, ordinal),
        Event.SEQ,
        val(list));
  }
}
