package bellwether.collect.internal.papiex;

import bellwether.collect.Counters;
import bellwether.collect.internal.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the columns of one file mean.
///
/// @param names of all columns in their order
/// @param columns what each is; null: a counter (CSV), or the braces that hold them all (TSV)
/// @param counters the counters in their order
/// @param converted whether EPMT's `convert` wrote the file, which quotes as Python does
public record Header(
    List<String> names, @Nullable Column[] columns, Counters counters, boolean converted) {
  private static final String DAMAGED = "the header line cannot be used: ";

  /// The header of papiex's CSV.
  static Header ofCsv(String line) throws LineDamage {
    List<String> names = List.of(line.split(",", -1));
    @Nullable Column[] columns = columns(names);
    List<String> counters = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == null) {
        counters.add(names.get(i));
      }
    }
    return new Header(names, columns, counters(counters), false);
  }

  /// The one line of a TSV header file.
  static Header ofTsv(String line) throws LineDamage {
    List<String> names = List.of(line.strip().split("\t", -1));
    String first = names.getFirst();
    if (!first.startsWith("{") || !first.endsWith("}")) {
      throw new LineDamage(
          DAMAGED
              + "expected counter names in braces in column 1, found '"
              + Excerpt.of(first)
              + "'");
    }
    @Nullable Column[] columns = columns(names);
    for (int i = 1; i < columns.length; i++) {
      if (columns[i] == null) {
        throw new LineDamage(
            DAMAGED + "column " + (i + 1) + " '" + Excerpt.of(names.get(i)) + "' is unknown");
      }
    }
    return new Header(names, columns, braced(first), names.contains("finish"));
  }

  private static Counters braced(String column) throws LineDamage {
    List<String> counters = new ArrayList<>();
    for (String name : column.substring(1, column.length() - 1).split(",", -1)) {
      counters.add(name.strip());
    }
    return counters(counters);
  }

  private static Counters counters(List<String> names) throws LineDamage {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || !seen.add(name)) {
        throw new LineDamage(
            DAMAGED + "the counter '" + Excerpt.of(name) + "' is empty or comes twice");
      }
    }
    return new Counters(names);
  }

  private static @Nullable Column[] columns(List<String> names) throws LineDamage {
    @Nullable Column[] columns = new @Nullable Column[names.size()];
    Set<Column> seen = EnumSet.noneOf(Column.class);
    for (int i = 0; i < columns.length; i++) {
      Column column = Column.named(names.get(i));
      columns[i] = column;
      if (column != null && !seen.add(column)) {
        throw new LineDamage(DAMAGED + "the column '" + nameOf(column) + "' comes twice");
      }
    }
    for (Column needed : List.of(Column.PID, Column.START, Column.END)) {
      if (!seen.contains(needed)) {
        throw new LineDamage(DAMAGED + "it names no column '" + nameOf(needed) + "'");
      }
    }
    return columns;
  }

  public static String nameOf(Column column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  int width() {
    return names.size();
  }

  boolean has(Column column) {
    return indexOf(column) >= 0;
  }

  int indexOf(Column column) {
    return Arrays.asList(columns).indexOf(column);
  }

  /// A column for messages: its number and name.
  String describe(int column) {
    String name = names.get(column);
    return (column + 1) + " (" + (name.startsWith("{") ? "counters" : name) + ")";
  }
}
