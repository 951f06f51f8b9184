package bellwether.collect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names of the counters that every thread of one file has, in the file's order.
///
/// Units and quirks of each name are those of papiex; the values of a process stand beside it in
/// [ProcessRecord#values]. A class rather than a record: it is asked for its size and for places at
/// each value of each process.
public final class Counters {
  /// The size of the virtual memory in bytes: our collector's, since papiex has it in another's
  /// place.
  public static final String MEMORY_SIZE = "vsize";

  /// The names that papiex 2 has, in the order of its source.
  public static final List<String> PAPIEX =
      List.of(
          "usertime",
          "systemtime",
          "rssmax",
          "minflt",
          "majflt",
          "inblock",
          "outblock",
          "vol_ctxsw",
          "invol_ctxsw",
          "cminflt",
          "cmajflt",
          "cutime",
          "cstime",
          "num_threads",
          "starttime",
          "processor",
          "delayacct_blkio_time",
          "guest_time",
          "rchar",
          "wchar",
          "syscr",
          "syscw",
          "read_bytes",
          "write_bytes",
          "cancelled_write_bytes",
          "time_oncpu",
          "time_waiting",
          "timeslices");

  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();
  private final int size;

  /// Copies the list.
  ///
  /// @param names as the collector wrote them: usertime, systemtime, rssmax …
  public Counters(List<String> names) {
    this.names = List.copyOf(names);
    this.size = names.size();
    for (int i = 0; i < size; i++) {
      places.putIfAbsent(names.get(i), i);
    }
  }

  /// The names in the file's order.
  public List<String> names() {
    return names;
  }

  /// How many there are.
  public int size() {
    return size;
  }

  /// Where a counter stands; -1: this file lacks it.
  public int indexOf(String name) {
    return places.getOrDefault(name, -1);
  }
}
