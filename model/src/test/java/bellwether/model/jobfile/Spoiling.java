package bellwether.model.jobfile;

import bellwether.model.json.Nothing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All ways in which a tree is spoilt at one place: something else in the place of a value, a key
/// or an item less, or one more.
///
/// @param values that take the place of others
/// @param fields that tables get
record Spoiling(List<Object> values, List<Map.Entry<String, Object>> fields) {

  /// With each key and value that stands anywhere in the trees, and some of no meaning.
  static Spoiling withFieldsOf(Object trees) {
    var fields = new ArrayList<Map.Entry<String, Object>>();
    fields.add(Map.entry("zzz", 1L));
    fields.add(Map.entry("", 1L));
    collect(trees, fields);
    var values =
        Stream.of(
                Stream.of(Nothing.NULL, true, -1L, 0L, 1L, 5L, 1.0, 1.5, 3_000_000_000L),
                Stream.of("", " ", "x", "a b", "$x", "5mfoo", "0s", "2G", "3..1", "keep", "finish"),
                Stream.of(List.of(), List.of("x"), List.of(List.of()), Map.of(), Map.of("x", 1L)))
            .flatMap(some -> some.map(Object.class::cast))
            .toList();
    return new Spoiling(values, fields.stream().distinct().toList());
  }

  private static void collect(Object tree, List<Map.Entry<String, Object>> fields) {
    switch (tree) {
      case Map<?, ?> map ->
          map.forEach((key, value) -> {
            fields.add(Map.entry((String) key, value));
            collect(value, fields);
          });
      case List<?> list -> list.forEach(item -> collect(item, fields));
      default -> {}
    }
  }

  Stream<Object> of(Object tree) {
    var inside =
        switch (tree) {
          case Map<?, ?> map -> ofTable(map);
          case List<?> list -> ofList(list);
          default -> Stream.empty();
        };
    return Stream.concat(values.stream(), inside);
  }

  private Stream<Object> ofTable(Map<?, ?> table) {
    var less = table.keySet().stream().map(key -> without(table, key));
    var other =
        table.entrySet().stream()
            .flatMap(
                field -> of(field.getValue()).map(value -> with(table, field.getKey(), value)));
    var more =
        fields.stream()
            .filter(field -> !table.containsKey(field.getKey()))
            .map(field -> with(table, field.getKey(), field.getValue()));
    return Stream.of(less, other, more).flatMap(some -> some);
  }

  private static Object with(Map<?, ?> table, Object key, Object value) {
    var copy = new LinkedHashMap<Object, Object>(table);
    copy.put(key, value);
    return copy;
  }

  private static Object without(Map<?, ?> table, Object key) {
    var copy = new LinkedHashMap<Object, Object>(table);
    copy.remove(key);
    return copy;
  }

  private Stream<Object> ofList(List<?> list) {
    return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
        .flatMap(i ->
            Stream.concat(
                Stream.of(with(list, i, List.of())),
                of(list.get(i)).map(item -> with(list, i, List.of(item)))));
  }

  private static Object with(List<?> list, int at, List<Object> instead) {
    var copy = new ArrayList<Object>(list);
    copy.remove(at);
    copy.addAll(at, instead);
    return copy;
  }
}
