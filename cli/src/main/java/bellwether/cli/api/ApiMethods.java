package bellwether.cli.api;

import bellwether.command.CommandException;
import bellwether.model.text.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Everything that programs can ask `bellwether api` for, by name.
final class ApiMethods {
  private final Map<String, ApiMethod> byName = new LinkedHashMap<>();

  ApiMethods() {
    Stream.of(
            List.of(
                new ApiMethod(
                    "help",
                    "The methods with their parameters.",
                    "",
                    (_, _) -> byName.values().stream().map(ApiMethods::described).toList())),
            JobMethods.all(),
            ProcessMethods.all(),
            OperationMethods.all(),
            ModelMethods.all(),
            ChangeMethods.all(),
            ScoreMethods.all(),
            OutlierMethods.all(),
            ComponentMethods.all(),
            EventMethods.all(),
            RunMethods.all(),
            SeriesMethods.all())
        .flatMap(List::stream)
        .forEach(method -> byName.put(method.name(), method));
  }

  private static Map<String, Object> described(ApiMethod method) {
    var described = new LinkedHashMap<String, Object>();
    described.put("method", method.name());
    described.put("summary", method.summary());
    described.put("parameters", method.parameters());
    return described;
  }

  /// The methods in the order of the documentation.
  List<ApiMethod> all() {
    return List.copyOf(byName.values());
  }

  /// The method that a request names, whose parameters are all known.
  ApiMethod find(String name, Parameters parameters) {
    var method = byName.get(name);
    if (method == null) {
      throw CommandException.wrongInput(
          "There is no method %s%s; there are: %s"
              .formatted(
                  name, Nearest.hint(name, byName.keySet()), String.join(", ", byName.keySet())));
    }
    for (var parameter : parameters.values().keySet()) {
      if (!method.parameters().contains(parameter)) {
        throw CommandException.wrongInput(
            "The method %s has no parameter %s; it has: %s"
                .formatted(name, parameter, String.join(", ", method.parameters())));
      }
    }
    return method;
  }
}
