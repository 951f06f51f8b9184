package bellwether.store.archive.internal;

import bellwether.store.archive.SaturatedSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Adds up a settled stage's rows, as EPMT does.
final class StagedSums {
  private final Stage stage;
  private final List<Integer> summed;

  StagedSums(Stage stage) {
    this.stage = stage;
    this.summed =
        IntStream.range(0, stage.plan.size())
            .filter(i -> !ProcessColumns.UNSUMMED.contains(stage.plan.name(i)))
            .boxed()
            .toList();
  }

  /// The sums of all processes that have the same tags.
  ///
  /// @param tags key-sorted JSON
  /// @param counters what at least one of them has
  /// @param spans when at least one of them ran
  record Operation(
      String tags,
      long processes,
      long threads,
      long duration,
      long cpuTime,
      long start,
      long end,
      Map<String, Long> counters,
      byte[] spans) {}

  /// All of them, by the text of their tags.
  void operations(Consumer<Operation> consumer) throws SQLException {
    each(
        """
        SELECT tags, count(*), sum(numtids)::BIGINT, coalesce(sum(epoch_us("end") - epoch_us(start)) FILTER ("end" >= start), 0)::BIGINT,
          %s, epoch_us(coalesce(min(start) FILTER ("end" >= start), min(start))),
          epoch_us(coalesce(max("end") FILTER ("end" >= start), min(start))), %s
        FROM processes GROUP BY tags ORDER BY tags
        """
            .formatted(SaturatedSums.sql("cpu_time"), sums()),
        rows -> {
          while (rows.next()) {
            consumer.accept(operation(rows));
          }
          return rows;
        });
  }

  private Operation operation(ResultSet row) throws SQLException {
    var tags = row.getString(1);
    return new Operation(
        tags,
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        counters(row, 8),
        stage.spans(tags));
  }

  /// EPMT's sums of a job: every counter, then its processes and threads.
  Map<String, Long> ofJob() throws SQLException {
    var sums =
        each(
            "SELECT %s FROM processes".formatted(sums()),
            rows -> {
              rows.next();
              return counters(rows, 1);
            });
    if (stage.misbehaved.any()) {
      sums.put(ProcessColumns.CYCLES, -1L);
    }
    sums.put("num_procs", (long) stage.times.size());
    sums.put("num_threads", stage.threadCount());
    return sums;
  }

  private Map<String, Long> counters(ResultSet row, int first) throws SQLException {
    var counters = new LinkedHashMap<String, Long>();
    for (int i = 0; i < summed.size(); i++) {
      long sum = row.getLong(first + i);
      if (!row.wasNull()) {
        counters.put(stage.plan.name(summed.get(i)), sum);
      }
    }
    return counters;
  }

  private String sums() {
    return summed.stream()
        .map(i -> SaturatedSums.sql(ProcessColumns.quoted(stage.plan.columns().get(i))))
        .collect(Collectors.joining(", "));
  }

  /// The exit code of the earliest process.
  @Nullable Long earliestExitCode() throws SQLException {
    return each(
        "SELECT exit_code FROM processes POSITIONAL JOIN tree WHERE place = 0",
        rows -> rows.next() && rows.getObject(1) != null ? (Long) rows.getLong(1) : null);
  }

  private <T extends @Nullable Object> T each(String sql, RowsFunction<T> function)
      throws SQLException {
    try (var statement = stage.connection().createStatement();
        var rows = statement.executeQuery(sql)) {
      return function.apply(rows);
    }
  }

  /// Makes something of rows.
  private interface RowsFunction<T extends @Nullable Object> {
    T apply(ResultSet rows) throws SQLException;
  }

  /// The operations' tags as EPMT lists them: without the empty ones.
  List<Operation> all() throws SQLException {
    var all = new ArrayList<Operation>();
    operations(all::add);
    return all;
  }
}
