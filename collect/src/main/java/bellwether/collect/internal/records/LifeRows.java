package bellwether.collect.internal.records;

import static bellwether.collect.ProcessRecord.ABSENT;

import bellwether.collect.ProcessRecord;
import bellwether.collect.ThreadTimes;
import bellwether.collect.internal.MeasuredCounters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the life of a process into the rows of the archive: one for each program that it ran.
///
/// CPU times, faults and context switches belong to the program that caused them. What /proc counts
/// for the process as a whole (input and output, the scheduler's figures) and what its children
/// used stands with the last program.
final class LifeRows {
  private final ProcessLife life;
  private final String host;
  private final Map<String, String> tags;
  private final List<ProcessRecord> rows = new ArrayList<>(1);

  private LifeRows(ProcessLife life, String host, Map<String, String> tags) {
    this.life = life;
    this.host = host;
    this.tags = tags;
  }

  /// The rows, by time.
  ///
  /// @param tags that all processes of the job have besides their own
  static List<ProcessRecord> of(ProcessLife life, String host, Map<String, String> tags) {
    var rows = new LifeRows(life, host, tags);
    rows.add();
    return rows.rows;
  }

  /// The process as a whole in one row, with its last program.
  static ProcessRecord whole(ProcessLife life, String host, Map<String, String> tags) {
    var rows = new LifeRows(life, host, tags);
    var last = life.isUnseen() ? rows.unseen() : life.program();
    rows.addLast(0, last.first());
    return rows.rows.getFirst();
  }

  private void add() {
    var programs = life.isUnseen() ? List.of(unseen()) : life.programs;
    for (int i = 0; i < programs.size() - 1; i++) {
      addEarlier(i, programs.get(i), programs.get(i + 1));
    }
    addLast(programs.size() - 1, programs.getLast());
  }

  private Program unseen() {
    var known =
        life.parentLife == null ? Map.<String, String>of() : life.parentLife.program().tags();
    return new Program("[unseen]", "", "", known, life.start, Usage.NONE);
  }

  /// A program that called exec has no end of its own.
  private void addEarlier(int place, Program program, Program next) {
    var values = new long[MeasuredCounters.ALL.size()];
    Arrays.fill(values, ABSENT);
    put(values, 0, next.before().minus(program.before()).withPeak(next.before().peakMemory()));
    var span = new long[] {start(place, program), life.wall(next.start())};
    rows.add(row(new Row(program, place, span, ABSENT, ABSENT, values), null, 1));
  }

  private void addLast(int place, Program program) {
    var own = own();
    var threads = life.threads;
    var values = new long[MeasuredCounters.ALL.size() * (threads.size() + 1)];
    Arrays.fill(values, ABSENT);
    if (own != null) {
      var main = own.minus(program.before());
      for (var thread : threads) {
        main = main.minus(thread.usage());
      }
      put(values, 0, main);
    }
    putProcess(values);
    threads.sort(Comparator.comparingLong(ThreadLife::start));
    for (int i = 0; i < threads.size(); i++) {
      putThread(values, (i + 1) * MeasuredCounters.ALL.size(), threads.get(i));
    }
    var span = new long[] {start(place, program), life.wall(end())};
    var row = new Row(program, place, span, exitCode(), exitSignal(), values);
    rows.add(row(row, threads.isEmpty() ? null : times(span), threads.size() + 1));
  }

  private long start(int place, Program program) {
    return life.wall(place == 0 ? life.start : program.start());
  }

  /// What the process used itself, without its children; null: nobody knows.
  private @Nullable Usage own() {
    var end = life.end;
    var reaping = life.reaping;
    if (reaping == null && end != null && !end.isSealed()) {
      return end.self();
    }
    if (reaping == null) {
      var counted = life.countedByParent;
      return counted == null ? null : counted.minus(children()).withPeak(ABSENT);
    }
    var own = reaping.usage().minus(children());
    return end == null ? own : own.withPeak(end.self().peakMemory());
  }

