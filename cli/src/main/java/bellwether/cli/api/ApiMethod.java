package bellwether.cli.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a program can ask `bellwether api` for.
///
/// @param name as requests have it
/// @param summary one sentence for the documentation
/// @param parameters the names that its requests may have
record ApiMethod(String name, String summary, List<String> parameters, Function function) {
  /// What answers a request: with a table, or with anything that JSON can say.
  interface Function {
    @Nullable Object answer(ApiSession session, Parameters parameters);
  }

  /// @param parameters their names, separated by blanks
  ApiMethod(String name, String summary, String parameters, Function function) {
    this(
        name, summary, parameters.isEmpty() ? List.of() : List.of(parameters.split(" ")), function);
  }
}
