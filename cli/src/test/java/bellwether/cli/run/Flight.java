package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The `bellwether` command in a folder of its own, with a catalog of its own.
final class Flight {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private final Path folder;

  Flight(Path folder) {
    this.folder = folder;
  }

  /// What a command left.
  record Landing(int status, String out, String err) {
    Landing well() {
      assertThat(status).as(err).isZero();
      return this;
    }

    Landing failed() {
      assertThat(status).as(err).isOne();
      return this;
    }

    /// Nothing ran, and just these lines say why.
    void refused(String... lines) {
      assertThat(err.lines().map(line -> line.replaceFirst("^bellwether: ", "")))
          .containsExactly(lines);
      assertThat(status).isEqualTo(2);
    }

    /// The answers to the requests of the file, in order.
    List<Map<String, Object>> answers() {
      return err.lines()
          .filter(line -> line.startsWith("{\"request\""))
          .map(line -> at(line, "answer"))
          .toList();
    }
  }

  /// Runs a job file of this text.
  Landing run(String fileName, String text, String... options) throws IOException {
    var file = Files.writeString(folder.resolve(fileName), text);
    return command("", options, "run", "--wd", folder.toString(), file.toString());
  }

  /// Runs one job, in JSON without its name `j`.
  Landing job(String fields, String... options) throws IOException {
    return jobs("{\"name\": \"j\", " + fields + "}", options);
  }

  /// Runs these jobs, in JSON with commas between them.
  Landing jobs(String jobs, String... options) throws IOException {
    return run("f.json", "{\"jobs\": [" + jobs + "]}", options);
  }

  Landing command(String input, String[] options, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(1, List.of(options));
    var result = new CommandLine(folder).given(input).execute(all.toArray(String[]::new));
    return new Landing(result.status(), result.out(), result.err());
  }

  /// The jobs of the last run as `jobs --json` tells them.
  List<Map<String, Object>> rows() {
    return command("", new String[0], "jobs", "--json")
        .well()
        .out()
        .lines()
        .map(Flight::object)
        .toList();
  }

  /// One of them.
  Map<String, Object> row(String job) {
    return rows().stream().filter(row -> job.equals(row.get("job"))).findFirst().orElseThrow();
  }

  /// `name STATE` of each of them.
  List<String> states() {
    return rows().stream().map(row -> row.get("job") + " " + row.get("state")).toList();
  }

  /// What a job left in a file.
  String file(String name) throws IOException {
    return Files.readString(folder.resolve(name)).strip();
  }

  @SuppressWarnings("unchecked") // objects of JSON have texts as keys
  static Map<String, Object> object(String json) {
    return MAPPER.readValue(json, Map.class);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(String json, String key) {
    return (Map<String, Object>) Objects.requireNonNull(value(object(json), key));
  }

  /// What stands deep in an object.
  static @Nullable Object value(Map<String, Object> object, String... keys) {
    Object value = object;
    for (var key : keys) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }
}
