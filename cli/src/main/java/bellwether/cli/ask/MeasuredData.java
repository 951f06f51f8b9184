package bellwether.cli.ask;

import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Adds to jobs what was measured of them, some hundred jobs at a time, so that any number of them
/// need no more memory.
final class MeasuredData implements AutoCloseable {
  private static final int BLOCK = 500;

  private final Measurements measurements;
  private final BiConsumer<ListedJob, Map<String, @Nullable Object>> consumer;
  private final List<ListedJob> held = new ArrayList<>();

  /// @param consumer is given a job and what was measured of it under EPMT's names; nothing where a
  ///   run brought it
  MeasuredData(
      Measurements measurements, BiConsumer<ListedJob, Map<String, @Nullable Object>> consumer) {
    this.measurements = measurements;
    this.consumer = consumer;
  }

  void add(ListedJob job) {
    held.add(job);
    if (held.size() == BLOCK) {
      flush();
    }
  }

  private void flush() {
    var names =
        held.stream().filter(job -> job.imported() != null).map(job -> job.row().job()).toList();
    var found = new HashMap<String, JobMeasurement>();
    if (!names.isEmpty()) {
      measurements.jobs().ids(names).lastAttempts().list().forEach(job -> found.put(job.id(), job));
    }
    held.forEach(job -> consumer.accept(job, data(job, found)));
    held.clear();
  }

  private static Map<String, @Nullable Object> data(
      ListedJob job, Map<String, JobMeasurement> found) {
    var measured = job.imported() == null ? null : found.get(job.row().job());
    return measured == null ? Map.of() : measured.columns();
  }

  @Override
  public void close() {
    flush();
  }
}
