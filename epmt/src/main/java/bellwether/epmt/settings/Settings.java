package bellwether.epmt.settings;

import static java.util.Map.entry;

import bellwether.collect.session.JobFolder;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.store.CatalogPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// EPMT's settings: its defaults, and over them the literal assignments of a settings file. Nothing
/// in such a file is carried out.
///
/// @param values by name, as Python would write them
public record Settings(Map<String, String> values) {
  private static final String TEXT = "(?:'[^'\\\\]*'|\"[^\"\\\\]*\"|r'[^']*'|r\"[^\"]*\")";
  private static final String TEXTS =
      "\\{\\s*(?:%1$s\\s*:\\s*%1$s\\s*(?:,\\s*|(?=\\})))*\\}".formatted(TEXT);
  private static final Pattern LITERAL =
      Pattern.compile(
          "([a-z_]+)\\s*=\\s*(True|False|None|-?\\d+(?:\\.\\d+)?|'[^'\\\\]*'|\"[^\"\\\\]*\"|\\[\\]|%s|\\{'url'\\s*:.*\\})\\s*(?:#.*)?"
              .formatted(TEXTS));
  private static final Pattern ASSIGNED = Pattern.compile("[A-Za-z_]\\w*\\s*=.*");
  private static final Pattern URL = Pattern.compile("'url'\\s*:\\s*'([^']*)'");
  private static final Pattern PASSWORD = Pattern.compile("(://[^:@/]*):[^@/]*@");

  public static Settings of(Console console) {
    var values = new TreeMap<>(defaults());
    var named = console.environment().get("EPMT_SETTINGS");
    var file = Path.of(named == null ? "settings.py" : named);
    if (named != null && !Files.isRegularFile(file)) {
      throw CommandException.surroundings(
          "Expected EPMT_SETTINGS to name a file, but there is no file " + named);
    }
    if (Files.isRegularFile(file)) {
      read(file, values, console);
    }
    var url = console.environment().get("EPMT_DB_URL");
    if (url != null && !url.isBlank()) {
      values.put("db_params", "{'url': '" + url + "', 'echo': False}");
    }
    return new Settings(values);
  }

  private static Map<String, String> defaults() {
    var temporary = System.getProperty("java.io.tmpdir");
    var user = System.getProperty("user.name");
    return Map.ofEntries(
        entry("daemon_pid_file", "/tmp/epmt.pid." + user),
        entry("db_params", "{'url': 'sqlite:///:memory:', 'echo': False}"),
        entry("epmt_output_prefix", JobFolder.standardPrefix()),
        entry("error_dest", temporary),
        entry("ingest_failed_dir", temporary + "/"),
        entry("job_tags_env", "EPMT_JOB_TAGS"),
        entry("papiex_options", "COLLATED_TSV"),
        entry("papiex_options_bycpu", "{}"),
        entry("papiex_options_byhost", "{}"),
        entry("logfile", temporary + "/epmt_" + user + ".log"),
        entry("retire_jobs_ndays", "14"),
        entry("retire_models_ndays", "0"),
        entry("stage_command", "mv"),
        entry("stage_command_dest", "./"),
        entry("install_prefix", System.getProperty("user.dir") + "/papiex-epmt-install"));
  }

  private static void read(Path file, Map<String, String> values, Console console) {
    try {
      for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        var literal = LITERAL.matcher(line.strip());
        if (literal.matches()) {
          values.put(literal.group(1), unquoted(literal.group(2)));
        } else if (ASSIGNED.matcher(line).matches()) {
          console.note(file + ": ignored, since it is no literal: " + line.strip());
        }
      }
    } catch (IOException e) {
      throw CommandException.surroundings(
          "The settings %s could not be read: %s".formatted(file, e.getMessage()));
    }
  }

  private static String unquoted(String literal) {
    boolean quoted = literal.startsWith("'") || literal.startsWith("\"");
    return quoted ? literal.substring(1, literal.length() - 1) : literal;
  }

  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /// A number of days.
  public long days(String name) {
    return Long.parseLong(value(name));
  }

  /// `name:value` lines, passwords masked.
  public String lines() {
    var lines = new StringBuilder();
    values.forEach(
        (name, value) -> lines.append(name).append(':').append(masked(value)).append('\n'));
    return lines.toString();
  }

  /// A value as people may see it, without passwords.
  public String shown(String name) {
    return masked(value(name));
  }

  private static String masked(String value) {
    return PASSWORD.matcher(value).replaceAll("$1:***@");
  }

  /// Where EPMT's database would be: our catalog.
  ///
  /// @throws CommandException for a file with EPMT's own schema, which is never written to, and for
  ///   PostgreSQL
  public CatalogPlace place(Console console) {
    var url = URL.matcher(value("db_params"));
    var database = url.find() ? url.group(1) : "";
    boolean elsewhere =
        console.environment().keySet().stream()
            .anyMatch(name -> name.startsWith("EPMT_DB_") && !name.equals("EPMT_DB_URL"));
    if (elsewhere || database.startsWith("postgres")) {
      throw CommandException.surroundings(
          "A PostgreSQL database of EPMT cannot be used yet; name a file with EPMT_DB_URL=sqlite:////path/of/catalog.db");
    }
    if (database.isEmpty() || database.endsWith(":memory:") || database.equals("sqlite://")) {
      return CatalogPlace.resolve(null, console.environment());
    }
    if (!database.startsWith("sqlite:///")) {
      throw CommandException.surroundings(
          "Expected EPMT_DB_URL to be sqlite:////path, but found " + database);
    }
    return ours(Path.of(database.substring("sqlite:///".length())));
  }

  private static CatalogPlace ours(Path file) {
    if (isEpmts(file)) {
      throw CommandException.surroundings(
          "%s is a database of EPMT itself, which is never written to; take it in with: bellwether import %s, or name another file"
              .formatted(file, file));
    }
    return new CatalogPlace(file);
  }

  private static boolean isEpmts(Path file) {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(100_000);
      return new String(head, StandardCharsets.ISO_8859_1).contains("CREATE TABLE refmodels");
    } catch (IOException missing) {
      return false;
    }
  }
}
