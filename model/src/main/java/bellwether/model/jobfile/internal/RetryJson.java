package bellwether.model.jobfile.internal;

import bellwether.model.Bytes;
import bellwether.model.Growth;
import bellwether.model.Retry;
import bellwether.model.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/// How `retry` stands in the catalog: as in a job file, defaults left out.
public final class RetryJson {
  private RetryJson() {}

  /// The keys and values; empty: nothing but defaults.
  public static Map<String, Object> tree(Retry retry) {
    var tree = new LinkedHashMap<String, Object>();
    put(tree, "memory", retry.memory(), bytes -> new Bytes(bytes).text());
    put(tree, "runtime", retry.runtime(), seconds -> seconds + "s");
    return tree;
  }

  private static void put(
      Map<String, Object> tree, String key, Growth growth, LongFunction<String> text) {
    switch (growth) {
      case Growth.Times(double factor) -> {
        if (!growth.equals(Growth.USUAL)) {
          tree.put(key, Double.toString(factor));
        }
      }
      case Growth.Values(var values) ->
          tree.put(key, values.stream().map(value -> text.apply(value)).toList());
    }
  }

  /// What [#tree] wrote.
  public static Retry read(JsonObject from) {
    return new Retry(
        growth(from, "memory", text -> Bytes.parse(text).orElseThrow().count()),
        growth(from, "runtime", text -> Long.parseLong(text.replace("s", ""))));
  }

  private static Growth growth(JsonObject from, String key, ToLongFunction<String> value) {
    if (!from.has(key)) {
      return Growth.USUAL;
    }
    return from.fields().get(key) instanceof List
        ? new Growth.Values(from.texts(key).stream().mapToLong(value).boxed().toList())
        : new Growth.Times(Double.parseDouble(from.text(key)));
  }
}
