package bellwether.cli.epmt;

import bellwether.cli.CommandException;
import bellwether.cli.Console;
import bellwether.cli.ExitStatus;
import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.Imports;
import bellwether.collect.MeasuredJob;
import bellwether.query.measured.Curator;
import bellwether.query.measured.JobMeasurement;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.Tags;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveCare;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.ArchiveWriter;
import bellwether.store.archive.ImportedJob.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `epmt`: the commands of EPMT that work on data.
public final class EpmtCommand {
  private static final String VERSION = "EPMT 5.0.1";
  private static final int NOT_RUNNING_HERE = 1;
  private static final String HELP =
      """
      usage: epmt [-h] [-V] [-v] COMMAND ...

      EPMT's commands on Bellwether's catalog.

        submit [-e] [-n] [-r] [-m] [--drop] ITEM...  take jobs in: folders with job_metadata, .tgz, .tar.gz, .tar
        list [WHAT] [ID...] [NAME=VALUE...]          jobs, procs, thread_metrics, op_metrics, job_proc_tags,
                                                     unprocessed_jobs, unanalyzed_jobs, refmodels
        dump [-k KEY] JOB...                         all that is known of jobs (also: show)
        annotate [--replace] JOB NAME=VALUE...       note something about a job; EPMT_JOB_TAGS sets its tags
        delete JOB...                                take jobs away
        retire [-n]                                  take old models and jobs away, by the settings
        explore [--metric NAME] [--limit N] EXPERIMENT
        concat [-o FILE] [-e] [-E DIR] FILE...       Concatenate CSV files of single processes, or those of a folder
        dbsize                                       how much there is
        check                                        whether the catalog can be used
        drop [-f]                                    take everything away
        migrate, schema, dbcare                      nothing to do here; they say so
        help                                         this and the settings

      Not here: start, stop, run, source, stage, daemon, convert, notebook, gui.
      """;

  private final Console console;
  private final Settings settings;

  private EpmtCommand(Console console) {
    this.console = console;
    this.settings = Settings.of(console);
  }

  /// Carries a command line out; returns EPMT's exit status.
  public static int run(Console console, List<String> said) {
    var words = new ArrayList<>(said);
    boolean version = words.contains("-V") || words.contains("--version");
    words.removeIf(word -> word.matches("-v+|--verbose"));
    if (version) {
      console.out().println(VERSION);
      return ExitStatus.WELL;
    }
    var command = new EpmtCommand(console);
    if (words.isEmpty()) {
      console.out().print(HELP);
      return ExitStatus.WORK_FAILED;
    }
    return command.carryOut(words);
  }

  private int carryOut(List<String> words) {
    // The readme has options of commands before them.
    int at = 0;
    while (at < words.size() && words.get(at).matches("-n|-d|-a|--drop|--dry-run|--auto|--debug")) {
      at++;
    }
    if (at == words.size() || words.get(at).matches("-h|--help|help")) {
      return help();
    }
    var rest = new ArrayList<>(words.subList(0, at));
    rest.addAll(words.subList(at + 1, words.size()));
    rest.removeIf(word -> word.matches("-d|--debug"));
    if (rest.contains("-h") || rest.contains("--help")) {
      return help();
    }
    return dispatch(words.get(at), rest);
  }

  private int help() {
    console.out().print(HELP + "\nsettings.py:\n" + settings.lines());
    return ExitStatus.WELL;
  }

  private int dispatch(String command, List<String> rest) {
    return switch (command) {
      case "list" -> list(rest);
      case "submit" -> submit(rest);
      case "dump", "show" -> dump(rest);
      case "annotate" -> annotate(rest);
      case "delete" -> delete(rest);
      case "retire" -> retire(rest);
      case "explore" -> explore(rest);
      case "concat" -> concat(rest);
      case "dbsize" -> size();
      case "check" -> check();
      case "drop" -> drop(rest);
      case "migrate", "schema", "dbcare" -> nothingToDo(command);
      case "start", "stop", "run", "source", "stage", "daemon", "convert" ->
          notHere(command, "is not here yet; use EPMT's own");
      case "notebook" -> notHere(command, "is not here; see docs/measured-jobs.md");
      case "gui" -> notHere(command, "is not here; see: bellwether jobs");
      default ->
          throw CommandException.wrongInput(
              "Expected a command of epmt, but found %s; see: epmt help".formatted(command));
    };
  }

