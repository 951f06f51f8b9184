package bellwether.manager.control;

import bellwether.manager.control.ControlAnswer.Cancelled;
import bellwether.manager.control.ControlAnswer.Done;
import bellwether.manager.control.ControlAnswer.Refused;
import bellwether.manager.control.ControlAnswer.Stopping;
import bellwether.manager.control.ControlRequest.AddJobs;
import bellwether.manager.control.ControlRequest.CancelJobs;
import bellwether.manager.control.ControlRequest.CancelRun;
import bellwether.manager.control.ControlRequest.CloseRun;
import bellwether.manager.control.ControlRequest.LimitConcurrency;
import bellwether.manager.control.ControlRequest.StopRun;
import bellwether.model.Micros;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.model.json.JsonException;
import bellwether.model.json.JsonObject;
import bellwether.model.json.JsonReader;
import bellwether.model.json.JsonWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests and answers as lines of JSON:
///
/// `{"cancel": ["a", "b:3"], "reason": "…"}`, `{"cancel_run": true, "reason": "…"}`, `{"stop_run":
/// 15, "grace_us": 1000000, "reason": "…"}`, `{"add_jobs": ["{…}"]}` with descriptions as in the
/// catalog, `{"close_run": true}`, `{"concurrency": {"a": 4}}`; `{"cancelled": 2, "errors": {"c":
/// "…"}}`, `{"stopping": 3}`, `{"done": 1}`, `{"error": "…"}`.
final class ControlJson {
  private static final int DEEPEST = 4;
  private static final String EXPECTED =
      "Expected \"cancel\" with a list of names, \"cancel_run\": true, \"stop_run\" with a signal, \"add_jobs\" with a list of descriptions, \"close_run\": true, or \"concurrency\" with numbers, but found none";
  private static final int LAST_SIGNAL = 64;

  private ControlJson() {}

  static String write(ControlRequest request) {
    var tree = new LinkedHashMap<String, Object>();
    switch (request) {
      case CancelJobs(var names, _) -> tree.put("cancel", names);
      case CancelRun _ -> tree.put("cancel_run", true);
      case StopRun(int signal, var grace, _) -> {
        tree.put("stop_run", (long) signal);
        if (grace != null) {
          tree.put("grace_us", Micros.of(grace));
        }
      }
      case AddJobs(var jobs) ->
          tree.put("add_jobs", jobs.stream().map(JobDescriptionJson::write).toList());
      case CloseRun _ -> tree.put("close_run", true);
      case LimitConcurrency(var byJob) -> tree.put("concurrency", byJob);
    }
    if (request.reason() != null) {
      tree.put("reason", request.reason());
    }
    return JsonWriter.write(tree);
  }

  static String write(ControlAnswer answer) {
    var tree = new LinkedHashMap<String, Object>();
    switch (answer) {
      case Cancelled(long cancelled, var errors) -> {
        tree.put("cancelled", cancelled);
        tree.put("errors", errors);
      }
      case Stopping(long left) -> tree.put("stopping", left);
      case Done(long jobs) -> tree.put("done", jobs);
      case Refused(var error) -> tree.put("error", error);
    }
    return JsonWriter.write(tree);
  }

  /// @throws ControlException when it is no request
  static ControlRequest readRequest(String line) {
    var fields = read(line);
    var reason = fields.get("reason") instanceof String text ? text : null;
    var names = fields.get("cancel");
    if (names instanceof List<?> list && !list.isEmpty()) {
      return new CancelJobs(list.stream().map(ControlJson::text).toList(), reason);
    }
    if (Boolean.TRUE.equals(fields.get("cancel_run"))) {
      return new CancelRun(reason);
    }
    if (fields.get("stop_run") instanceof Long signal && signal > 0 && signal <= LAST_SIGNAL) {
      var grace = fields.get("grace_us") instanceof Long micros ? micros(micros) : null;
      return new StopRun(signal.intValue(), grace, reason);
    }
    if (Boolean.TRUE.equals(fields.get("close_run"))) {
      return new CloseRun();
    }
    if (fields.get("add_jobs") instanceof List<?> jobs && !jobs.isEmpty()) {
      return new AddJobs(
          jobs.stream().map(ControlJson::text).map(JobDescriptionJson::read).toList());
    }
    if (fields.get("concurrency") instanceof Map<?, ?> numbers && !numbers.isEmpty()) {
      return new LimitConcurrency(numbers(numbers));
    }
    throw new ControlException(EXPECTED);
  }

  private static Map<String, Integer> numbers(Map<?, ?> tree) {
    var numbers = new LinkedHashMap<String, Integer>();
    tree.forEach((name, value) -> {
      if (!(value instanceof Long number) || number < 0 || number > Integer.MAX_VALUE) {
        throw new ControlException("Expected whole numbers in \"concurrency\", but found " + value);
      }
      numbers.put(String.valueOf(name), number.intValue());
    });
    return numbers;
  }

  private static Duration micros(long count) {
    return Duration.of(count, ChronoUnit.MICROS);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new ControlException("Expected names of jobs in \"cancel\", but found " + value);
  }

  /// @throws ControlException when it is no answer
  static ControlAnswer readAnswer(String line) {
    var fields = read(line);
    if (fields.get("error") instanceof String error) {
      return new Refused(error);
    }
    if (fields.get("stopping") instanceof Long left) {
      return new Stopping(left);
    }
    if (fields.get("done") instanceof Long jobs) {
      return new Done(jobs);
    }
    if (fields.get("cancelled") instanceof Long cancelled) {
      var errors = new LinkedHashMap<String, String>();
      if (fields.get("errors") instanceof Map<?, ?> map) {
        map.forEach((name, why) -> errors.put(String.valueOf(name), String.valueOf(why)));
      }
      return new Cancelled(cancelled, errors);
    }
    throw new ControlException("Expected an answer of the manager, but found: " + line);
  }

  private static Map<String, @Nullable Object> read(String line) {
    var tree = tree(line);
    if (!(tree instanceof Map)) {
      throw new ControlException("Expected a JSON object, but found: " + start(line));
    }
    return JsonObject.of(tree).fields();
  }

  private static @Nullable Object tree(String line) {
    try {
      return JsonReader.ofDepth(DEEPEST).tree(line);
    } catch (JsonException.TooDeep e) {
      throw new ControlException("Expected a flat request, but it is nested deeply", e);
    } catch (JsonException e) {
      throw new ControlException("Expected a line of JSON, but it is not: " + start(line), e);
    }
  }

  private static String start(String line) {
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }
}
