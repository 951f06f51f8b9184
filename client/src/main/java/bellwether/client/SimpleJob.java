package bellwether.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A job under construction, in the simple form that [Jobs#add(SimpleJob)] takes. Each method
/// replaces what an earlier call of it said. Not safe for several threads.
public final class SimpleJob {
  private final Map<String, Object> attributes = new LinkedHashMap<>();

  private SimpleJob(String key, String value) {
    set(key, value);
  }

  /// A job that runs a program.
  public static SimpleJob exec(String program) {
    return new SimpleJob("exec", program);
  }

  /// A job that runs a Bash script.
  public static SimpleJob script(String text) {
    return new SimpleJob("script", text);
  }

  /// Its name; without one it gets a unique name.
  public SimpleJob name(String name) {
    return set("name", name);
  }

  public SimpleJob args(String... arguments) {
    return set("args", List.of(arguments));
  }

  /// Variables of the environment.
  public SimpleJob env(Map<String, String> variables) {
    return set("env", new LinkedHashMap<>(variables));
  }

  public SimpleJob stdin(String path) {
    return set("stdin", path);
  }

  public SimpleJob stdout(String path) {
    return set("stdout", path);
  }

  public SimpleJob stderr(String path) {
    return set("stderr", path);
  }

  /// Its working directory.
  public SimpleJob wd(String path) {
    return set("wd", path);
  }

  /// Environment modules to load before it starts.
  public SimpleJob modules(String... names) {
    return set("modules", List.of(names));
  }

  /// A Python virtual environment to enter before it starts.
  public SimpleJob venv(String path) {
    return set("venv", path);
  }

  /// How processes are started on several cores or nodes.
  public SimpleJob model(String model) {
    return set("model", model);
  }

  public SimpleJob modelOptions(Map<String, Object> options) {
    return set("model_opts", new LinkedHashMap<>(options));
  }

  public SimpleJob cores(int count) {
    return cores(new Amount.Exact(count));
  }

  /// Cores, on each node when nodes are asked for too.
  public SimpleJob cores(Amount amount) {
    return set("numCores", amount.toMap());
  }

  public SimpleJob nodes(int count) {
    return nodes(new Amount.Exact(count));
  }

  public SimpleJob nodes(Amount amount) {
    return set("numNodes", amount.toMap());
  }

  /// The longest time that it may run, rounded up to seconds.
  public SimpleJob wallTime(Duration limit) {
    return set("wt", limit.plusNanos(999_999_999).toSeconds() + "s");
  }

  /// Runs it so often, with the indexes from 0.
  public SimpleJob iterations(int count) {
    return iterations(0, count);
  }

  /// Runs it once for each index from `start` to before `stop`.
  public SimpleJob iterations(int start, int stop) {
    return set("iteration", Map.of("start", start, "stop", stop));
  }

  /// Runs it once for each value.
  public SimpleJob iterations(List<String> values) {
    return set("iteration", Map.of("values", List.copyOf(values)));
  }

  /// Jobs that must have ended well before it starts.
  public SimpleJob after(String... names) {
    return set("after", new ArrayList<>(Arrays.asList(names)));
  }

  Map<String, Object> attributes() {
    return attributes;
  }

  private SimpleJob set(String key, Object value) {
    attributes.put(key, value);
    return this;
  }
}
