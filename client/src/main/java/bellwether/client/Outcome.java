package bellwether.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of a request about several jobs: how many it reached, and why not the others.
public record Outcome(int done, Map<String, String> errors) {

  public Outcome {
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }
}
