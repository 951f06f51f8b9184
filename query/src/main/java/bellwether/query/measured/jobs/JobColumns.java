package bellwether.query.measured.jobs;

import bellwether.query.Json;
import bellwether.query.MeasuredException;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.Coverage;
import bellwether.query.sql.SqlFragment;
import bellwether.query.sql.Unknown;
import bellwether.store.dialect.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the catalog knows of jobs as one table `jobs`, under EPMT's names for its columns, with a
/// column for each counter that any job has.
public final class JobColumns {
  private final Dialect dialect;
  private final Map<String, String> expressions = new LinkedHashMap<>();

  JobColumns(CatalogRows catalog) {
    this.dialect = catalog.dialect();
    expressions.put("measurement", "m.id");
    expressions.put("job", "m.jobid");
    expressions.put("jobid", "m.jobid");
    expressions.put("jobname", "m.name");
    expressions.put("user", "m.user");
    expressions.put("attempt", "m.attempt");
    expressions.put("submit", dialect.time("m.submit_time"));
    expressions.put("start", dialect.time("m.start_time"));
    expressions.put("end", dialect.time("m.end_time"));
    expressions.put("submit_us", "m.submit_time");
    expressions.put("start_us", "m.start_time");
    expressions.put("end_us", "m.end_time");
    expressions.put(
        "duration", "CASE WHEN m.end_time >= m.start_time THEN m.end_time - m.start_time END");
    expressions.put("cpu_time", "m.cpu_time_us");
    expressions.put("coverage", Coverage.ofMeasurement("m"));
    expressions.put("exitcode", "coalesce(m.earliest_exit_code, m.exit_code)");
    expressions.put("exit_code", "m.exit_code");
    expressions.put("exit_reason", "m.exit_reason");
    expressions.put("created_us", "m.created_time");
    expressions.put("updated_us", "m.updated_time");
    expressions.put("tags", "m.tags");
    expressions.put("skipped_lines", "m.skipped_count");
    // What is wrong with its processes that were kept; the catalog has at most a thousand.
    expressions.put("marks", dialect.countTrue("m.skipped", "kept"));
    expressions.put("warnings", "m.warnings");
    expressions.put("proc_sums", "m.sums");
    expressions.put("num_procs", "m.process_count");
    expressions.put("num_threads", "m.thread_count");
    named(catalog).forEach(name -> expressions.putIfAbsent(name, dialect.field("m.sums", name)));
  }

  Dialect dialect() {
    return dialect;
  }

  /// The names of all counters that any job has.
  public static Set<String> counters(CatalogRows catalog) {
    var names = new TreeSet<String>();
    catalog
        .list(SqlFragment.of("SELECT DISTINCT counters FROM measurement"), row -> row.getString(1))
        .forEach(json -> names.addAll(Json.texts(json)));
    return names;
  }

  /// Those that are columns.
  static Set<String> named(CatalogRows catalog) {
    var names = new TreeSet<>(counters(catalog));
    // What SQL or JSON would take for the end of a name has no column; the rows have it.
    names.removeIf(name -> !name.matches("[\\w.:-]+"));
    return names;
  }

  /// The table, to stand after FROM.
  String table() {
    var columns = new ArrayList<String>();
    expressions.forEach((name, sql) -> columns.add("%s AS \"%s\"".formatted(sql, name)));
    return "(SELECT %s FROM measurement m) AS jobs".formatted(String.join(", ", columns));
  }

  /// A column's name as SQL takes it.
  ///
  /// @throws MeasuredException when there is none of this name
  String column(String name) {
    if (!expressions.containsKey(name)) {
      throw Unknown.column("jobs", name, names());
    }
    return "jobs.\"" + name + '"';
  }

  List<String> names() {
    return List.copyOf(expressions.keySet());
  }
}
