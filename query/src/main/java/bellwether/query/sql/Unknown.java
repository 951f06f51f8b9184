package bellwether.query.sql;

import bellwether.model.text.Nearest;
import bellwether.query.Json;
import bellwether.query.MeasuredException;
import bellwether.store.archive.ArchiveException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Makes sentences for users of questions that SQL cannot answer.
public final class Unknown {
  private static final Pattern DUCK_COLUMN =
      Pattern.compile("(?s)Binder Error: Referenced (?:column|table) \"(.*?)\" not found.*");
  private static final Pattern DUCK_CANDIDATES = Pattern.compile("Candidate bindings: ([^\\n]+)");
  private static final Pattern LITE_COLUMN = Pattern.compile("(?s).*no such column: ([^)]*)\\)?");
  private static final Pattern LITE = Pattern.compile("(?s)\\[SQLITE_[A-Z_]+\\] [^(]*\\((.*)\\)");
  private static final Pattern DUCK =
      Pattern.compile("(?s)(?:Binder|Parser|Catalog|Conversion|Invalid Input) Error: (.*?)");

  private static final Pattern REASON =
      Pattern.compile("\"error_message\":(\"(?:[^\"\\\\]|\\\\.)*\")");

  private static final String VIEWS =
      "jobs, attempts, events, runs, workflows, processes, threads, process_tags, op_sums, annotations, analyses, refmodels";

  private Unknown() {}

  /// For a column that there is not.
  public static MeasuredException column(String table, String name, Collection<String> known) {
    var hint = Nearest.hint(name, known);
    return new MeasuredException(
        "Expected a column of %s, but found %s%s"
            .formatted(
                table, name, hint.isEmpty() ? "; there are " + String.join(", ", known) : hint));
  }

  /// For a condition that is no condition.
  public static MeasuredException condition(ArchiveException problem) {
    var reason = REASON.matcher(String.valueOf(problem.getMessage()));
    var text = reason.find() ? Json.value(reason.group(1)) : "it is no expression";
    return new MeasuredException("The condition is not one that SQL understands: " + text, problem);
  }

  /// For SQL of the user that is no query.
  public static MeasuredException query(ArchiveException problem) {
    var reason = REASON.matcher(String.valueOf(problem.getMessage()));
    var text = reason.find() ? Json.value(reason.group(1)) : problem.getMessage();
    return new MeasuredException(
        "Expected one query (SELECT … over " + VIEWS + "): " + text, problem);
  }

  /// For a query that DuckDB refused.
  public static MeasuredException query(SQLException problem) {
    return new MeasuredException(
        "The query could not be answered: %s; there are the views %s"
            .formatted(line(String.valueOf(problem.getMessage())), VIEWS),
        problem);
  }

  /// For what SQLite or DuckDB answered.
  static MeasuredException of(String who, SQLException problem) {
    var text = String.valueOf(problem.getMessage());
    var column = DUCK_COLUMN.matcher(text);
    if (column.matches()) {
      return missing(column.group(1), candidate(column.group(1), text), problem);
    }
    column = LITE_COLUMN.matcher(text);
    if (column.matches()) {
      return missing(column.group(1), "", problem);
    }
    return sentence(who, text, problem);
  }

  /// DuckDB's own list has names that differ much, too.
  private static String candidate(String column, String text) {
    var candidates = DUCK_CANDIDATES.matcher(text);
    return candidates.find()
        ? Nearest.hint(column, List.of(candidates.group(1).replace("\"", "").split(", ")))
        : "";
  }

  private static MeasuredException missing(String column, String hint, SQLException problem) {
    return new MeasuredException(
        "The condition names %s, but there is no such column%s".formatted(column, hint), problem);
  }

  private static MeasuredException sentence(String who, String text, SQLException problem) {
    var duck = DUCK.matcher(text);
    var lite = LITE.matcher(text);
    if (duck.matches() || lite.matches() && text.startsWith("[SQLITE_ERROR]")) {
      var words = duck.matches() ? duck.group(1) : lite.group(1);
      return new MeasuredException(
          "The condition is not one that SQL understands: " + line(words), problem);
    }
    return new MeasuredException(
        "%s could not answer: %s".formatted(who, line(text)), problem, false);
  }

  /// DuckDB draws the place of an error below its first line.
  private static String line(String text) {
    return text.lines().map(String::strip).findFirst().orElse(text);
  }
}
