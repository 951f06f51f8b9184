package bellwether.model.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON into trees: maps in the order of the text, lists, texts, `Long` or `BigInteger`,
/// `Double`, `Boolean` and null.
public final class JsonReader {
  static final String TOP = "the top";
  private static final int USUAL_DEPTH = 500;
  private static final JsonReader USUAL = new JsonReader(new JsonFactory(), USUAL_DEPTH, null);

  private final JsonFactory factory;
  private final int deepest;
  private final @Nullable Object nothing;

  private JsonReader(JsonFactory factory, int deepest, @Nullable Object nothing) {
    this.factory = factory;
    this.deepest = deepest;
    this.nothing = nothing;
  }

  /// One that takes so many levels of lists and maps; of a key that stands twice in a map, the last
  /// value counts.
  public static JsonReader ofDepth(int deepest) {
    return new JsonReader(USUAL.factory, deepest, null);
  }

  /// The same, but it refuses a key that stands twice in a map.
  public JsonReader withUniqueKeys() {
    var strict = factory.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    return new JsonReader(strict, deepest, nothing);
  }

  /// The same, but null becomes [Nothing#NULL].
  public JsonReader withNothing() {
    return new JsonReader(factory, deepest, Nothing.NULL);
  }

  /// The tree of a text that we, or another program, wrote.
  ///
  /// @throws JsonException when it is no JSON
  public static @Nullable Object read(String text) {
    return USUAL.tree(text);
  }

  /// The list of texts that such a text is.
  ///
  /// @throws JsonException when it is none
  public static List<String> readTexts(String text) {
    return JsonTypes.texts(read(text), TOP);
  }

  /// The list of whole numbers that such a text is.
  ///
  /// @throws JsonException when it is none
  public static List<Long> readNumbers(String text) {
    return JsonTypes.list(read(text), TOP, JsonTypes::number);
  }

  /// The tree of a text.
  ///
  /// @throws JsonException when it is no JSON
  public @Nullable Object tree(String text) {
    try (var json = factory.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() == null) {
        throw new JsonException("expected JSON, but found an empty text");
      }
      var tree = value(json, 0);
      if (json.nextToken() != null) {
        throw new StreamReadException(json, "expected the end of the text after the first value");
      }
      return tree;
    } catch (StreamConstraintsException e) {
      throw new JsonException(
          "expected JSON of usual size and depth, but found: " + firstLine(e), e);
    } catch (JacksonException e) {
      throw new JsonException(place(e) + "this is no JSON: " + firstLine(e), e);
    }
  }

  private static String place(JacksonException problem) {
    var at = problem.getLocation();
    return at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String firstLine(JacksonException problem) {
    return String.valueOf(problem.getOriginalMessage()).lines().findFirst().orElse("");
  }

  private @Nullable Object value(JsonParser json, int depth) {
    if (depth > deepest) {
      throw new JsonException.TooDeep(deepest);
    }
    return switch (json.currentToken()) {
      case START_OBJECT -> map(json, depth);
      case START_ARRAY -> list(json, depth);
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> whole(json);
      case VALUE_NUMBER_FLOAT -> Double.valueOf(json.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null, default -> nothing;
    };
  }

  private static Object whole(JsonParser json) {
    return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? json.getBigIntegerValue()
        : (Object) json.getLongValue();
  }

  private Map<String, @Nullable Object> map(JsonParser json, int depth) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var key = json.currentName();
      json.nextToken();
      map.put(key, value(json, depth + 1));
    }
    return map;
  }

  private List<@Nullable Object> list(JsonParser json, int depth) {
    var list = new ArrayList<@Nullable Object>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(json, depth + 1));
    }
    return list;
  }
}
