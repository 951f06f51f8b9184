package bellwether.model.jobfile.internal;

import bellwether.model.Iterations;
import bellwether.model.Iterations.Axis;
import bellwether.model.jobfile.SubmitContext;
import bellwether.model.json.Nothing;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `for`: the cross product of named values, or, where it is a text, the rows of the CSV file
/// of that name.
///
/// The values of a name are a list, a range such as `1..100` (both ends included), the lines of a
/// file (`{lines: FILE}`), or one value.
final class ForReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})");

  /// What stands for something else in the texts of a job.
  private static final Set<String> TAKEN =
      Set.of(
          "it",
          "itval",
          "uniq",
          "root_wd",
          "ncores",
          "nnodes",
          "nlist",
          "rcnt",
          "sname",
          "date",
          "time",
          "dateTime",
          "jname");

  private final Table job;
  private final SubmitContext context;

  ForReader(Table job, SubmitContext context) {
    this.job = job;
    this.context = context;
  }

  /// The members; null when anything is wrong, which is told.
  @Nullable Iterations read() {
    if (job.fields().get("for") instanceof String file) {
      if (job.has("op")) {
        job.wrong("op", "expected named values in for, but found a file");
      }
      return rows(file);
    }
    var table = job.table("for");
    if (table == null) {
      return null;
    }
    var op = job.texts("op", true);
    var axes = new ArrayList<Axis>();
    long count = 1;
    for (var name : table.fields().keySet()) {
      var values = isName(table, name) ? values(table, name) : null;
      if (values == null) {
        return null;
      }
      axes.add(new Axis(name, values, !op.contains(name)));
      count = Math.min(Integer.MAX_VALUE, count * values.count());
    }
    return isComplete(axes, op, count) ? new Iterations.Product(axes) : null;
  }

  private boolean isComplete(List<Axis> axes, List<String> op, long count) {
    if (axes.isEmpty()) {
      job.wrong("for", "expected at least one name with its values, but found none");
      return false;
    }
    for (var name : op) {
      if (axes.stream().noneMatch(axis -> axis.name().equals(name))) {
        job.wrong("op", "expected names that for has, but found " + ShownValue.of(name));
        return false;
      }
    }
    return !MemberLimit.isExceeded(job, "for", count);
  }

  private static boolean isName(Table table, String name) {
    if (!NAME.matcher(name).matches()) {
      table.wrong(
          name, "expected a name of letters, digits and _, but found " + ShownValue.of(name));
      return false;
    }
    if (TAKEN.contains(name)) {
      table.wrong(
          name, "expected a name of its own, but ${%s} stands for something else".formatted(name));
      return false;
    }
    return true;
  }

  private @Nullable Iterations values(Table table, String name) {
    return switch (table.fields().getOrDefault(name, Nothing.NULL)) {
      case List<?> _ -> some(table, name, table.texts(name, false));
      case Map<?, ?> _ -> lines(table, name);
      case String text when RANGE.matcher(text).matches() -> range(table, name, text);
      case Nothing none -> {
        table.wrong(
            name,
            "expected a list, a range such as 1..10, or a value, but found " + ShownValue.of(none));
        yield null;
      }
      case Object value -> new Iterations.Values(List.of(Scalars.pythonText(value)));
    };
  }

  private static @Nullable Iterations some(Table table, String name, List<String> values) {
    if (values.isEmpty()) {
      table.wrong(name, "expected at least one value, but found none");
      return null;
    }
    return new Iterations.Values(values);
  }

  private static @Nullable Iterations range(Table table, String name, String text) {
    var ends = RANGE.matcher(text);
    if (!ends.matches()) {
      throw new IllegalArgumentException("Expected a range, but found " + text);
    }
    int first = Integer.parseInt(ends.group(1));
    int last = Integer.parseInt(ends.group(2));
    if (last < first) {
      table.wrong(
          name, "expected a range that ends at %d or above, but found %s".formatted(first, text));
      return null;
    }
    return MemberLimit.isExceeded(table, name, (long) last - first + 1)
        ? null
        : new Iterations.Span(first, last + 1);
  }

  private @Nullable Iterations lines(Table table, String name) {
    var from = table.table(name);
    if (from == null) {
      return null;
    }
    from.only(Set.of("lines"));
    var file = from.text("lines");
    if (file == null) {
      from.wrong("lines", "expected the name of a file, but found none");
      return null;
    }
    var text = text(from, "lines", file);
    return text == null ? null : some(from, "lines", text.lines().toList());
  }

  private @Nullable Iterations rows(String file) {
    var text = text(job, "for", file);
    if (text == null) {
      return null;
    }
    try {
      var records = new ArrayList<List<String>>();
      CsvReader.builder().ofCsvRecord(text).forEach(row -> records.add(row.getFields()));
      return rows(file, records);
    } catch (CsvParseException e) {
      job.wrong("for", "expected CSV in %s, but found: %s".formatted(file, e.getMessage()));
      return null;
    }
  }

  private @Nullable Iterations rows(String file, List<List<String>> records) {
    if (records.size() < 2) {
      job.wrong(
          "for", "expected a header and at least one row in %s, but found none".formatted(file));
      return null;
    }
    var names = records.getFirst();
    for (var name : names) {
      if (!isName(job.called(job.job() + ": " + file), name)) {
        return null;
      }
    }
    return new Iterations.Rows(names, records.subList(1, records.size()));
  }

  private @Nullable String text(Table table, String key, String file) {
    try {
      return context.files().read(file);
    } catch (IOException e) {
      table.wrong(key, "expected a readable file, but %s".formatted(e.getMessage()));
      return null;
    }
  }
}
