package bellwether.collect.internal.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process from its start to its end, as far as its records tell. Times are nanoseconds since the
/// machine's start. Not thread-safe.
final class ProcessLife {
  private static final long NANOS_PER_TICK = 10_000_000;

  final int pid;
  final long start;
  final int parent;
  final @Nullable ProcessLife parentLife;

  /// The programs that it ran. The first of a forked child that has not called exec is its
  /// parent's.
  final List<Program> programs = new ArrayList<>(1);

  final List<ThreadLife> threads = new ArrayList<>(0);
  private final long wallClock;
  private boolean isForked;
  private boolean isLeftOut;

  /// The tick in which the kernel started it; -1: not known.
  long startTicks = -1;

  int group;
  int session;
  long lastSeen;
  @Nullable End end;
  @Nullable Reaping reaping;
  Usage reapedChildren = Usage.NONE;

  /// What it used with its children, as its parent's count of reaped children shows; null: does not
  /// show.
  @Nullable Usage countedByParent;

  /// What a process says of itself at its end.
  ///
  /// @param isSealed whether it says so before it entered a sandbox, in which it is not seen
  record End(
      long time,
      int exitCode,
      int threads,
      Usage self,
      Usage children,
      KernelCounters kernel,
      boolean isSealed) {}

  /// What the one who reaped it says.
  ///
  /// @param status as wait(2) has it
  /// @param usage also of the children that it had reaped itself
  record Reaping(long time, int status, Usage usage) {}

  /// @param record the first record of it
  /// @param start its start, as well as it is known
  ProcessLife(RecordView record, long start, @Nullable ProcessLife parentLife) {
    this.pid = record.pid();
    this.parent = record.parent();
    this.start = start;
    this.parentLife = parentLife;
    this.wallClock = record.wall() - record.sinceBoot();
    this.lastSeen = record.sinceBoot();
    isLeftOut = parentLife != null && parentLife.isLeftOut;
  }

  /// One that begins as a copy of its parent.
  void goOnWith(Program program) {
    programs.add(program);
    isForked = true;
  }

  /// It runs a program of its own. What the first one finds used, by the start of the process and
  /// its loading, counts as its own.
  void execute(Program program) {
    if (isForked) {
      programs.clear();
      isForked = false;
    }
    programs.add(programs.isEmpty() ? program.first() : program);
  }

  /// What it said at its end that it and its children had used.
  Usage toldUsage() {
    return end == null ? Usage.NONE : end.self().plus(end.children());
  }

  /// Whether it ran a program that no record tells of: it ended by itself, and said nothing.
  boolean isUnseen() {
    boolean isSilent = end == null && reaping != null && (reaping.status() & 0x7f) == 0;
    return programs.isEmpty() || isForked && isSilent;
  }

  /// The program that it runs now.
  Program program() {
    return programs.isEmpty() ? Program.UNSEEN : programs.getLast();
  }

  void leaveOut() {
    isLeftOut = true;
  }

  boolean isLeftOut() {
    return isLeftOut;
  }

  /// Whether an image whose kernel start is in this tick can be one of its own: after an exec it is
  /// the same process.
  boolean startedIn(long ticks) {
    // A forked child says when it first ran, on a busy machine long after the kernel made it.
    return startTicks >= 0
        ? Math.abs(startTicks - ticks) <= 1
        : ticks <= start / NANOS_PER_TICK + 1;
  }

  /// A time in microseconds since 1970.
  long wall(long sinceBoot) {
    return (sinceBoot + wallClock) / 1000;
  }

  /// When the kernel started the process of an image: in the tick that it names, and no later than
  /// what it has computed since allows.
  static long startOf(RecordView image) {
    long earliest = image.startTicks() * NANOS_PER_TICK;
    long estimate = image.sinceBoot() - image.before().cpuTime() * 1000;
    long latest = Math.min(earliest + NANOS_PER_TICK - 1, image.sinceBoot());
    return Math.max(earliest, Math.min(estimate, latest));
  }
}
