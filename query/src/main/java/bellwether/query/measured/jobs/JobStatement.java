package bellwether.query.measured.jobs;

import bellwether.model.Micros;
import bellwether.query.Json;
import bellwether.query.measured.source.TagFilter;
import bellwether.query.sql.SqlFragment;
import bellwether.store.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Says in SQL which jobs are meant.
record JobStatement(JobColumns columns, JobChoice choice) {
  SqlFragment where() {
    var pieces = new ArrayList<SqlFragment>();
    if (!choice.ids().isEmpty()) {
      pieces.add(
          SqlFragment.of("jobs.jobid IN (" + dialect().values("?") + ")", Json.text(choice.ids())));
    }
    if (choice.tags() != null) {
      pieces.add(tagged(choice.tags()));
    }
    choice
        .conditions()
        .forEach(condition -> pieces.add(SqlFragment.of(condition, columns::column)));
    if (choice.text() != null) {
      pieces.add(SqlFragment.of(choice.text()));
    }
    addHosts(pieces);
    addNotes(pieces);
    addTimes(pieces);
    return SqlFragment.allOf(pieces);
  }

  private Dialect dialect() {
    return columns.dialect();
  }

  private SqlFragment tagged(TagFilter filter) {
    var entries = dialect().entries("jobs.tags", "t");
    var any = new ArrayList<String>();
    var values = new ArrayList<Object>();
    for (var tags : filter.alternatives()) {
      var all = new ArrayList<String>();
      tags.values()
          .forEach((name, value) -> {
            all.add("EXISTS (SELECT 1 FROM " + entries + " WHERE t.key = ? AND t.value = ?)");
            values.addAll(List.of(name, value));
          });
      if (filter.exact() || tags.isEmpty()) {
        all.add("(SELECT count(*) FROM " + entries + ") = " + tags.values().size());
      }
      any.add("(" + String.join(" AND ", all) + ")");
    }
    return new SqlFragment(any.isEmpty() ? "false" : String.join(" OR ", any), values);
  }

  private void addHosts(List<SqlFragment> pieces) {
    if (!choice.hosts().isEmpty()) {
      pieces.add(
          SqlFragment.of(
              """
              EXISTS (SELECT 1 FROM measurement_host h WHERE h.measurement_id = jobs.measurement
                AND h.host IN (%s))
              """
                  .formatted(dialect().values("?")),
              Json.text(choice.hosts())));
    }
  }

  private void addNotes(List<SqlFragment> pieces) {
    if (choice.annotations() != null) {
      pieces.add(noted("annotation", choice.annotations()));
    }
    if (choice.analyses() != null) {
      pieces.add(noted("analysis", choice.analyses()));
    }
  }

  /// A value is meant by its text: 42 by 42 and by "42", true by true and, as with EPMT, by 1.
  private SqlFragment noted(String table, Map<String, String> wanted) {
    if (wanted.isEmpty()) {
      return SqlFragment.of(
          "NOT EXISTS (SELECT 1 FROM %s n WHERE n.measurement_id = jobs.measurement)"
              .formatted(table));
    }
    var pieces = new ArrayList<SqlFragment>();
    wanted.forEach((name, value) ->
        pieces.add(
            SqlFragment.of(
                """
                EXISTS (SELECT 1 FROM %s n WHERE n.measurement_id = jobs.measurement AND n.key = ?
                  AND ? IN (n.value, %s))
                """
                    .formatted(table, dialect().text("n.value")),
                name,
                value)));
    return SqlFragment.allOf(pieces);
  }

  private void addTimes(List<SqlFragment> pieces) {
    if (choice.before() != null) {
      pieces.add(SqlFragment.of("jobs.end_us <= ?", Micros.of(choice.before())));
    }
    if (choice.after() != null) {
      pieces.add(SqlFragment.of("jobs.start_us >= ?", Micros.of(choice.after())));
    }
    if (choice.when() != null) {
      pieces.add(SqlFragment.of("jobs.start_us <= ?", Micros.of(choice.when().end())));
      pieces.add(SqlFragment.of("jobs.end_us >= ?", Micros.of(choice.when().start())));
    }
  }
}
