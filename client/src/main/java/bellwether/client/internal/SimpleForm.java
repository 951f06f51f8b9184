package bellwether.client.internal;

import bellwether.client.InvalidJobException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The simple form of a job description, in which all attributes stand side by side.
public final class SimpleForm {
  private static final List<Class<?>> TEXT = List.of(String.class);
  private static final List<Class<?>> TEXTS = List.of(List.class, String.class);
  private static final List<Class<?>> OBJECT = List.of(Map.class);
  private static final List<Class<?>> SIZE = List.of(Integer.class, Map.class);

  private static final Map<String, List<Class<?>>> TYPES =
      Map.ofEntries(
          Map.entry("name", TEXT),
          Map.entry("exec", TEXT),
          Map.entry("script", TEXT),
          Map.entry("args", TEXTS),
          Map.entry("env", OBJECT),
          Map.entry("stdin", TEXT),
          Map.entry("stdout", TEXT),
          Map.entry("stderr", TEXT),
          Map.entry("wd", TEXT),
          Map.entry("modules", TEXTS),
          Map.entry("venv", TEXT),
          Map.entry("model", TEXT),
          Map.entry("model_opts", OBJECT),
          Map.entry("numNodes", SIZE),
          Map.entry("numCores", SIZE),
          Map.entry("wt", TEXT),
          Map.entry("iteration", List.of(Integer.class, List.class, Map.class)),
          Map.entry("after", TEXTS));

  private static final List<String> EXECUTION =
      List.of(
          "exec",
          "script",
          "args",
          "env",
          "stdin",
          "stdout",
          "stderr",
          "wd",
          "modules",
          "venv",
          "model",
          "model_opts");

  private SimpleForm() {}

  /// The description in the form of the protocol.
  ///
  /// @throws InvalidJobException when an attribute is unknown, missing or of a wrong type
  public static Map<String, Object> toStandard(Map<String, ?> attributes) {
    attributes.forEach(SimpleForm::checkType);
    if (attributes.containsKey("exec") == attributes.containsKey("script")) {
      throw new InvalidJobException(
          attributes.containsKey("exec")
              ? "Both 'exec' and 'script' defined"
              : "No 'exec' nor 'script' defined");
    }
    Map<String, Object> job = new LinkedHashMap<>();
    Object name = attributes.get("name");
    job.put("name", name == null ? UUID.randomUUID().toString() : name);
    job.put("execution", execution(attributes));
    addResources(job, attributes);
    addIteration(job, attributes);
    addDependencies(job, attributes);
    return job;
  }

  private static void checkType(String key, Object value) {
    List<Class<?>> types = TYPES.get(key);
    if (types == null) {
      throw new InvalidJobException("Unknown attribute " + key);
    }
    if (types.stream().noneMatch(type -> type.isInstance(value))) {
      throw new InvalidJobException(
          "Invalid attribute %s: expected %s, found %s"
              .formatted(key, types.stream().map(Class::getSimpleName).toList(), value));
    }
  }

  private static Map<String, Object> execution(Map<String, ?> attributes) {
    Map<String, Object> execution = new LinkedHashMap<>();
    for (String key : EXECUTION) {
      Object value = attributes.get(key);
      if (value != null) {
        execution.put(key, oneOrMany(key, value));
      }
    }
    return execution;
  }

  /// The service wants an array of arguments even when there is one.
  private static Object oneOrMany(String key, Object value) {
    return key.equals("args") && value instanceof String ? List.of(value) : value;
  }

  private static void addResources(Map<String, Object> job, Map<String, ?> attributes) {
    Map<String, Object> resources = new LinkedHashMap<>();
    for (String key : List.of("numCores", "numNodes")) {
      Object size = attributes.get(key);
      if (size != null) {
        resources.put(key, Sizes.size(key, size));
      }
    }
    if (attributes.get("wt") instanceof String limit) {
      resources.put("wt", limit);
      if (resources.size() == 1) {
        // The service takes no wall time without cores.
        resources.put("numCores", Map.of("exact", 1));
      }
    }
    if (!resources.isEmpty()) {
      job.put("resources", resources);
    }
  }

  private static void addIteration(Map<String, Object> job, Map<String, ?> attributes) {
    Object iteration = attributes.get("iteration");
    if (iteration != null) {
      job.put("iteration", Sizes.iteration(iteration));
    }
  }

  private static void addDependencies(Map<String, Object> job, Map<String, ?> attributes) {
    Object after = attributes.get("after");
    if (after != null) {
      job.put("dependencies", Map.of("after", after instanceof String one ? List.of(one) : after));
    }
  }
}
