package bellwether.store.archive;

import bellwether.collect.ProcessRecord;
import bellwether.collect.RecordLog;
import java.util.List;

/// How the processes of an attempt were recorded.
public sealed interface Recording {

  /// By the collector, in a file; it forgets the attempt once its processes are kept.
  record Log(RecordLog log) implements Recording {}

  /// In samples: of all processes but the attempt's own, the end is when they were last seen.
  ///
  /// @param processes the attempt's own first
  record Samples(List<ProcessRecord> processes) implements Recording {
    /// What [bellwether.collect.JobRecord#status] has under [#KEY] of a sampled job.
    public static final String SAMPLED = "sampled";

    /// The key in a job's status that says how its processes were recorded, unless in files.
    public static final String KEY = "recording";

    /// Copies the list.
    public Samples {
      processes = List.copyOf(processes);
    }
  }
}
