package bellwether.client;

import bellwether.client.internal.Json;
import bellwether.client.internal.SimpleForm;
import bellwether.client.internal.StandardForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// Job descriptions to submit together, in the order in which they were added. Not safe for several
/// threads.
public final class Jobs {
  private final Map<String, Map<String, Object>> byName = new LinkedHashMap<>();

  /// Adds a job.
  ///
  /// @throws InvalidJobException when it is none, or its name is taken
  public Jobs add(SimpleJob job) {
    return add(job.attributes());
  }

  /// Adds a job by its attributes in the simple form: `name`, `exec` or `script`, `args`, `env`,
  /// `stdin`, `stdout`, `stderr`, `wd`, `modules`, `venv`, `model`, `model_opts`, `numCores`,
  /// `numNodes`, `wt`, `iteration`, `after`.
  ///
  /// @throws InvalidJobException when they make no job, or its name is taken
  public Jobs add(Map<String, ?> attributes) {
    return put(SimpleForm.toStandard(attributes));
  }

  /// Adds a job by its description in the form of the protocol.
  ///
  /// @throws InvalidJobException when it is none, or its name is taken
  public Jobs addStd(Map<String, ?> description) {
    return put(StandardForm.check(description));
  }

  /// Takes a job out.
  ///
  /// @throws JobNotDefinedException when none is called so
  public Jobs remove(String name) {
    if (byName.remove(name) == null) {
      throw new JobNotDefinedException("Expected a job of this list, found " + name);
    }
    return this;
  }

  /// Takes all jobs out and tells how many there were.
  public int clear() {
    int count = byName.size();
    byName.clear();
    return count;
  }

  /// The names in the order in which they were added.
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /// The descriptions in the form of the protocol, in the order in which they were added.
  public List<Map<String, Object>> ordered() {
    return List.copyOf(byName.values());
  }

  /// Adds the jobs of a file: a JSON array of descriptions. When one is wrong, none is added.
  ///
  /// @throws FileException when the file cannot be read or is no such array
  /// @throws InvalidJobException when one is no job, or its name is taken
  public Jobs load(Path file) {
    Jobs loaded = new Jobs();
    loaded.byName.putAll(byName);
    try {
      Json.objects(Files.readString(file)).forEach(loaded::addStd);
    } catch (IOException | JacksonException e) {
      throw new FileException("The jobs in " + file + " could not be read: " + e.getMessage(), e);
    }
    byName.putAll(loaded.byName);
    return this;
  }

  /// Writes all jobs to a file that [#load] reads.
  ///
  /// @throws FileException when it cannot be written
  public void save(Path file) {
    try {
      Files.writeString(file, Json.indented(ordered()) + "\n");
    } catch (IOException e) {
      throw new FileException("The jobs could not be written to " + file + ": " + e, e);
    }
  }

  private Jobs put(Map<String, Object> standard) {
    String name = String.valueOf(standard.get("name"));
    if (byName.putIfAbsent(name, Collections.unmodifiableMap(standard)) != null) {
      throw new InvalidJobException("Job " + name + " already in list");
    }
    return this;
  }
}
