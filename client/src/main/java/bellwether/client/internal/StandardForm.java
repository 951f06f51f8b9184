package bellwether.client.internal;

import bellwether.client.InvalidJobException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The least that a description in the form of the protocol needs; the service checks the rest.
public final class StandardForm {
  private StandardForm() {}

  /// A copy of a description, with a unique name when it has none.
  public static Map<String, Object> check(Map<String, ?> description) {
    Map<String, Object> job = new LinkedHashMap<>(description);
    job.putIfAbsent("name", UUID.randomUUID().toString());
    if (!(job.get("name") instanceof String)) {
      throw new InvalidJobException("Expected a text as name of a job, found " + job.get("name"));
    }
    if (!(job.get("execution") instanceof Map<?, ?> execution)
        || (!execution.containsKey("exec") && !execution.containsKey("script"))) {
      throw new InvalidJobException(
          "Expected execution/exec or execution/script in job " + job.get("name"));
    }
    return job;
  }
}