  private int notHere(String command, String reason) {
    console.note("epmt " + command + " " + reason);
    return NOT_RUNNING_HERE;
  }

  private int nothingToDo(String command) {
    console.note(
        "epmt %s has nothing to do: the catalog brings itself up to date; its tables are told by: bellwether sql --help"
            .formatted(command));
    return ExitStatus.WELL;
  }

  private CatalogPlace place() {
    return settings.place(console);
  }

  private ArchiveOptions options() {
    return ArchiveOptions.standard().withWarnings(console::note);
  }

  /// A catalog that is not there yet is an empty one.
  private Measurements door() {
    var place = place();
    if (!Files.exists(place.file())) {
      ArchiveWriter.open(place, options()).close();
    }
    return Measurements.open(place, options());
  }

  private Curator curator() {
    return Curator.open(place(), options());
  }

  private int list(List<String> said) {
    try (var door = door()) {
      return new ListCommand(door, console.out()).run(said)
          ? ExitStatus.WELL
          : ExitStatus.WORK_FAILED;
    }
  }

  private JobMeasurement job(Measurements door, String id) {
    return door.jobs(id)
        .lastAttempts()
        .first()
        .orElseThrow(() -> CommandException.notFound("Job " + id + " could not be found"));
  }

  private int submit(List<String> said) {
    var flags = said.stream().filter(word -> word.startsWith("-")).toList();
    var items = said.stream().filter(word -> !word.startsWith("-")).toList();
    if (items.isEmpty()) {
      throw CommandException.notFound("Expected folders or archives to submit, but found none");
    }
    if (flags.contains("--drop")) {
      dropAll();
    }
    boolean good = true;
    try (var writer = ArchiveWriter.open(place(), options())) {
      for (var item : items) {
        boolean done = submitted(writer, item, flags);
        good &= done;
        if (!done && (flags.contains("-e") || flags.contains("--error"))) {
          break;
        }
      }
    }
    return good ? ExitStatus.WELL : ExitStatus.WORK_FAILED;
  }

  private boolean submitted(ArchiveWriter writer, String item, List<String> flags) {
    var path = Path.of(item);
    try {
      requireJob(path);
      var zone = console.environment().get("EPMT_TZ");
      var importing = ImportOptions.standard();
      importing =
          zone == null || zone.isBlank() ? importing : importing.withSiteZone(ZoneId.of(zone));
      boolean good = true;
      for (var job : Imports.of(path, importing)) {
        good &= taken(writer, job, flags.contains("-n") || flags.contains("--dry-run"));
      }
      moved(path, good, flags);
      return good;
    } catch (ImportException e) {
      console.note(item + ": " + e.getMessage());
      moved(path, false, flags);
      return false;
    }
  }

  private static void requireJob(Path path) {
    if (!Files.exists(path)) {
      throw new ImportException(path + " is not there");
    }
    if (Files.isDirectory(path) && !Files.exists(path.resolve("job_metadata"))) {
      throw new ImportException("there is no file job_metadata in " + path);
    }
  }

