package bellwether.model.jobfile.internal;

import bellwether.model.JobDescription;
import bellwether.model.Request;
import bellwether.model.jobfile.JobFile;
import bellwether.model.jobfile.KnownJobs;
import bellwether.model.jobfile.SubmitContext;
import bellwether.model.json.Nothing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the requests of a file, then looks at its jobs as a whole: names, parents, cycles.
public final class RequestsReader {
  private static final Set<String> REQUESTS =
      Set.of(
          "submit",
          "control",
          "finish",
          "listJobs",
          "jobStatus",
          "jobInfo",
          "cancelJob",
          "removeJob",
          "resourcesInfo",
          "status");

  private final SubmitContext context;
  private final KnownJobs known;
  private final Problems problems;
  private final Set<String> names = new HashSet<>();
  private final List<JobDescription> jobs = new ArrayList<>();
  private int submits;
  private JobFile.@Nullable Header header;
  private JobFile.Notes notes = JobFile.Notes.NONE;
  private JobDefaults defaults = JobDefaults.NONE;

  public RequestsReader(SubmitContext context, KnownJobs known, Problems problems) {
    this.context = context;
    this.known = known;
    this.problems = problems;
  }

  /// The file; requests that are wrong are left out and told.
  public JobFile read(Object tree) {
    var requests = new ArrayList<Request>();
    var items = items(tree);
    for (int i = 0; i < items.size(); i++) {
      var request = request(items.get(i), items.size() == 1 ? "" : "request " + (i + 1));
      if (request != null) {
        requests.add(request);
      }
    }
    new Parents(jobs, names, known, problems).check();
    return new JobFile(header, notes, requests);
  }

  private List<Object> items(Object tree) {
    if (tree instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    var table = Table.of(tree, "", "", problems);
    if (table == null || table.has("request")) {
      return table == null ? List.of() : List.of(tree);
    }
    table.text(HeaderReader.SCHEMA);
    if (table.has("requests")) {
      table.only(Set.of(HeaderReader.SCHEMA, "requests"));
      return table.list("requests");
    }
    if (table.has("jobs")) {
      table.only(HeaderReader.KEYS);
      var reader = new HeaderReader(table);
      header = reader.header();
      defaults = reader.defaults();
      notes = reader.notes(defaults);
      return List.of(
          Map.of("request", "submit", "jobs", table.fields().getOrDefault("jobs", List.of())));
    }
    problems.add("", "", "expected a list of requests, or a table with jobs, requests or request");
    return List.of();
  }

  private @Nullable Request request(Object item, String place) {
    var table = Table.of(item, place, "", problems);
    var name = table == null ? null : table.text("request");
    if (table == null) {
      return null;
    }
    return switch (name) {
      case "submit" -> submit(table);
      case "control" -> control(table);
      case "finish" -> new Request.Finish();
      case "listJobs" -> new Request.ListJobs();
      case "jobStatus" -> new Request.JobStatus(jobNames(table));
      case "jobInfo" -> new Request.JobInfo(jobNames(table), withChildren(table));
      case "cancelJob" -> new Request.CancelJob(jobNames(table));
      case "removeJob" -> new Request.RemoveJob(jobNames(table));
      case "resourcesInfo" -> new Request.ResourcesInfo();
      case "status" -> new Request.Status(flag(table.tableOrNull("options"), "allJobsFinished"));
      case null, default -> {
        table.wrong(
            "request",
            "expected one of "
                + String.join(", ", REQUESTS.stream().sorted().toList())
                + ", but found "
                + (name == null ? "none" : ShownValue.of(name)));
        yield null;
      }
    };
  }

  private Request submit(Table table) {
    int number = context.earlierSubmits() + ++submits;
    if (!table.hasValue("jobs")) {
      table.wrong("jobs", "expected a list of jobs, but found none");
    }
    var submitted = new ArrayList<JobDescription>();
    var items = table.list("jobs");
    for (int i = 0; i < items.size(); i++) {
      var place = (table.job().isEmpty() ? "" : table.job() + " ") + "number " + (i + 1);
      var reader = new JobReader(context, number, problems);
      var job = reader.read(defaults.under(items.get(i)), place);
      var name = reader.name();
      if (name != null && !names.add(name)) {
        problems.add(name, "name", "expected a name of its own, but another job has it, too");
      }
      if (job != null) {
        submitted.add(defaults.around(job));
      }
    }
    jobs.addAll(submitted);
    return new Request.Submit(submitted);
  }

  private @Nullable Request control(Table table) {
    var command = table.text("command");
    if ("finishAfterAllTasksDone".equals(command)) {
      return new Request.FinishWhenDone();
    }
    table.wrong(
        "command",
        "expected finishAfterAllTasksDone, but found "
            + (command == null ? "none" : ShownValue.of(command)));
    return null;
  }

  private static List<String> jobNames(Table table) {
    var names = table.texts("jobNames", false);
    if (names.isEmpty()) {
      table.wrong("jobNames", "expected a list of job names, but found none");
    }
    return names;
  }

  private static boolean withChildren(Table table) {
    return flag(table.tableOrNull("params"), "withChilds");
  }

  /// What Python takes for true.
  private static boolean flag(@Nullable Table table, String key) {
    return table != null
        && switch (table.fields().getOrDefault(key, Nothing.NULL)) {
          case Boolean flag -> flag;
          case Number number -> number.doubleValue() != 0;
          case String text -> !text.isEmpty();
          case List<?> list -> !list.isEmpty();
          case Map<?, ?> map -> !map.isEmpty();
          default -> false;
        };
  }
}
