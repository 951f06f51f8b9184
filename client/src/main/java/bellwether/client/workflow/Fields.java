package bellwether.client.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A table of a job file. It never changes: what is put into it makes another.
///
/// @param values texts, numbers, truths, lists of these, and further tables
record Fields(Map<String, Object> values) {
  static final Fields NONE = new Fields(Map.of());

  Fields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Fields with(String key, Object value) {
    var all = new LinkedHashMap<>(values);
    all.put(key, value);
    return new Fields(all);
  }

  /// With a value in one of its tables, which is made when missing.
  Fields within(String table, String key, Object value) {
    return with(table, table(table).with(key, value));
  }

  /// With more values at the end of a list in one of its tables.
  Fields adding(String table, String key, Collection<String> more) {
    var all = new ArrayList<Object>();
    if (table(table).values.get(key) instanceof List<?> before) {
      all.addAll(before);
    }
    all.addAll(more);
    return within(table, key, List.copyOf(all));
  }

  /// A table in it; empty when missing.
  Fields table(String key) {
    return values.get(key) instanceof Fields table ? table : NONE;
  }

  /// The same with all texts changed, keys too.
  Fields mapped(UnaryOperator<String> text) {
    var all = new LinkedHashMap<String, Object>();
    values.forEach((key, value) -> all.put(text.apply(key), mapped(value, text)));
    return new Fields(all);
  }

  private static Object mapped(Object value, UnaryOperator<String> text) {
    return switch (value) {
      case Fields table -> table.mapped(text);
      case List<?> items -> items.stream().map(item -> mapped(item, text)).toList();
      case String words -> text.apply(words);
      default -> value;
    };
  }

  /// What a writer of JSON takes.
  Map<String, Object> tree() {
    var tree = new LinkedHashMap<String, Object>();
    values.forEach((key, value) -> tree.put(key, tree(value)));
    return tree;
  }

  private static Object tree(Object value) {
    return switch (value) {
      case Fields table -> table.tree();
      case List<?> items -> items.stream().map(Fields::tree).toList();
      default -> value;
    };
  }
}
