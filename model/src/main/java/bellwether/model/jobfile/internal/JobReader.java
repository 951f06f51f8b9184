package bellwether.model.jobfile.internal;

import bellwether.model.Dependency;
import bellwether.model.JobDescription;
import bellwether.model.jobfile.SubmitContext;
import bellwether.model.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one job.
public final class JobReader {
  /// What may stand in a job.
  public static final Set<String> KEYS =
      Set.of(
          "name",
          "execution",
          "resources",
          "iteration",
          "for",
          "op",
          "dependencies",
          "attributes",
          "max_attempts",
          "retry",
          "tags",
          "priority",
          "concurrency");

  private static final Pattern FORBIDDEN = Pattern.compile("[${}()'\"\\s:\\x00]");
  private static final Pattern ITERATION = Pattern.compile("(.*):(-?\\d{1,9}|\\$\\{it}|\\$it)");

  private final SubmitContext context;
  private final int request;
  private final Problems problems;
  private @Nullable String name;

  public JobReader(SubmitContext context, int request, Problems problems) {
    this.context = context;
    this.request = request;
    this.problems = problems;
  }

  /// The job; null when anything in it is wrong, which is told.
  public @Nullable JobDescription read(Object item, String place) {
    int before = problems.count();
    var raw = Table.of(item, place, "", problems);
    if (raw == null) {
      return null;
    }
    // An array has one for each iteration, known when it starts.
    var uniq = context.uuids().get().toString();
    var later = IterationsReader.isArray(raw) ? null : uniq;
    name = name(raw, uniq);
    var variables = new SubmitVariables(context, request, name, uniq, later);
    var called = name == null ? place : name;
    var table = Table.of(variables.putIn(raw.fields()), called, "", problems);
    if (table == null) {
      return null;
    }
    table.only(KEYS);
    return job(table, raw, called, before);
  }

  /// The name of the job that was read last; null when it has none that can be used.
  @Nullable String name() {
    return name;
  }

  private @Nullable String name(Table raw, String uniq) {
    var text = raw.text("name");
    if (text == null) {
      if (!raw.hasValue("name")) {
        raw.wrong("name", "expected a text, but found none");
      }
      return null;
    }
    var wanted = nameOf(text, uniq);
    if (FORBIDDEN.matcher(wanted).find()) {
      raw.wrong(
          "name",
          "expected a name without blanks, colons, quotes, parentheses, braces and dollars, but found "
              + ShownValue.of(wanted));
      return null;
    }
    return wanted;
  }

  /// A name with the variables put in that it may hold.
  public String nameOf(String text) {
    return nameOf(text, context.uuids().get().toString());
  }

  private String nameOf(String text, String uniq) {
    return new SubmitVariables(context, request, null, uniq, uniq).putIn(text);
  }

  private @Nullable JobDescription job(Table table, Table raw, String name, int problemsBefore) {
    var execution = new ExecutionReader(table).read();
    var iterations = new IterationsReader(table, context, problems).read();
    var resources = new ResourcesReader(table, iterations != null).read();
    var retry = new RetryReader(table).read();
    var after = after(table);
    int maxAttempts = table.number("max_attempts", 1, 1);
    int priority = table.number("priority", 0, Integer.MIN_VALUE);
    int concurrency = table.number("concurrency", JobDescription.ANY, 1);
    var tags = table.map("tags");
    if (iterations != null) {
      TagTexts.check(raw, iterations, table);
    }
    var attributes = attributes(table);
    if (execution == null || resources == null || problems.count() > problemsBefore) {
      return null;
    }
    return new JobDescription(
        name,
        iterations,
        execution,
        resources.withRetry(retry),
        after,
        maxAttempts,
        priority,
        tags,
        concurrency,
        attributes);
  }

  private static List<Dependency> after(Table job) {
    var table = job.tableOrNull("dependencies");
    if (table == null) {
      return List.of();
    }
    table.only(Set.of("after"));
    var after = new ArrayList<Dependency>();
    for (var text : table.texts("after", false)) {
      after.add(dependency(text));
    }
    return after.stream().distinct().toList();
  }

  private static Dependency dependency(String text) {
    var iteration = ITERATION.matcher(text);
    if (!iteration.matches()) {
      return new Dependency.OnJob(text);
    }
    return iteration.group(2).startsWith("$")
        ? new Dependency.Paired(iteration.group(1))
        : new Dependency.OnIteration(iteration.group(1), Integer.parseInt(iteration.group(2)));
  }

  private static @Nullable String attributes(Table job) {
    if (!job.has("attributes")) {
      return null;
    }
    var table = job.table("attributes");
    return table == null ? null : JsonWriter.writeSorted(table.fields());
  }
}
