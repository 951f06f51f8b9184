package bellwether.query.measured.processes;

import bellwether.model.Micros;
import bellwether.query.table.IsoTimes;
import bellwether.query.table.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A measured thread.
///
/// @param process the id of its process
/// @param job the scheduler's id of its job
/// @param index which thread of its process it is, from 0
/// @param number what the system called it
/// @param counters what was counted of it
public record ThreadMeasurement(
    long process,
    String job,
    int attempt,
    int index,
    long number,
    Instant start,
    Instant end,
    Map<String, Long> counters)
    implements Row {

  @Override
  public Map<String, @Nullable Object> columns() {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("process_pk", process);
    columns.put("process", process);
    columns.put("job", job);
    columns.put("jobid", job);
    columns.put("attempt", attempt);
    columns.put("thread", index);
    columns.put("tid", number);
    columns.put("start", IsoTimes.text(start));
    columns.put("end", IsoTimes.text(end));
    columns.put("start_us", Micros.of(start));
    columns.put("end_us", Micros.of(end));
    counters.forEach(columns::putIfAbsent);
    return columns;
  }
}
