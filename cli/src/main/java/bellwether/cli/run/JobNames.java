package bellwether.cli.run;

import bellwether.model.Event;
import bellwether.model.JobDescription;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The jobs of a run by their numbers in the catalog, which come in blocks. Thread-safe.
final class JobNames {
  private final TreeMap<Long, List<JobDescription>> blocks = new TreeMap<>();

  /// Adds a block of jobs of which the first has this number.
  synchronized void add(long first, List<JobDescription> jobs) {
    blocks.put(first, jobs);
  }

  /// The job of this number; null: not known.
  synchronized @Nullable JobDescription get(long id) {
    var block = blocks.floorEntry(id);
    if (block == null || id - block.getKey() >= block.getValue().size()) {
      return null;
    }
    return block.getValue().get((int) (id - block.getKey()));
  }

  /// `job`, or `job:key` for an event of one iteration; its number where the job is not known.
  String of(Event event) {
    var job = get(event.job());
    if (job == null) {
      return "#" + event.job();
    }
    return event.ordinal() == Event.ALL ? job.name() : job.memberName(event.ordinal());
  }
}
