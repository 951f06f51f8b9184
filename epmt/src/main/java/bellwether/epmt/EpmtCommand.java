package bellwether.epmt;

import bellwether.analyze.CatalogEditor;
import bellwether.analyze.OutlierAnalysis;
import bellwether.collect.session.OwnProcess;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.epmt.files.Concatenation;
import bellwether.epmt.settings.Settings;
import bellwether.query.measured.Measurements;
import bellwether.store.archive.ArchiveCare;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `epmt`: the commands of EPMT that work on data.
public final class EpmtCommand {
  private static final String VERSION = "EPMT 5.0.1";
  private static final int NOT_RUNNING_HERE = 1;
  private final Console console;
  private final Session session;

  private EpmtCommand(Console console) {
    this.console = console;
    this.session = new Session(console, Settings.of(console));
  }

  /// Carries a command line out; returns EPMT's exit status.
  public static int run(Console console, List<String> arguments) {
    var line = EpmtWords.of(arguments);
    var words = line.own();
    boolean version = words.contains("-V") || words.contains("--version");
    words.removeIf(word -> word.matches("-v+|--verbose"));
    if (version) {
      console.out().println(VERSION);
      return ExitStatus.WELL;
    }
    var command = new EpmtCommand(console);
    if (words.isEmpty()) {
      console.out().print(Usages.text());
      return ExitStatus.WORK_FAILED;
    }
    return command.carryOut(words, line.measured());
  }

  private int carryOut(List<String> words, List<String> measured) {
    // The readme has options of commands before them.
    int at = 0;
    while (at < words.size() && words.get(at).matches("-n|-d|-a|--drop|--dry-run|--auto|--debug")) {
      at++;
    }
    if (at == words.size() || words.get(at).matches("-h|--help")) {
      return help();
    }
    var command = words.get(at);
    var rest = new ArrayList<>(words.subList(0, at));
    rest.addAll(words.subList(at + 1, words.size()));
    rest.removeIf(word -> word.matches("-d|--debug"));
    if (!command.equals("run")) {
      OwnProcess.leaveOut(console.environment());
    }
    if (Subcommands.has(command)) {
      rest.addAll(measured);
      return Subcommands.run(session, command, rest);
    }
    if (rest.contains("-h") || rest.contains("--help")) {
      return Usages.print(command, console);
    }
    return dispatch(command, rest);
  }

  private int help() {
    console.out().print(Usages.text() + "\nsettings.py:\n" + session.settings().lines());
    return ExitStatus.WELL;
  }

  private int dispatch(String command, List<String> rest) {
    return switch (command) {
      case "list" -> list(rest);
      case "delete" -> delete(rest);
      case "explore" -> explore(rest);
      case "concat" -> concat(rest);
      case "dbsize" -> size();
      case "drop" -> drop(rest);
      case "migrate", "schema", "dbcare" -> nothingToDo(command);
      case "help" -> rest.isEmpty() ? help() : ApiHelp.print(rest, console);
      case "notebook" -> notHere(command, "is not here; see docs/measured-jobs.md");
      case "gui" -> notHere(command, "is not here; see: bellwether jobs");
      default -> {
        console.out().print(Usages.text());
        throw CommandException.wrongInput(
            "Expected a command of epmt, but found %s; see: epmt help".formatted(command));
      }
    };
  }

  private int notHere(String command, String reason) {
    console.note("epmt " + command + " " + reason);
    return NOT_RUNNING_HERE;
  }

  private int nothingToDo(String command) {
    console.note(
        "epmt %s has nothing to do: the catalog brings itself up to date; for its tables see: bellwether sql --help"
            .formatted(command));
    return ExitStatus.WELL;
  }

  private int list(List<String> arguments) {
    try (var measurements = session.measurements()) {
      return new ListCommand(measurements, console.out()).run(arguments)
          ? ExitStatus.WELL
          : ExitStatus.WORK_FAILED;
    }
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

  private int delete(List<String> arguments) {
    var ids = arguments.stream().filter(word -> !word.startsWith("-")).toList();
    boolean good = !ids.isEmpty();
    try (var measurements = session.measurements();
        var editor = session.curator()) {
      for (var id : ids) {
        good &= deleted(measurements, editor, id);
      }
    }
    return good ? ExitStatus.WELL : ExitStatus.WORK_FAILED;
  }

  private boolean deleted(Measurements measurements, CatalogEditor editor, String id) {
    var jobs = measurements.jobs(id).list();
    var learned =
        measurements.models().list().stream()
            .filter(model -> model.jobs().contains(id))
            .findFirst();
    if (jobs.isEmpty() || learned.isPresent()) {
      console.note(
          jobs.isEmpty()
              ? "Job " + id + " could not be found"
              : "Job " + id + " is one that a reference model learned from; delete that first");
      return false;
    }
    return editor.delete(jobs) > 0;
  }

  private int explore(List<String> arguments) {
    var words = new ArrayList<>(arguments);
    var metric = taken(words, "--metric");
    var limit = taken(words, "--limit");
    if (words.size() != 1 || limit != null && !limit.matches("\\d{1,6}")) {
      throw CommandException.wrongInput(
          "Expected an experiment, and a number after --limit, but found "
              + String.join(" ", arguments));
    }
    int most = limit == null ? 10 : Integer.parseInt(limit);
    var feature = metric == null ? "duration" : metric;
    try (var measurements = session.measurements()) {
      var found = new OutlierAnalysis(measurements).explore(words.getFirst(), feature, most);
      if (found.components().isEmpty()) {
        throw CommandException.notFound("No job has the tag exp_name:" + words.getFirst());
      }
      new ExploreReport(console.out(), feature).print(found, most);
    }
    return ExitStatus.WELL;
  }

  private int concat(List<String> arguments) {
    var words = new ArrayList<>(arguments);
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
    session.measurements().close();
    try (var care = ArchiveCare.open(session.place(), session.options())) {
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

  private int drop(List<String> arguments) {
    if (!arguments.contains("-f") && !arguments.contains("--force") && !agreed()) {
      return ExitStatus.WELL;
    }
    session.drop();
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
}
