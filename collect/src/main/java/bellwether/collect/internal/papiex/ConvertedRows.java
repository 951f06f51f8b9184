package bellwether.collect.internal.papiex;

import bellwether.collect.ImportException;
import bellwether.collect.internal.Excerpt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file as EPMT's `convert` writes them: one for each process, its counters in
/// braces, in alphabetical order, those of all its threads one after the other.
public final class ConvertedRows {
  private static final Set<String> NOT_COUNTED = Set.of("num_threads", "starttime");
  private static final List<String> COLUMNS =
      List.of(
          """
          tags hostname exename path exitcode exitsignal pid generation ppid pgid sid
          numtids start end args
          """
              .split("\\s+"));
  private static final Set<String> TEXTS =
      Set.of("tags", "hostname", "exename", "path", "args", "numtids");

  private final String file;
  private final List<String> names;
  private final List<String> counters;
  private int line = 1;

  /// Begins with the header line.
  public ConvertedRows(String file, String header) {
    this.file = file;
    this.names = List.of(header.split(",", -1));
    var sorted = new TreeSet<String>();
    for (String name : names) {
      if (Column.named(name) == null && !NOT_COUNTED.contains(name)) {
        sorted.add(name);
      }
    }
    this.counters = List.copyOf(sorted);
    for (String column : COLUMNS) {
      if (!names.contains(column) && !column.equals("exitsignal")) {
        throw damaged("expected a column " + column + " in the header");
      }
    }
  }

  /// The one line of the header file.
  public String header() {
    return "{%s}\t%s"
        .formatted(
            String.join(",", counters),
            String.join("\t", COLUMNS).replace("\tend\t", "\tfinish\t"));
  }

  /// Converts all further lines.
  public void write(BufferedReader in, Writer out) throws IOException {
    for (var row = next(in); row != null; row = next(in)) {
      var values = new ArrayList<>(values(row));
      long threads = number(row, "numtids");
      for (long i = 1; i < threads; i++) {
        var thread = next(in);
        if (thread == null) {
          throw damaged("expected the lines of " + threads + " threads");
        }
        values.addAll(values(thread));
      }
      out.write("{" + String.join(", ", values) + "}");
      for (String column : COLUMNS) {
        out.write("\t" + field(row, column));
      }
      out.write("\r\n");
    }
  }

  private List<String> values(List<String> row) {
    return counters.stream().map(name -> Long.toString(number(row, name))).toList();
  }

  private String field(List<String> row, String column) {
    if (!TEXTS.contains(column)) {
      return names.contains(column) ? Long.toString(number(row, column)) : "0";
    }
    String text = row.get(names.indexOf(column));
    boolean plain = text.chars().noneMatch(c -> c == '\t' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private long number(List<String> row, String column) {
    String text = row.get(names.indexOf(column));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw damaged(
          "expected a whole number as %s, but found '%s'".formatted(column, Excerpt.of(text)));
    }
  }

  private @Nullable List<String> next(BufferedReader in) throws IOException {
    String text = in.readLine();
    line++;
    while (text != null && text.isEmpty()) {
      text = in.readLine();
      line++;
    }
    if (text == null) {
      return null;
    }
    var fields = fields(text);
    if (fields.size() != names.size()) {
      throw damaged("expected %d columns, but found %d".formatted(names.size(), fields.size()));
    }
    return fields;
  }

  /// As EPMT, which leaves a letter of each escaped control character.
  private static List<String> fields(String text) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private ImportException damaged(String reason) {
    return new ImportException("%s, line %d: %s".formatted(file, line, reason));
  }
}
