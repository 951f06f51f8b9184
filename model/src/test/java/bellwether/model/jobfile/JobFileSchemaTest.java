package bellwether.model.jobfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.jobfile.internal.Problems;
import bellwether.model.jobfile.internal.Trees;
import bellwether.model.json.JsonWriter;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The JSON Schema of the job file takes what the reader takes, and refuses what it refuses, but
/// for [BeyondSchema].
class JobFileSchemaTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern BLOCK =
      Pattern.compile("^```(json|yaml|toml)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JobFileSchema.text(), InputFormat.JSON);
  private final JobFileReader reader =
      new JobFileReader(
          new SubmitContext(() -> Instant.EPOCH, ZoneOffset.UTC, () -> new UUID(0, 7), 0)
              .reading(name -> "x,y\n1,2\n"));

  private static Object tree(String text, Syntax syntax) {
    return Objects.requireNonNull(Trees.read(text, syntax, new Problems("f")), text);
  }

  private static Object everyKey() throws IOException {
    try (var stream = JobFileSchemaTest.class.getResourceAsStream("every-key.json")) {
      var bytes = Objects.requireNonNull(stream).readAllBytes();
      return tree(new String(bytes, UTF_8), Syntax.JSON);
    }
  }

  private List<Problem> problems(String text, Syntax syntax) {
    try {
      reader.read(text, syntax, "f");
      return List.of();
    } catch (JobFileException refused) {
      return refused.problems();
    }
  }

  private List<Error> errors(Object tree) {
    return schema.validate(JsonWriter.write(tree), InputFormat.JSON);
  }

  @Test
  void takesWhatThePagesShow() throws IOException {
    int files = 0;
    try (var pages = Files.list(DOCS)) {
      for (var page : pages.filter(path -> path.toString().endsWith(".md")).toList()) {
        files += countValid(Files.readString(page));
      }
    }
    assertThat(files).isGreaterThan(15);
  }

  private int countValid(String page) {
    int files = 0;
    for (var block : BLOCK.matcher(page).results().toList()) {
      var syntax = Syntax.valueOf(block.group(1).toUpperCase(Locale.ROOT));
      if (problems(block.group(2), syntax).isEmpty()) {
        assertThat(errors(tree(block.group(2), syntax))).as(block.group(2)).isEmpty();
        files++;
      }
    }
    return files;
  }

  @Test
  void takesWhatOtherTestsRead() throws IOException {
    JobFileMutationTest.GOOD.forEach(
        (syntax, text) -> assertThat(errors(tree(text, syntax))).isEmpty());
    var example = Files.readString(DOCS.resolve("../examples/ensemble.json"));
    assertThat(errors(tree(example, Syntax.JSON))).isEmpty();
    for (var file : (List<?>) everyKey()) {
      assertThat(problems(JsonWriter.write(file), Syntax.JSON)).isEmpty();
      assertThat(errors(file)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "job-errors.txt", delimiter = '|', quoteCharacter = '~')
  void refusesJobsThatTheReaderRefuses(String fields, String message) {
    assertThat(difference("{\"jobs\": [{\"name\": \"j\", " + fields + "}]}")).as(message).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "file-errors.txt", delimiter = '|', quoteCharacter = '~')
  void refusesFilesThatTheReaderRefuses(String file, String message) {
    if (!message.contains("line 1") && !message.contains("JSON")) {
      assertThat(difference(file)).as(message).isEmpty();
    }
  }

  @Test
  void agreesWithTheReaderOnWhatIsSpoilt() throws IOException {
    var files = (List<?>) everyKey();
    var spoiling = Spoiling.withFieldsOf(files);
    var spoilt =
        files.stream()
            .flatMap(file -> spoiling.of(file))
            .map(JsonWriter::write)
            .distinct()
            .toList();
    assertThat(spoilt).hasSizeGreaterThan(10_000);
    assertThat(spoilt.stream().flatMap(file -> difference(file).stream()).limit(10)).isEmpty();
  }

  /// What the two say differently of a file; empty: nothing.
  private List<String> difference(String json) {
    var tree = tree(json, Syntax.JSON);
    var problems = problems(json, Syntax.JSON);
    var errors = errors(tree);
    if (problems.isEmpty()) {
      return errors.stream()
          .filter(error -> !isOfDefaults(error))
          .map(error -> "only the schema: " + error + " in " + json)
          .toList();
    }
    boolean structural = problems.stream().anyMatch(p -> !BeyondSchema.tells(tree, p));
    return structural && errors.isEmpty()
        ? List.of("only the reader: " + problems + " in " + json)
        : List.of();
  }

  /// The reader looks at defaults only where a job takes them.
  private static boolean isOfDefaults(Error error) {
    return error.getInstanceLocation().toString().startsWith("/defaults");
  }
}
