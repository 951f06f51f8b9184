package bellwether.query.measured.processes;

import bellwether.query.Json;
import bellwether.query.table.MemoryTable;
import bellwether.store.archive.SaturatedSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How processes of the same kind are distributed.
public final class Percentiles {
  private static final List<String> FEATURES = List.of("duration", "cpu_time", "rssmax");
  private static final Map<String, Integer> AT = new LinkedHashMap<>();

  static {
    AT.put("_p50", 50);
    AT.put("_p90", 90);
    AT.put("_p99", 99);
  }

  private final List<String> columns = new ArrayList<>();
  private final StringBuilder selected = new StringBuilder();
  private final String column;

  private Percentiles(ProcessScope scope, String column) {
    this.column = column;
    columns.add(column);
    columns.add("num_procs");
    selected.append("CAST(%s AS VARCHAR) AS kind, count(*)".formatted(Grouping.sql(scope, column)));
    FEATURES.forEach(feature -> add(scope, feature));
  }

  private void add(ProcessScope scope, String feature) {
    // The largest of a process's threads is its memory; the sum over them is EPMT's.
    var sql = scope.column(feature.equals("rssmax") ? "rssmax_max" : feature);
    if (!feature.equals("rssmax")) {
      columns.add(feature + "_sum");
      selected.append(", " + SaturatedSums.sql(sql));
    }
    AT.forEach((name, percent) -> {
      columns.add(feature + name);
      selected.append(", round(quantile_cont(%s, 0.%d))::BIGINT".formatted(sql, percent));
    });
    columns.add(feature + "_max");
    selected.append(", max(%s)".formatted(sql));
  }

  public static MemoryTable of(ProcessScope scope, String column) {
    var asked = new Percentiles(scope, column);
    return new MemoryTable(
        List.copyOf(asked.columns),
        scope.list(
            asked.selected.toString(),
            "GROUP BY 1 HAVING kind IS NOT NULL ORDER BY 1",
            asked::row));
  }

  private List<@Nullable Object> row(ResultSet row) throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    var group = row.getString(1);
    values.add(column.equals("tags") && group != null ? Json.object(group) : group);
    for (int i = 2; i <= columns.size(); i++) {
      long number = row.getLong(i);
      values.add(row.wasNull() ? null : (Object) number);
    }
    return values;
  }
}
