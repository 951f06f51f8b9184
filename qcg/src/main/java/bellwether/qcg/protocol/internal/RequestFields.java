package bellwether.qcg.protocol.internal;

import java.util.List;
import java.util.Map;

/// The parts that several requests have in common.
public final class RequestFields {

  private RequestFields() {}

  /// The names of a request that needs some.
  ///
  /// @param kind the request in words
  /// @throws RefusedException when there are none, or one is no text
  public static List<String> names(Fields request, String kind) {
    var names = request.list("jobNames");
    if (names.isEmpty()) {
      throw new RefusedException("Wrong %s request - missing job names".formatted(kind));
    }
    for (var name : names) {
      if (!(name instanceof String)) {
        throw new RefusedException(
            "Wrong %s request - expected texts as job names, but found %s"
                .formatted(kind, Fields.typeName(name)));
      }
    }
    return names.stream().map(String.class::cast).toList();
  }

  /// Whether a flag in a table of the request is set.
  ///
  /// @throws RefusedException when the table is none
  public static boolean flag(Fields request, String table, String flag) {
    if (!Fields.isTrue(request.get(table))) {
      return false;
    }
    return Fields.of(request.get(table))
        .map(fields -> Fields.isTrue(fields.get(flag)))
        .orElseThrow(() ->
            new RefusedException(
                "Wrong %s request - expected a dictionary as %s, but found %s"
                    .formatted(
                        request.get("request"), table, Fields.typeName(request.get(table)))));
  }

  /// Checks a request of a manager to its governor.
  ///
  /// @throws RefusedException when something is missing
  public static void checkEntity(Fields request, String name, String entity, String... keys) {
    var wrong = "Wrong %s request - ".formatted(name);
    if (!entity.equals(request.get("entity"))) {
      throw new RefusedException(wrong + "missing/unknown entity");
    }
    if (!request.has("params")) {
      throw new RefusedException(wrong + "missing register parameters");
    }
    var params = Fields.of(request.get("params")).map(Fields::map).orElse(Map.of());
    if (!params.keySet().containsAll(List.of(keys))) {
      throw new RefusedException("%smissing key %s parameters".formatted(wrong, name));
    }
  }
}
