package bellwether.query.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;

/// Members `from` to `to - 1` of a job: what one query fetches of it.
record MemberRange(JobHead head, int from, int to) {

  int size() {
    return to - from;
  }

  boolean isWhole() {
    return size() == head.count();
  }

  /// The members of a job that any of the patterns means, in pieces of at most `limit`.
  public static List<MemberRange> of(JobHead head, List<JobPattern> patterns, int limit) {
    var ordinals = new TreeSet<Integer>();
    var iterations = head.iterations();
    for (var pattern : patterns) {
      if (pattern.matches(head.name())) {
        if (pattern.key() == null || iterations == null) {
          return cut(head, limit);
        }
        ordinals.add(pattern.key() - iterations.start());
      }
    }
    return patterns.isEmpty()
        ? cut(head, limit)
        : ordinals.stream()
            .filter(ordinal -> ordinal >= 0 && ordinal < head.count())
            .map(ordinal -> new MemberRange(head, ordinal, ordinal + 1))
            .toList();
  }

  /// The condition on rows of the members of pieces: whole ones, or a part of one job.
  static Condition among(List<MemberRange> pieces, Field<Long> job, Field<Long> ordinal) {
    var first = pieces.getFirst();
    return first.isWhole()
        ? ofJobs(pieces, job)
        : ofJobs(pieces, job).and(ordinal.between((long) first.from(), first.to() - 1L));
  }

  /// The condition on rows of their jobs. Jobs without a gap are one stretch of the table.
  static Condition ofJobs(List<MemberRange> pieces, Field<Long> job) {
    var ids = pieces.stream().map(piece -> piece.head().id()).toList();
    long first = ids.getFirst();
    long last = ids.getLast();
    return last - first == ids.size() - 1 ? job.between(first, last) : job.in(ids);
  }

  private static List<MemberRange> cut(JobHead head, int limit) {
    var pieces = new ArrayList<MemberRange>();
    for (int from = 0; from < head.count(); from += limit) {
      pieces.add(new MemberRange(head, from, Math.min(head.count(), from + limit)));
    }
    return pieces;
  }
}
