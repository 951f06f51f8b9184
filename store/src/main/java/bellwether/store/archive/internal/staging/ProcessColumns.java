package bellwether.store.archive.internal.staging;

import bellwether.collect.Counters;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The columns of the archive's files, besides the counters that only some jobs have.
///
/// The files leave out what follows from other columns at once; the views of a connection add it:
/// `duration`, `vsize_bytes`, and `rssmax_max` where a process has one thread.
public final class ProcessColumns {
  /// The counters of papiex that every file has, null where the collector lacked them.
  public static final List<String> CORE = Counters.PAPIEX;

  /// Never summed: EPMT's setting `skip_for_thread_sums`, and what all threads share. Their column
  /// holds the first thread's.
  static final Set<String> UNSUMMED = Set.of("num_threads", "starttime", Counters.MEMORY_SIZE);

  public static final String CYCLES = "rdtsc_duration";

  /// As they stand in the tables on the way to a file; the tree is beside.
  public static final String PROCESS_TABLE =
      """
      host VARCHAR, tags VARCHAR, exename VARCHAR, path VARCHAR, args VARCHAR,
      exit_code BIGINT, exit_signal BIGINT, pid BIGINT, generation BIGINT, ppid BIGINT, pgid BIGINT,
      sid BIGINT, numtids INTEGER, start TIMESTAMP, "end" TIMESTAMP, cpu_time BIGINT,
      rssmax_max BIGINT\
      """;

  public static final String THREAD_TABLE =
      "process INTEGER, thread INTEGER, tid BIGINT, start TIMESTAMP, \"end\" TIMESTAMP";

  private ProcessColumns() {}

  /// A name as SQL takes it, whatever is in it.
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  public static String list(List<String> names) {
    return names.stream().map(ProcessColumns::quoted).collect(Collectors.joining(", "));
  }

  /// Declarations of counters.
  public static String declared(List<String> names) {
    return names.stream().map(name -> quoted(name) + " BIGINT").collect(Collectors.joining(", "));
  }
}
