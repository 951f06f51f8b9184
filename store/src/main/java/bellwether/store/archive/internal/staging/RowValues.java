package bellwether.store.archive.internal.staging;

import static bellwether.collect.ProcessRecord.ABSENT;

import bellwether.collect.ProcessRecord;
import java.sql.SQLException;

/// The values of processes and threads in the order of their tables' columns.
///
/// @param plan says which counter a column has
/// @param misbehaved counts what cannot be
record RowValues(CounterPlan plan, CounterFaults misbehaved) {
  /// What is already known of a process.
  ///
  /// @param tags as key-sorted JSON
  record Known(String tags, long cpuTime) {}

  /// Appends the columns of [ProcessColumns#PROCESS_TABLE] and the counters, and ends the row.
  void appendProcess(RowAppender row, ProcessRecord process, Known known) throws SQLException {
    row.text(process.host()).text(known.tags()).text(process.exename());
    row.text(process.path()).text(process.args());
    row.number(process.exitCode()).number(process.exitSignal()).number(process.pid());
    row.number(process.generation()).number(process.parentPid()).number(process.groupId());
    row.number(process.sessionId()).integer(process.threadCount());
    row.time(process.start()).time(process.end()).number(known.cpuTime());
    row.number(largestResident(process));
    for (int column = 0; column < plan.size(); column++) {
      row.number(value(process, column));
    }
    row.end();
  }

  private static long largestResident(ProcessRecord process) {
    int place = process.threadCount() > 1 ? process.counters().indexOf("rssmax") : -1;
    return place < 0 ? ABSENT : ProcessValues.max(process, place);
  }

  /// The value of a column: the sum over the threads, or that of the first.
  long value(ProcessRecord process, int column) {
    int place = plan.place(column);
    if (place < 0) {
      return ABSENT;
    }
    if (!plan.isSummed(column)) {
      return process.value(0, place);
    }
    long sum = ProcessValues.sum(process, place);
    return plan.isCycles(column) && sum != ABSENT ? misbehaved.checked(sum, process.pid()) : sum;
  }

  /// Appends the number of a thread, its times and its counters, and ends the row.
  void appendThread(RowAppender row, ProcessRecord process, int thread) throws SQLException {
    var of = process.threads();
    row.integer(thread);
    row.number(of == null ? ABSENT : of.ids()[thread]);
    row.time(of == null ? ABSENT : of.starts()[thread]);
    row.time(of == null ? ABSENT : of.ends()[thread]);
    for (int column = 0; column < plan.size(); column++) {
      int place = plan.place(column);
      row.number(place < 0 ? ABSENT : process.value(thread, place));
    }
    row.end();
  }
}
