package bellwether.launch;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The environment variables that many processes share, kept as the operating system wants them.
///
/// Immutable and threadsafe.
public final class Environment {
  private final Arena arena = Arena.ofAuto();
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, String> variables;
  private final long[] addresses;

  private Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
    addresses = new long[variables.size()];
    int at = 0;
    for (var variable : variables.entrySet()) {
      index.put(variable.getKey(), at);
      addresses[at++] = arena.allocateFrom(variable.getKey() + "=" + variable.getValue()).address();
    }
  }

  /// An environment of these variables.
  public static Environment of(Map<String, String> variables) {
    return new Environment(variables);
  }

  /// The value of a variable; null: not set.
  public @Nullable String get(String name) {
    return variables.get(name);
  }

  /// The addresses of the texts `NAME=value`, each ended by a zero byte.
  public long[] addresses() {
    return addresses.clone();
  }

  /// How many variables there are.
  public int size() {
    return addresses.length;
  }

  /// Where [#addresses] has a variable; -1: nowhere.
  public int indexOf(String name) {
    return index.getOrDefault(name, -1);
  }
}
