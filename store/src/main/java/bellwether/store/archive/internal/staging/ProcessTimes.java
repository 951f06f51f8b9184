package bellwether.store.archive.internal.staging;

import bellwether.collect.ProcessRecord;
import java.util.HashMap;
import java.util.Map;

/// What the order and the tree of a job's processes need of each, by the sequence in which they
/// came.
public final class ProcessTimes {
  final LongColumn start = new LongColumn();
  final LongColumn end = new LongColumn();
  final LongColumn pid = new LongColumn();
  final LongColumn parentPid = new LongColumn();
  final LongColumn cpuTime = new LongColumn();
  private final LongColumn tags = new LongColumn();
  private int earliest;
  private long earliestExitCode = ProcessRecord.ABSENT;
  private final Map<String, Integer> hosts = new HashMap<>();

  /// Which host each process ran on; in use only where there are several.
  private final LongColumn host = new LongColumn();

  /// @param tagNumber of its tags
  void add(ProcessRecord process, long cpu, int tagNumber) {
    start.add(process.start());
    end.add(process.end());
    pid.add(process.pid());
    parentPid.add(process.parentPid());
    cpuTime.add(cpu);
    tags.add(tagNumber);
    addHost(process.host());
    if (size() == 1 || compare(size() - 1, earliest) < 0) {
      earliest = size() - 1;
      earliestExitCode = process.exitCode();
    }
  }

  /// The exit code of the first process in order; [ProcessRecord#ABSENT] where it has none.
  public long earliestExitCode() {
    return earliestExitCode;
  }

  private void addHost(String name) {
    int number = hosts.computeIfAbsent(name, _ -> hosts.size());
    if (number > 0) {
      while (host.size() < size() - 1) {
        host.add(0);
      }
      host.add(number);
    }
  }

  /// The number of the host of a process.
  long host(int sequence) {
    return sequence < host.size() ? host.get(sequence) : 0;
  }

  /// The number of the tags of a process.
  int tags(int sequence) {
    return (int) tags.get(sequence);
  }

  public int size() {
    return start.size();
  }

  /// By start, then by pid; -1, 0, 1.
  int compare(int one, int other) {
    int byStart = Long.compare(start.get(one), start.get(other));
    return byStart == 0 ? Long.compare(pid.get(one), pid.get(other)) : byStart;
  }
}
