package bellwether.model.jobfile;

import bellwether.model.Background;
import bellwether.model.Bytes;
import bellwether.model.Dependency;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.Resources;
import bellwether.model.Size;
import static java.util.Objects.requireNonNull;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The text of a [JobDescription] in the catalog: JSON with the keys of a job file, defaults left
/// out.
///
/// [#read] takes what [#write] wrote and checks nothing; job files of users are read by the job
/// file reader.
public final class JobDescriptionJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JobDescriptionJson() {}

  /// The text of a description.
  public static String write(JobDescription job) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("name", job.name());
      writeIterations(json, job.iterations());
      writeExecution(json, job.execution());
      writeResources(json, job.resources());
      writeRest(json, job);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void writeIterations(JsonGenerator json, @Nullable Iterations iterations) {
    switch (iterations) {
      case null -> {}
      case Iterations.Span(int start, int stop) -> {
        json.writeObjectPropertyStart("iteration");
        json.writeNumberProperty("start", start);
        json.writeNumberProperty("stop", stop);
        json.writeEndObject();
      }
      case Iterations.Values(var values) -> {
        json.writeObjectPropertyStart("iteration");
        texts(json, "values", values);
        json.writeEndObject();
      }
      case Iterations.Product(var axes) -> {
        json.writeObjectPropertyStart("iteration");
        json.writeObjectPropertyStart("for");
        axes.forEach(axis -> {
          json.writeObjectPropertyStart(axis.name());
          writeIterations(json, axis.values());
          json.writeEndObject();
        });
        json.writeEndObject();
        texts(json, "op", namesWithoutIdentity(axes));
        json.writeEndObject();
      }
      case Iterations.Rows rows -> {
        json.writeObjectPropertyStart("iteration");
        json.writeObjectPropertyStart("columns");
        rows.names().forEach(name -> texts(json, name, rows.column(name)));
        json.writeEndObject();
        json.writeEndObject();
      }
    }
  }

  private static List<String> namesWithoutIdentity(List<Iterations.Axis> axes) {
    return axes.stream().filter(axis -> !axis.isIdentity()).map(Iterations.Axis::name).toList();
  }

  private static void writeExecution(JsonGenerator json, Execution execution) {
    json.writeObjectPropertyStart("execution");
    text(json, "exec", execution.exec());
    texts(json, "args", execution.args());
    text(json, "script", execution.script());
    map(json, "env", execution.env());
    text(json, "wd", execution.wd());
    text(json, "stdin", execution.stdin());
    text(json, "stdout", execution.stdout());
    text(json, "stderr", execution.stderr());
    texts(json, "modules", execution.modules());
    text(json, "venv", execution.venv());
    if (!execution.model().equals(Execution.DEFAULT_MODEL)) {
      json.writeStringProperty("model", execution.model());
    }
    map(json, "model_opts", execution.modelOpts());
    if (execution.append()) {
      json.writeBooleanProperty("append", true);
    }
    if (execution.background() != null) {
      json.writeStringProperty("background", execution.background().word());
    }
    json.writeEndObject();
  }

  private static void writeResources(JsonGenerator json, Resources resources) {
    json.writeObjectPropertyStart("resources");
    size(json, "numCores", resources.cores());
    size(json, "numNodes", resources.nodes());
    if (resources.hasConsumables()) {
      json.writeObjectPropertyStart("nodeCrs");
      json.writeNumberProperty("gpu", resources.gpusPerNode());
      json.writeNumberProperty("mem", resources.memoryPerNode().toMebi());
      json.writeEndObject();
    }
    if (resources.wallTime() != null) {
      json.writeStringProperty("wt", resources.wallTime().toSeconds() + "s");
    }
    json.writeEndObject();
  }

  private static void writeRest(JsonGenerator json, JobDescription job) {
    texts(json, "after", job.after().stream().map(Dependency::word).toList());
    json.writeNumberProperty("max_attempts", job.maxAttempts());
    json.writeNumberProperty("priority", job.priority());
    map(json, "tags", job.tags());
    text(json, "attributes", job.attributes());
  }

  private static Dependency dependency(String word) {
    int colon = word.lastIndexOf(':');
    if (colon < 0) {
      return new Dependency.OnJob(word);
    }
    var job = word.substring(0, colon);
    var key = word.substring(colon + 1);
    return key.equals("${it}")
        ? new Dependency.Paired(job)
        : new Dependency.OnIteration(job, Integer.parseInt(key));
  }

  private static void size(JsonGenerator json, String key, @Nullable Size size) {
    if (size == null) {
      return;
    }
    json.writeObjectPropertyStart(key);
    switch (size) {
      case Size.Exact(int count) -> json.writeNumberProperty("exact", count);
      case Size.Range(int min, int max) -> {
        json.writeNumberProperty("min", min);
        json.writeNumberProperty("max", max);
      }
      case Size.MaximumIterations(int min) -> {
        json.writeNumberProperty("min", min);
        json.writeStringProperty("scheduler", "maximum-iters");
      }
      case Size.SplitInto(int min, int parts) -> {
        json.writeNumberProperty("min", min);
        json.writeStringProperty("scheduler", "split-into");
        json.writeNumberProperty("parts", parts);
      }
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String key, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(key, value);
    }
  }

  private static void texts(JsonGenerator json, String key, List<String> values) {
    if (!values.isEmpty()) {
      json.writeArrayPropertyStart(key);
      values.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  private static void map(JsonGenerator json, String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      json.writeObjectPropertyStart(key);
      values.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
  }

  /// The description that [#write] wrote.
  public static JobDescription read(String text) {
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      return job(object(json));
    }
  }

  /// Texts, lists of texts and maps of such, as the JSON has them.
  private static Map<String, Object> object(JsonParser json) {
    var object = new LinkedHashMap<String, Object>();
    each(json, (key, value) -> object.put(key, value));
    return object;
  }

  private static void each(JsonParser json, BiConsumer<String, Object> taker) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var key = json.currentName();
      taker.accept(
          key,
          switch (json.nextToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            default -> json.getString();
          });
    }
  }

  private static List<String> array(JsonParser json) {
    var array = new ArrayList<String>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(json.getString());
    }
    return array;
  }

  private static JobDescription job(Map<String, Object> from) {
    return new JobDescription(
        (String) from.getOrDefault("name", ""),
        iterations(map(from, "iteration")),
        execution(map(from, "execution")),
        resources(map(from, "resources")),
        list(from, "after").stream().map(JobDescriptionJson::dependency).toList(),
        number(from, "max_attempts", 1),
        number(from, "priority", 0),
        texts(map(from, "tags")),
        text(from, "attributes"));
  }

  private static @Nullable Iterations iterations(Map<String, Object> from) {
    if (from.isEmpty()) {
      return null;
    }
    if (from.containsKey("for")) {
      return product(map(from, "for"), list(from, "op"));
    }
    if (from.containsKey("columns")) {
      return rows(map(from, "columns"));
    }
    return from.containsKey("values")
        ? new Iterations.Values(list(from, "values"))
        : new Iterations.Span(number(from, "start", 0), number(from, "stop", 0));
  }

  private static Iterations product(Map<String, Object> axes, List<String> withoutIdentity) {
    return new Iterations.Product(
        axes.keySet().stream()
            .map(name ->
                new Iterations.Axis(
                    name,
                    requireNonNull(iterations(map(map(axes, name), "iteration"))),
                    !withoutIdentity.contains(name)))
            .toList());
  }

  private static Iterations rows(Map<String, Object> columns) {
    var names = List.copyOf(columns.keySet());
    var values = names.stream().map(name -> list(columns, name)).toList();
    return new Iterations.Rows(
        names,
        IntStream.range(0, values.getFirst().size())
            .mapToObj(i -> values.stream().map(column -> column.get(i)).toList())
            .toList());
  }

  private static Execution execution(Map<String, Object> from) {
    var model = text(from, "model");
    return new Execution(
        text(from, "exec"),
        list(from, "args"),
        text(from, "script"),
        texts(map(from, "env")),
        text(from, "wd"),
        text(from, "stdin"),
        text(from, "stdout"),
        text(from, "stderr"),
        list(from, "modules"),
        text(from, "venv"),
        model == null ? Execution.DEFAULT_MODEL : model,
        texts(map(from, "model_opts")),
        Boolean.TRUE.equals(from.get("append")),
        Optional.ofNullable(text(from, "background")).flatMap(Background::ofWord).orElse(null));
  }

  private static Resources resources(Map<String, Object> from) {
    var consumables = map(from, "nodeCrs");
    var limit = text(from, "wt");
    return new Resources(
        size(map(from, "numCores")),
        size(map(from, "numNodes")),
        number(consumables, "gpu", 0),
        Bytes.ofMebi(number(consumables, "mem", 0)),
        limit == null ? null : Duration.ofSeconds(Long.parseLong(limit.replace("s", ""))));
  }

  private static @Nullable Size size(Map<String, Object> from) {
    if (from.isEmpty()) {
      return null;
    }
    int min = number(from, "min", 1);
    return switch (text(from, "scheduler")) {
      case "split-into" -> new Size.SplitInto(min, number(from, "parts", 0));
      case String _ -> new Size.MaximumIterations(min);
      case null ->
          from.containsKey("exact")
              ? new Size.Exact(number(from, "exact", 1))
              : new Size.Range(min, number(from, "max", min));
    };
  }

  private static @Nullable String text(Map<String, Object> from, String key) {
    return (String) from.get(key);
  }

  private static int number(Map<String, Object> from, String key, int otherwise) {
    var value = (String) from.get(key);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  @SuppressWarnings("unchecked") // arrays hold texts only: see array()
  private static List<String> list(Map<String, Object> from, String key) {
    return (List<String>) from.getOrDefault(key, List.of());
  }

  @SuppressWarnings("unchecked") // objects have texts as keys: see object()
  private static Map<String, Object> map(Map<String, Object> from, String key) {
    return (Map<String, Object>) from.getOrDefault(key, Map.of());
  }

  private static Map<String, String> texts(Map<String, Object> from) {
    var texts = new LinkedHashMap<String, String>();
    from.forEach((key, value) -> texts.put(key, (String) value));
    return texts;
  }
}
