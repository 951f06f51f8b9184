package bellwether.query.jobs;

import bellwether.model.Micros;
import bellwether.query.ResultRow;
import bellwether.store.StoredWords;
import java.sql.SQLException;

/// A member that has a row of its own, as its columns say, before its job's head is put to it.
///
/// @param row under the job's name, and by the run that made the attempt where there was one
record Member(long job, int ordinal, JobRow row) {

  /// From the columns of [MemberRows#select].
  static Member of(ResultRow row) throws SQLException {
    return new Member(row.number(1), (int) row.number(2), row(row));
  }

  private static JobRow row(ResultRow row) throws SQLException {
    return new JobRow(
        row.numberOrNull(6),
        "",
        null,
        StoredWords.state(row.text(3), row.numberOrNull(6)),
        (int) row.number(5),
        row.integerOrNull(7),
        row.integerOrNull(8),
        StoredWords.cause(row.text(4), row.numberOrNull(6)),
        row.timeOrNull(9),
        row.timeOrNull(10),
        Micros.spanOrNull(row.numberOrNull(14)),
        MemberRows.bytes(row.numberOrNull(15)),
        MemberRows.nodes(row.text(11)),
        row.text(12),
        row.text(13),
        null);
  }

  boolean is(JobHead head, int ordinal) {
    return this.ordinal == ordinal && job == head.id();
  }

  JobRow of(JobHead head) {
    return new JobRow(
        row.run() == null ? head.origin() : row.run(),
        head.memberName(ordinal),
        head.value(ordinal),
        row.state(),
        row.attempts(),
        row.exitCode(),
        row.signal(),
        row.cause(),
        row.startTime(),
        row.endTime(),
        row.cpuTime(),
        row.peakMemory(),
        row.nodes(),
        row.stdout(),
        row.stderr(),
        head.memberId(ordinal));
  }
}