  private Usage children() {
    var end = life.end;
    return end == null || end.isSealed() ? life.reapedChildren : end.children();
  }

  private long end() {
    var end = life.end;
    if (end != null && !end.isSealed()) {
      return end.time();
    }
    return life.reaping == null ? life.lastSeen : life.reaping.time();
  }

  private long exitCode() {
    if (life.reaping != null) {
      int status = life.reaping.status();
      return (status & 0x7f) == 0 ? status >> 8 & 0xff : ABSENT;
    }
    return life.end == null || life.end.exitCode() < 0 ? ABSENT : life.end.exitCode();
  }

  private long exitSignal() {
    return life.reaping == null ? life.end == null ? ABSENT : 0 : life.reaping.status() & 0x7f;
  }

  private static void put(long[] values, int at, Usage usage) {
    System.arraycopy(usage.values(), 0, values, at, usage.values().length);
  }

  private void putProcess(long[] values) {
    var children = children();
    values[MeasuredCounters.CHILDREN] = children.minorFaults();
    values[MeasuredCounters.CHILDREN + 1] = children.majorFaults();
    values[MeasuredCounters.CHILDREN + 2] = children.userTime();
    values[MeasuredCounters.CHILDREN + 3] = children.systemTime();
    var end = life.end;
    if (end != null) {
      values[MeasuredCounters.CHILDREN + 4] = end.threads();
      putKernel(values, 0, end.kernel());
    }
  }

  private static void putKernel(long[] values, int at, KernelCounters kernel) {
    values[at + MeasuredCounters.CHILDREN + 5] = kernel.startTime();
    values[at + MeasuredCounters.CHILDREN + 6] = kernel.processor();
    values[at + MeasuredCounters.CHILDREN + 7] = kernel.blockDelay();
    values[at + MeasuredCounters.CHILDREN + 8] = kernel.guestTime();
    for (int i = 0; i < MeasuredCounters.ACCOUNTED_COUNT; i++) {
      values[at + MeasuredCounters.ACCOUNTED + i] = kernel.accounted(i);
    }
    values[at + MeasuredCounters.ACCOUNTED + MeasuredCounters.ACCOUNTED_COUNT] =
        kernel.memorySize();
  }

  private static void putThread(long[] values, int at, ThreadLife thread) {
    put(values, at, thread.usage());
    putKernel(values, at, thread.kernel());
  }

  private ThreadTimes times(long[] span) {
    int count = life.threads.size() + 1;
    var times = new ThreadTimes(new long[count], new long[count], new long[count]);
    times.ids()[0] = life.pid;
    times.starts()[0] = span[0];
    times.ends()[0] = span[1];
    for (int i = 1; i < count; i++) {
      var thread = life.threads.get(i - 1);
      times.ids()[i] = thread.id();
      times.starts()[i] = life.wall(thread.start());
      times.ends()[i] = life.wall(thread.end());
    }
    return times;
  }

  /// What is different in each row of a process.
  ///
  /// @param place of the program among those of the process
  /// @param span start and end, microseconds since 1970
  @SuppressWarnings("ArrayRecordComponent") // lives as long as its row is made
  private record Row(
      Program program, int place, long[] span, long exitCode, long exitSignal, long[] values) {}

  private ProcessRecord row(Row row, @Nullable ThreadTimes times, int threads) {
    var program = row.program();
    return new ProcessRecord(
        host,
        JoinedTags.of(program.tags(), tags),
        program.exename(),
        program.path(),
        program.args(),
        row.exitCode(),
        row.exitSignal(),
        life.pid,
        row.place(),
        life.parent,
        life.group,
        life.session,
        threads,
        row.span()[0],
        Math.max(row.span()[0], row.span()[1]),
        MeasuredCounters.ALL,
        row.values(),
        times);
  }
}
