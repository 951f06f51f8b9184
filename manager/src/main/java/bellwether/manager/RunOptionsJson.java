package bellwether.manager;

import bellwether.model.Background;
import bellwether.model.Measure;
import bellwether.model.jobfile.JobFile.Notes;
import bellwether.model.json.JsonObject;
import bellwether.model.json.JsonWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of [RunOptions] in the catalog: a JSON object whose keys are the command line's
/// options, and what the job file notes of the workflow for this run.
final class RunOptionsJson {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RunOptionsJson() {}

  static String write(RunOptions options, Notes notes) {
    var tree = new LinkedHashMap<String, Object>();
    put(tree, "nodes", options.nodes());
    put(tree, "gpus", options.gpus());
    put(tree, "mem", options.memory());
    tree.put("reserve", options.reserve());
    tree.put("max_fails", options.maxFails());
    tree.put("bind", options.bind());
    tree.put("envschema", options.envSchema());
    tree.put("grace_us", options.grace().toNanos() / 1_000);
    tree.put("launch_patience_us", options.patience().toNanos() / 1_000);
    tree.put("keep_output", options.keptOutput());
    tree.put("background", options.background().word());
    tree.put("open", options.open());
    tree.put("measure", options.measure().word());
    put(tree, "stdout", notes.stdout());
    put(tree, "stderr", notes.stderr());
    put(tree, "project", notes.project());
    return JsonWriter.write(tree);
  }

  private static void put(Map<String, Object> tree, String key, @Nullable String value) {
    if (value != null) {
      tree.put(key, value);
    }
  }

  /// Reads what [#write] wrote; keys of a later version are passed over. Runs from before output
  /// was kept keep it when they go on.
  static RunOptions read(String text) {
    var options = JsonObject.read(text);
    return new RunOptions(
        options.textOrNull("nodes"),
        options.textOrNull("gpus"),
        options.textOrNull("mem"),
        options.truth("reserve", false),
        options.integer("max_fails", -1),
        options.truth("bind", true),
        options.text("envschema", "auto"),
        duration(options, "grace_us", GRACE),
        duration(options, "launch_patience_us", PATIENCE),
        options.integer("keep_output", RunOptions.KEPT_OUTPUT),
        Background.ofWord(options.text("background", "")).orElse(Background.END),
        options.truth("open", false),
        Measure.ofWord(options.text("measure", "")).orElse(Measure.NONE));
  }

  /// The notes that [#write] wrote, without the description: that is the workflow's.
  static Notes notes(String text) {
    var options = JsonObject.read(text);
    return new Notes(
        null,
        options.textOrNull("stdout"),
        options.textOrNull("stderr"),
        options.textOrNull("project"));
  }

  /// The same text of a run that takes no more jobs.
  static String closed(String text) {
    return write(read(text).withOpen(false), notes(text));
  }

  private static Duration duration(JsonObject options, String key, Duration otherwise) {
    return options.has(key) ? Duration.of(options.number(key), ChronoUnit.MICROS) : otherwise;
  }
}
