package bellwether.cli.api;

import bellwether.command.CommandException;
import bellwether.command.ExitStatus;
import bellwether.command.Version;
import bellwether.command.output.FileTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/// Answers one request after the other until there are no more.
///
/// An answer is made whole before its first character is written, so that a request which fails
/// half-way is answered with an error and nothing else.
final class ApiLoop {
  /// Raised whenever a method, a parameter or a part of an answer changes its meaning or goes.
  static final int PROTOCOL = 1;

  private static final List<String> MEMBERS = List.of("id", "method", "params", "parquet", "force");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private final ApiMethods methods = new ApiMethods();
  private final ApiSession session;
  private final Writer out;

  ApiLoop(ApiSession session, Writer out) {
    this.session = session;
    this.out = out;
  }

  void run(BufferedReader in) throws IOException {
    var greeting = new LinkedHashMap<String, @Nullable Object>();
    greeting.put("protocol", PROTOCOL);
    greeting.put("version", Version.NAMED);
    greeting.put("catalog", session.place().toString());
    send(JSON.writeValueAsString(greeting));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        send(answer(line));
      }
    }
  }

  private void send(String line) throws IOException {
    out.append(line).append('\n').flush();
  }

  private String answer(String line) throws IOException {
    @Nullable Object id = null;
    try {
      var request = new Parameters(parsed(line));
      id = request.any("id");
      return answer(id, request);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError problem) {
      return error(id, ExitStatus.failure(problem));
    }
  }

  private static Map<String, @Nullable Object> parsed(String line) {
    try {
      return new LinkedHashMap<>(JSON.readValue(line, OBJECT));
    } catch (MismatchedInputException e) {
      throw CommandException.wrongInput(
          "Expected one JSON object on a line, but found " + line.strip());
    } catch (JacksonException e) {
      throw CommandException.wrongInput(
          "Expected one JSON object on a line, but found: " + e.getOriginalMessage());
    }
  }

  private String answer(@Nullable Object id, Parameters request) throws IOException {
    var parameters = request.onlyWith("A request", MEMBERS).object("params");
    var method = methods.find(request.text("method"), parameters);
    var text = new StringWriter();
    text.append("{\"id\":").append(JSON.writeValueAsString(id)).append(",\"result\":");
    var target = request.has("parquet") ? target(request) : null;
    var answer = method.function().answer(session, parameters);
    new AnswerWriter(text).write(target == null ? answer : ParquetAnswer.of(answer, target));
    return text.append('}').toString();
  }

  private FileTarget target(Parameters request) {
    var target = new FileTarget(Path.of(request.text("parquet")), "Parquet", session.place());
    target.check(request.flag("force"), "\"force\":true");
    return target;
  }

  private static String error(@Nullable Object id, ExitStatus.Failure failure) {
    var error = new LinkedHashMap<String, @Nullable Object>();
    error.put("status", failure.status());
    error.put("message", failure.sentence());
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("id", id);
    answer.put("error", error);
    return JSON.writeValueAsString(answer);
  }
}
