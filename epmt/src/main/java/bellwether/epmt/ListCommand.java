package bellwether.epmt;

import bellwether.command.CommandException;
import bellwether.epmt.settings.Zones;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.source.TagFilter;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `epmt list`: prints Python values.
final class ListCommand {
  private static final Set<String> KNOWN =
      Set.of("jobs", "tags", "limit", "offset", "fmt", "hosts", "exact_tag_only", "fltr");

  private final Measurements measurements;
  private final PrintStream out;
  private final Answers answers;
  private CommandWords words = new CommandWords(List.of(), Map.of());

  ListCommand(Measurements measurements, PrintStream out) {
    this.measurements = measurements;
    this.out = out;
    this.answers = new Answers(measurements);
  }

  /// Returns whether there was anything to print, by EPMT's idea of it.
  boolean run(List<String> arguments) {
    var what = arguments.isEmpty() ? "jobs" : arguments.getFirst();
    var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    return switch (what) {
      case "jobs" -> with(rest).jobs("terse");
      case "procs", "processes" -> with(rest).processes();
      case "op_metrics" -> with(rest).operations();
      case "job_proc_tags" -> with(rest).processTags();
      case "unprocessed_jobs" -> print(List.of());
      case "unanalyzed_jobs" -> print(measurements.jobs().analyzed(Map.of()).ids());
      case "refmodels" -> with(rest).models();
      case "thread_metrics" -> with(rest).threads();
      default -> with(arguments).jobs("terse");
    };
  }

  private ListCommand with(List<String> arguments) {
    words = CommandWords.of(arguments);
    for (var name : words.values().keySet()) {
      if (!KNOWN.contains(name)) {
        throw CommandWords.failed(
            "Expected one of %s before =, but found %s"
                .formatted(String.join(", ", new TreeSet<>(KNOWN)), name));
      }
    }
    return this;
  }

  private boolean print(@Nullable Object value) {
    out.println(Python.literal(value));
    return true;
  }

  private @Nullable String text(String name) {
    var value = words.values().get(name);
    return value == null ? null : value.toString();
  }

  private long number(String name) {
    var value = text(name);
    if (value != null && !value.matches("[+-]?\\d+")) {
      throw CommandWords.failed("Expected a number for %s, but found %s".formatted(name, value));
    }
    return value == null ? 0 : Long.parseLong(value);
  }

  private List<String> ids() {
    var ids = new ArrayList<>(words.ids());
    var more = text("jobs");
    if (more != null) {
      ids.addAll(List.of(more.split("[,\\s]+")));
    }
    return ids;
  }

  /// The jobs of the words, by start; by tags and the like where they are about jobs.
  private JobQuery chosen() {
    var jobs = measurements.jobs().ids(ids());
    var tags = text("tags");
    if (tags != null) {
      var filter = TagFilter.of(Tags.parse(tags));
      jobs = jobs.tagged(words.values().get("exact_tag_only") == null ? filter : filter.exactly());
    }
    var hosts = text("hosts");
    if (hosts != null) {
      jobs = jobs.hosts(hosts.split(","));
    }
    var condition = text("fltr");
    jobs = condition == null ? jobs : jobs.where(condition);
    return jobs.limit(number("limit")).offset(number("offset"));
  }

  /// Jobs that are named must be there.
  private JobQuery named() {
    for (var id : ids()) {
      if (measurements.jobs(id).count() == 0) {
        throw CommandException.notFound("Job " + id + " could not be found");
      }
    }
    return measurements.jobs().ids(ids());
  }

  private boolean jobs(String usual) {
    var form = form(usual);
    if (form.equals("terse")) {
      return print(chosen().ids());
    }
    return rows(form, chosen().list().stream().map(answers::job).toList());
  }

  private String form(String usual) {
    var form = text("fmt");
    return form == null ? usual : form;
  }

  private boolean rows(String form, List<Map<String, @Nullable Object>> rows) {
    if (form.equals("pandas")) {
      out.println(Answers.table(rows));
    } else {
      print(rows);
    }
    return !rows.isEmpty();
  }

  private boolean processes() {
    var zones = new HashMap<String, ZoneId>();
    named().list().forEach(job -> zones.put(job.id(), Zones.of(job.zone())));
    var asked = named().processes();
    var tags = text("tags");
    asked = tags == null ? asked : asked.tagged(tags);
    var condition = text("fltr");
    asked = condition == null ? asked : asked.where(condition);
    var list = asked.limit(number("limit")).offset(number("offset")).list();
    if (form("dict").equals("terse")) {
      return print(list.stream().map(process -> process.id()).toList());
    }
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    list.forEach(process ->
        rows.add(answers.process(process, zones.getOrDefault(process.job(), ZoneId.of("UTC")))));
    return rows(form("dict"), rows);
  }

  private boolean operations() {
    if (ids().isEmpty()) {
      throw CommandWords.failed("Expected the ids of jobs, but found none");
    }
    var asked = named().operations();
    var tags = text("tags");
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (var sums : (tags == null ? asked : asked.tagged(tags.split("\\|"))).sums()) {
      var row = new java.util.LinkedHashMap<String, @Nullable Object>(sums.columns());
      row.remove("jobid");
      row.computeIfPresent("duration", (_, value) -> (Object) ((Number) value).doubleValue());
      row.computeIfPresent("cpu_time", (_, value) -> (Object) ((Number) value).doubleValue());
      rows.add(row);
    }
    return rows(form("pandas"), rows);
  }

  private boolean processTags() {
    var tags = new ArrayList<Object>();
    named().list().stream()
        .map(JobMeasurement::processTags)
        .forEach(all -> all.forEach(one -> tags.add(one.values())));
    return print(tags) && !tags.isEmpty();
  }

  private boolean threads() {
    if (words.ids().isEmpty()) {
      throw CommandWords.failed(
          "Expected the ids of processes, but found none; see: epmt list procs JOB");
    }
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (var id : words.ids()) {
      if (!id.matches("\\d{1,18}")) {
        throw CommandWords.failed("Expected the id of a process, but found " + id);
      }
      var process = measurements.processes().find(Long.parseLong(id));
      if (process.isEmpty()) {
        throw CommandWords.failed("Process " + id + " could not be found");
      }
      measurements.processes().threads(process.get()).forEach(thread -> rows.add(thread.columns()));
    }
    return rows(form("pandas"), rows);
  }

  private boolean models() {
    var models = measurements.models().list();
    print(models.stream().map(model -> (Object) model.number()).toList());
    return !models.isEmpty();
  }
}
