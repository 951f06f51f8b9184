package bellwether.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What all users of the codec count on.
class JsonCodecTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "[]",
        "{}",
        "-9223372036854775808",
        "123456789012345678901234567890",
        "0.1",
        "1.0E300",
        "\"ä \\\" \\\\ \\n \\u0001 😀\"",
        "{\"b\":[1,{\"a\":null}],\"a\":{\"\":false}}"
      })
  void writesWhatItReadByteForByte(String text) {
    assertThat(JsonWriter.write(JsonReader.read(text))).isEqualTo(text);
  }

  @Test
  void writesTheTypesOfTheHouse() {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("time", Instant.parse("2026-11-23T10:00:00Z"));
    tree.put("raw", new RawJson("[1, 2]"));
    tree.put("numbers", Arrays.asList(1, 2L, BigInteger.TEN, new BigDecimal("1.50"), 0.5f, null));
    tree.put("none", Nothing.NULL);
    assertThat(JsonWriter.write(tree))
        .isEqualTo(
            "{\"time\":\"2026-11-23T10:00:00.000000Z\",\"raw\":[1, 2],\"numbers\":[1,2,10,1.50,0.5,null],\"none\":null}");
  }

  @Test
  void writesWhatIsNoNumberAsText() {
    assertThat(JsonWriter.write(List.of(Double.NaN, Double.NEGATIVE_INFINITY)))
        .isEqualTo("[\"NaN\",\"-Infinity\"]");
  }

  @Test
  void keepsTheOrderOfKeysOrSortsThemAtEachLevel() {
    var tree = JsonReader.read("{\"b\":{\"d\":1,\"c\":2},\"a\":3}");
    assertThat(JsonWriter.write(tree)).isEqualTo("{\"b\":{\"d\":1,\"c\":2},\"a\":3}");
    assertThat(JsonWriter.writeSorted(tree)).isEqualTo("{\"a\":3,\"b\":{\"c\":2,\"d\":1}}");
  }

  @Test
  void leavesTheWriterOpen() {
    var out = new StringWriter();
    JsonWriter.write(Map.of("a", 1), out);
    JsonWriter.write(List.of(), out);
    assertThat(out).hasToString("{\"a\":1}[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | expected JSON, but found an empty text",
        "[1, | line 1, column 4: this is no JSON: Unexpected end-of-input",
        "~{\n \"a\" 1}~ | line 2, column 6: this is no JSON: Unexpected character ('1'",
        "1 2 | line 1, column 4: this is no JSON: expected the end of the text after the first value",
        "NaN | line 1, column 4: this is no JSON: Non-standard token 'NaN'"
      })
  void saysWhereATextIsNoJson(String text, String message) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesWhatIsTooDeepOrTooLong() {
    assertThat(JsonReader.ofDepth(2).tree("[[1]]")).isEqualTo(List.of(List.of(1L)));
    assertThatThrownBy(() -> JsonReader.ofDepth(2).tree("[[[1]]]"))
        .isInstanceOf(JsonException.TooDeep.class)
        .hasMessage("expected at most 2 levels of lists and tables, but found more");
    assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000)))
        .isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> JsonReader.read("9".repeat(2000)))
        .hasMessageStartingWith("expected JSON of usual size and depth, but found: ");
  }

  @Test
  void takesTheLastOfEqualKeysOrRefusesThem() {
    assertThat(JsonReader.read("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", 2L));
    assertThatThrownBy(() -> JsonReader.ofDepth(9).withUniqueKeys().tree("{\"a\":1,\"a\":2}"))
        .hasMessageContaining("Duplicate Object property \"a\"");
  }

  @Test
  void hasAValueForNullOnRequest() {
    var reader = JsonReader.ofDepth(9).withNothing();
    assertThat(reader.tree("{\"a\":[null]}")).isEqualTo(Map.of("a", List.of(Nothing.NULL)));
  }

  @Test
  void givesFieldsByType() {
    var object =
        JsonObject.read(
            "{\"t\":\"x\",\"n\":5,\"b\":true,\"l\":[\"y\"],\"o\":{\"k\":7},\"z\":null}");
    assertThat(object.text("t")).isEqualTo("x");
    assertThat(object.number("n")).isEqualTo(5);
    assertThat(object.integer("n", 0)).isEqualTo(5);
    assertThat(object.truth("b", false)).isTrue();
    assertThat(object.texts("l")).containsExactly("y");
    assertThat(JsonReader.readNumbers("[1,2]")).containsExactly(1L, 2L);
    assertThat(object.object("o").numbers()).isEqualTo(new TreeMap<>(Map.of("k", 7L)));
  }

  @Test
  void takesNullForAbsent() {
    var object = JsonObject.read("{\"z\":null}");
    assertThat(object.has("z")).isFalse();
    assertThat(object.textOrNull("z")).isNull();
    assertThat(object.text("z", "other")).isEqualTo("other");
    assertThat(object.number("z", 3)).isEqualTo(3);
    assertThat(object.texts("z")).isEmpty();
    assertThat(object.object("z").isEmpty()).isTrue();
  }

  @Test
  void namesPathExpectationAndFinding() {
    var inner =
        JsonObject.read("{\"a\":{\"b\":{\"n\":\"x\",\"l\":[\"y\",1]}}}").object("a").object("b");
    refuses(() -> inner.number("n"), "expected a whole number at a.b.n, but found \"x\"");
    refuses(() -> inner.text("t"), "expected a text at a.b.t, but found nothing");
    refuses(() -> inner.truth("n", true), "expected true or false at a.b.n, but found \"x\"");
    refuses(() -> inner.object("l"), "expected a JSON object at a.b.l, but found [\"y\",1]");
    refuses(() -> inner.texts("l"), "expected a text at a.b.l[1], but found 1");
    refuses(() -> JsonObject.read("[]"), "expected a JSON object at the top, but found []");
    refuses(() -> JsonReader.readTexts("1"), "expected a list at the top, but found 1");
    refuses(
        () -> JsonObject.readAll("[{\"a\":true}]").getFirst().text("a"),
        "expected a text at the top[0].a, but found true");
    refuses(
        () -> JsonObject.read("{\"n\":3000000000}").integer("n", 0),
        "expected a whole number of at most 32 bits at n, but found 3000000000");
  }

  private static void refuses(Runnable access, String message) {
    assertThatThrownBy(access::run).isInstanceOf(JsonException.class).hasMessage(message);
  }
}
