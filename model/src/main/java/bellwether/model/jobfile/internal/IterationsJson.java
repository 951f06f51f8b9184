package bellwether.model.jobfile.internal;

import static java.util.Objects.requireNonNull;

import bellwether.model.Iterations;
import bellwether.model.Iterations.Axis;
import bellwether.model.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The members of a job as JSON in the catalog.
public final class IterationsJson {
  private IterationsJson() {}

  /// Members as a tree of maps, lists, texts and numbers.
  public static Map<String, Object> tree(Iterations iterations) {
    var tree = new LinkedHashMap<String, Object>();
    switch (iterations) {
      case Iterations.Span(int start, int stop) -> {
        tree.put("start", start);
        tree.put("stop", stop);
      }
      case Iterations.Values(var values) -> tree.put("values", values);
      case Iterations.Product(var axes) -> {
        var named = new LinkedHashMap<String, Object>();
        axes.forEach(axis -> named.put(axis.name(), tree(axis.values())));
        tree.put("for", named);
        tree.put("op", withoutIdentity(axes));
      }
      case Iterations.Rows rows -> {
        var columns = new LinkedHashMap<String, Object>();
        rows.names().forEach(name -> columns.put(name, rows.column(name)));
        tree.put("columns", columns);
      }
    }
    return tree;
  }

  private static List<String> withoutIdentity(List<Axis> axes) {
    return axes.stream().filter(axis -> !axis.isIdentity()).map(Axis::name).toList();
  }

  /// The members that [#tree] made a tree of; null: none.
  public static @Nullable Iterations read(JsonObject from) {
    if (from.isEmpty()) {
      return null;
    }
    if (from.has("for")) {
      return product(from.object("for"), from.texts("op"));
    }
    if (from.has("columns")) {
      return rows(from.object("columns"));
    }
    return from.has("values")
        ? new Iterations.Values(from.texts("values"))
        : new Iterations.Span(from.integer("start", 0), from.integer("stop", 0));
  }

  private static Iterations product(JsonObject axes, List<String> op) {
    return new Iterations.Product(
        axes.fields().keySet().stream()
            .map(
                name -> new Axis(name, requireNonNull(read(axes.object(name))), !op.contains(name)))
            .toList());
  }

  private static Iterations rows(JsonObject columns) {
    var names = List.copyOf(columns.fields().keySet());
    var values = names.stream().map(columns::texts).toList();
    return new Iterations.Rows(
        names,
        IntStream.range(0, values.getFirst().size())
            .mapToObj(row -> values.stream().map(column -> column.get(row)).toList())
            .toList());
  }
}
