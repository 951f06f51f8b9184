package bellwether.store.archive.internal.staging;

import bellwether.collect.OperationSums;
import bellwether.store.archive.SaturatedSums;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A settled stage's rows added up, as EPMT does: by the tags of the processes, and all together.
public final class StagedSums {
  private static final int FIRST_COUNTER = 8;

  private final StagedJob stage;
  private final List<Integer> summed;
  private final @Nullable BigInteger[] totals;
  private final List<OperationSums> operations = new ArrayList<>();

  private StagedSums(StagedJob stage) {
    this.stage = stage;
    this.summed =
        IntStream.range(0, stage.plan.size()).filter(stage.plan::isSummed).boxed().toList();
    this.totals = new @Nullable BigInteger[summed.size()];
  }

  /// Adds up the rows of a stage.
  public static StagedSums of(StagedJob stage) throws SQLException {
    var sums = new StagedSums(stage);
    try (var statement = stage.connection().createStatement();
        var rows = statement.executeQuery(sums.sql())) {
      while (rows.next()) {
        sums.operations.add(sums.operation(rows));
      }
    }
    return sums;
  }

  /// All of them, by the text of their tags.
  public List<OperationSums> operations() {
    return operations;
  }

  private String sql() {
    var counters =
        summed.stream()
            .map(column ->
                "sum(%s)".formatted(ProcessColumns.quoted(stage.plan.columns().get(column))))
            .collect(Collectors.joining(", "));
    return """
    SELECT tags, count(*), sum(numtids)::BIGINT, coalesce(sum(epoch_us("end") - epoch_us(start)) FILTER ("end" >= start), 0)::BIGINT,
      %s, epoch_us(coalesce(min(start) FILTER ("end" >= start), min(start))),
      epoch_us(coalesce(max("end") FILTER ("end" >= start), min(start))), %s
    FROM processes GROUP BY tags ORDER BY tags
    """
        .formatted(SaturatedSums.sql("cpu_time"), counters);
  }

  private OperationSums operation(ResultSet row) throws SQLException {
    var tags = row.getString(1);
    return new OperationSums(
        tags,
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        counters(row),
        stage.spans(tags));
  }

  private Map<String, Long> counters(ResultSet row) throws SQLException {
    var counters = new LinkedHashMap<String, Long>();
    for (int i = 0; i < totals.length; i++) {
      var sum = (BigInteger) row.getObject(FIRST_COUNTER + i);
      if (sum != null) {
        var before = totals[i];
        totals[i] = before == null ? sum : before.add(sum);
        counters.put(name(i), SaturatedSums.of(sum));
      }
    }
    return counters;
  }

  private String name(int place) {
    return stage.plan.name(summed.get(place));
  }

  /// EPMT's sums of a job: every counter, then its processes and threads.
  public Map<String, Long> ofJob() {
    var sums = new LinkedHashMap<String, Long>();
    for (int i = 0; i < totals.length; i++) {
      var total = totals[i];
      if (total != null) {
        sums.put(name(i), SaturatedSums.of(total));
      }
    }
    if (stage.misbehaved.any()) {
      sums.put(ProcessColumns.CYCLES, -1L);
    }
    sums.put("num_procs", (long) stage.times.size());
    sums.put("num_threads", stage.threadCount());
    return sums;
  }
}
