package bellwether.store.archive.internal.staging;

import static bellwether.collect.ProcessRecord.ABSENT;

import bellwether.collect.OperationSums;
import bellwether.collect.ProcessRecord;
import bellwether.store.archive.SaturatedSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What [StagedSums] adds up in SQL, for a few processes in memory.
final class AttemptSums {
  private final CounterPlan plan;
  private final RowValues values;
  private final Group[] groups;
  private final long[] totals;
  private long threads;

  private AttemptSums(CounterPlan plan, int groups) {
    this.plan = plan;
    values = new RowValues(plan, new CounterFaults());
    this.groups = new Group[groups];
    Arrays.setAll(this.groups, i -> new Group(plan.size()));
    totals = new long[plan.size()];
    Arrays.fill(totals, ABSENT);
  }

  /// By what the processes are put together.
  ///
  /// @param order their sequence numbers by start
  record Groups(ProcessTimes times, TagNumbers tags, int[] order) {}

  static AttemptSums of(List<ProcessRecord> processes, CounterPlan plan, Groups by) {
    var sums = new AttemptSums(plan, by.tags().size());
    for (int i = 0; i < processes.size(); i++) {
      sums.add(processes.get(i), by.times().cpuTime.get(i), sums.groups[by.times().tags(i)]);
    }
    var spans = OperationSpans.of(by.times(), by.tags(), by.order());
    for (int i = 0; i < sums.groups.length; i++) {
      sums.groups[i].tags = by.tags().text(i);
      sums.groups[i].spans = Objects.requireNonNull(spans.get(sums.groups[i].tags));
    }
    return sums;
  }

  /// The sums of processes with the same tags.
  private static final class Group {
    private String tags = "";
    private byte[] spans = {};
    private long processes;
    private long threads;
    private long duration;
    private long cpuTime;
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private final long[] counters;

    Group(int size) {
      counters = new long[size];
      Arrays.fill(counters, ABSENT);
    }
  }

  private void add(ProcessRecord process, long cpuTime, Group group) {
    group.processes++;
    group.threads += process.threadCount();
    threads += process.threadCount();
    group.duration += process.end() - process.start();
    group.cpuTime = SaturatedSums.plus(group.cpuTime, cpuTime);
    group.start = Math.min(group.start, process.start());
    group.end = Math.max(group.end, process.end());
    for (int column = 0; column < plan.size(); column++) {
      long value = plan.isSummed(column) ? values.value(process, column) : ABSENT;
      if (value != ABSENT) {
        group.counters[column] = plus(group.counters[column], value);
        totals[column] = plus(totals[column], value);
      }
    }
  }

  private static long plus(long sum, long value) {
    return sum == ABSENT ? value : SaturatedSums.plus(sum, value);
  }

  long threads() {
    return threads;
  }

  List<OperationSums> operations() {
    var operations = new ArrayList<OperationSums>();
    for (var group : groups) {
      operations.add(
          new OperationSums(
              group.tags,
              group.processes,
              group.threads,
              group.duration,
              group.cpuTime,
              group.start,
              group.end,
              named(group.counters),
              group.spans));
    }
    operations.sort(Comparator.comparing(OperationSums::tags));
    return operations;
  }

  Map<String, Long> ofJob() {
    var sums = named(totals);
    sums.put("num_procs", Arrays.stream(groups).mapToLong(group -> group.processes).sum());
    sums.put("num_threads", threads);
    return sums;
  }

  private Map<String, Long> named(long[] sums) {
    var named = new LinkedHashMap<String, Long>();
    for (int column = 0; column < sums.length; column++) {
      if (sums[column] != ABSENT) {
        named.put(plan.name(column), sums[column]);
      }
    }
    return named;
  }
}