  private boolean taken(ArchiveWriter writer, MeasuredJob job, boolean dryRun) {
    long begin = System.nanoTime();
    var told = dryRun ? writer.tryOut(job, false) : writer.add(job, false);
    if (told.outcome() == Outcome.KNOWN) {
      console.note("job " + told.jobid() + " is already in database");
      return false;
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (!dryRun) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "Imported successfully - job: %s processes: %d rate: %.2f%n",
              told.jobid(),
              told.processes(),
              told.processes() / seconds);
    }
    return true;
  }

  /// What is asked of an item once it was taken in, or was not.
  private void moved(Path path, boolean good, List<String> flags) {
    try {
      if (good && flags.contains("-r")) {
        remove(path);
      } else if (!good && flags.contains("-m") && Files.exists(path)) {
        Files.move(path, Path.of(settings.value("ingest_failed_dir")).resolve(path.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path path) throws IOException {
    try (var all = Files.walk(path)) {
      for (var one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  private int dump(List<String> said) {
    var words = new ArrayList<>(said);
    @Nullable String key = taken(words, "-k", "--key");
    boolean good = true;
    try (var door = door()) {
      for (var id : words) {
        good &= dump(door, id, key);
      }
    }
    return good && !words.isEmpty() ? ExitStatus.WELL : ExitStatus.WORK_FAILED;
  }

  private boolean dump(Measurements door, String id, @Nullable String key) {
    if (id.contains("/") || id.endsWith(".tgz")) {
      console.note(
          id + ": only jobs of the catalog can be told; take it in with: epmt submit " + id);
      return false;
    }
    var row = new Answers(door).job(job(door, id));
    if (key != null) {
      if (!row.containsKey(key)) {
        throw CommandException.notFound(
            "Job %s has no %s; it has %s".formatted(id, key, row.keySet()));
      }
      console.out().println(Python.text(row.get(key)));
    } else {
      row.forEach((name, value) ->
          console
              .out()
              .println(String.format(Locale.ROOT, "%-20s      %-20s", name, Python.text(value))));
    }
    return true;
  }

  /// Takes an option with its value out of the words.
  private static @Nullable String taken(List<String> words, String... names) {
    for (var name : names) {
      int at = words.indexOf(name);
      if (at >= 0 && at + 1 < words.size()) {
        words.remove(at);
        return words.remove(at);
      }
    }
    return null;
  }

  private int annotate(List<String> said) {
    boolean instead = said.contains("--replace");
    var words = Words.of(said.stream().filter(word -> !word.equals("--replace")).toList());
    if (words.values().isEmpty() && words.ids().size() < 2) {
      throw Words.failed("No annotations found: expected NAME=VALUE after the job");
    }
    if (words.ids().size() > 1) {
      throw Words.failed(
          "Annotations must be of the form <key>=<value>, but found " + words.ids().get(1));
    }
    if (words.ids().size() != 1) {
      throw CommandException.notFound(
          "Expected one job and what to note of it, but found %s; jobs that still run cannot be annotated here yet"
              .formatted(words.ids()));
    }
    try (var door = door();
        var curator = curator()) {
      var job = job(door, words.ids().getFirst());
      var tags = words.values().get("EPMT_JOB_TAGS");
      if (tags != null) {
        curator.tag(job, Tags.parse(tags.toString()));
      }
      var values = new LinkedHashMap<String, @Nullable Object>(words.values());
      curator.annotate(job, values, instead);
    }
    return ExitStatus.WELL;
  }

  private int delete(List<String> said) {
    var ids = said.stream().filter(word -> !word.startsWith("-")).toList();
    boolean good = !ids.isEmpty();
    try (var door = door();
        var curator = curator()) {
      for (var id : ids) {
        good &= deleted(door, curator, id);
      }
    }
    return good ? ExitStatus.WELL : ExitStatus.WORK_FAILED;
  }

  private boolean deleted(Measurements door, Curator curator, String id) {
    var jobs = door.jobs(id).list();
    var learned =
        door.models().list().stream().filter(model -> model.jobs().contains(id)).findFirst();
    if (jobs.isEmpty() || learned.isPresent()) {
      console.note(
          jobs.isEmpty()
              ? "Job " + id + " could not be found"
              : "Job " + id + " is one that a reference model learned from; delete that first");
      return false;
    }
    return curator.delete(jobs) > 0;
  }

  private int retire(List<String> said) {
    boolean dryRun = said.contains("-n") || said.contains("--dry-run");
    try (var door = door();
        var curator = curator()) {
      var jobs =
          settings.days("retire_jobs_ndays") <= 0
              ? List.<JobMeasurement>of()
              : door.jobs().before(ago("retire_jobs_ndays")).list();
      if (!dryRun) {
        if (settings.days("retire_models_ndays") > 0) {
          curator.retireModels(door, ago("retire_models_ndays"));
        }
        curator.delete(jobs);
      }
      console.note(dryRun ? jobs.size() + " jobs would be retired" : jobs.size() + " jobs retired");
    }
    return ExitStatus.WELL;
  }

  private Instant ago(String setting) {
    return Instant.now().minus(Duration.ofDays(settings.days(setting)));
  }

  private int explore(List<String> said) {
    var words = new ArrayList<>(said);
    var metric = taken(words, "--metric");
    var limit = taken(words, "--limit");
    if (words.size() != 1 || limit != null && !limit.matches("\\d{1,6}")) {
      throw CommandException.wrongInput(
          "Expected an experiment, and a number after --limit, but found " + said);
    }
    int most = limit == null ? 10 : Integer.parseInt(limit);
    var feature = metric == null ? "duration" : metric;
    try (var door = door()) {
      var found = door.judge().explore(words.getFirst(), feature, most);
      if (found.components().isEmpty()) {
        throw CommandException.notFound("No job has the tag exp_name:" + words.getFirst());
      }
      new ExploreReport(console.out(), feature).print(found, most);
    }
    return ExitStatus.WELL;
  }

  private int concat(List<String> said) {
    var words = new ArrayList<>(said);
    var output = taken(words, "-o", "--output-file");
    var errors = taken(words, "-E", "--error-dir");
    boolean stops = words.removeIf(word -> word.matches("-e|--error"));
    if (words.isEmpty()) {
      throw CommandException.wrongInput("Expected CSV files or a folder with such, but found none");
    }
    var files = Concatenation.files(words);
    var target = output == null ? Concatenation.output(files.getFirst()) : Path.of(output);
    new Concatenation(stops, errors == null ? null : Path.of(errors))
        .write(files, target)
        .forEach(console::note);
    return ExitStatus.WELL;
  }

  private int size() {
    door().close();
    try (var care = ArchiveCare.open(place(), options())) {
      var size = care.size();
      console
          .out()
          .println(
              Python.literal(
                  Map.of(
                      "jobs", size.measurements(),
                      "processes", size.processes(),
                      "catalog_bytes", size.catalogBytes(),
                      "archive_bytes", size.processBytes() + size.threadBytes())));
    }
    return ExitStatus.WELL;
  }

  private int check() {
    door().close();
    try (var care = ArchiveCare.open(place(), options())) {
      var damage = care.check();
      console
          .out()
          .println(
              "settings.db_params = %s\t%s"
                  .formatted(settings.value("db_params"), damage.isEmpty() ? "Pass" : "Fail"));
      damage.forEach(one -> console.note(one.message()));
      return damage.isEmpty() ? ExitStatus.WELL : ExitStatus.WORK_FAILED;
    }
  }

  private int drop(List<String> said) {
    if (!said.contains("-f") && !said.contains("--force") && !agreed()) {
      return ExitStatus.WELL;
    }
    dropAll();
    return ExitStatus.WELL;
  }

  private boolean agreed() {
    console
        .out()
        .print(
            "This will drop the entire database. This action cannot be reversed. Are you sure (yes/NO): ");
    console.out().flush();
    try {
      var answer =
          new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))
              .readLine();
      return answer != null
          && List.of("Y", "YES").contains(answer.strip().toUpperCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes all that was imported away; what Bellwether ran stays.
  private void dropAll() {
    try (var door = door();
        var curator = curator()) {
      curator.deleteModels(door.models().list());
      curator.delete(door.jobs().list());
    }
  }
}
