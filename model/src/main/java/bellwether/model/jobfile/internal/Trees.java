package bellwether.model.jobfile.internal;

import bellwether.model.jobfile.Syntax;
import bellwether.model.json.JsonException;
import bellwether.model.json.JsonReader;
import bellwether.model.json.Nothing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// Turns a text of one of the three syntaxes into the same tree: maps, lists, texts, numbers,
/// booleans and [Nothing].
public final class Trees {
  private static final int DEEPEST = 100;

  private Trees() {}

  /// The tree; null when the text is no such syntax, which `problems` then tells.
  public static @Nullable Object read(String text, Syntax syntax, Problems problems) {
    var clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return switch (syntax) {
      case JSON -> json(clean, problems);
      case YAML -> yaml(clean, problems);
      case TOML -> toml(clean, problems);
    };
  }

  /// The same of a tree that another parser made, with null for [Nothing]; null when it is too
  /// deep, which `problems` then tells.
  public static @Nullable Object of(Object tree, Problems problems) {
    try {
      return plain(tree, 0);
    } catch (TooDeepException e) {
      problems.add("", "", tooDeep());
      return null;
    }
  }

  private static @Nullable Object json(String text, Problems problems) {
    if (text.isBlank()) {
      problems.add("", "", "expected JSON, but found an empty file");
      return null;
    }
    try {
      return JsonReader.ofDepth(DEEPEST).withUniqueKeys().withNothing().tree(text);
    } catch (JsonException e) {
      problems.add("", "", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static final class TooDeepException extends RuntimeException {}

  private static String tooDeep() {
    return "expected at most %d levels of lists and tables, but found more".formatted(DEEPEST);
  }

  private static @Nullable Object yaml(String text, Problems problems) {
    var settings =
        LoadSettings.builder()
            .setSchema(new YamlSchema())
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    try {
      return plain(new Load(settings).loadFromString(text), 0);
    } catch (MarkedYamlEngineException e) {
      var where =
          e.getProblemMark()
              .map(mark ->
                  "line %d, column %d: ".formatted(mark.getLine() + 1, mark.getColumn() + 1))
              .orElse("");
      problems.add("", "", where + "this is no YAML: " + firstLine(e.getProblem()));
    } catch (LongNumberException e) {
      problems.add("", "", String.valueOf(e.getMessage()));
    } catch (YamlEngineException e) {
      problems.add("", "", "this is no YAML: " + firstLine(String.valueOf(e.getMessage())));
    } catch (TooDeepException | StackOverflowError e) {
      problems.add("", "", tooDeep());
    }
    return null;
  }

  private static Object plain(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new TooDeepException();
    }
    return switch (value) {
      case null -> Nothing.NULL;
      case Map<?, ?> map -> {
        var object = new LinkedHashMap<String, Object>();
        map.forEach((key, item) -> object.put(String.valueOf(key), plain(item, depth + 1)));
        yield object;
      }
      case Iterable<?> items -> {
        var array = new ArrayList<Object>();
        items.forEach(item -> array.add(plain(item, depth + 1)));
        yield array;
      }
      case Integer number -> number.longValue();
      case String _, Boolean _, Long _, Double _, BigInteger _ -> value;
      default -> value.toString();
    };
  }

  private static @Nullable Object toml(String text, Problems problems) {
    try {
      var result = Toml.parse(text);
      for (var error : result.errors()) {
        var at = error.position();
        problems.add(
            "",
            "",
            "line %d, column %d: this is no TOML: %s"
                .formatted(at.line(), at.column(), firstLine(String.valueOf(error.getMessage()))));
      }
      return result.hasErrors() ? null : table(result, 0);
    } catch (TooDeepException | StackOverflowError e) {
      problems.add("", "", tooDeep());
      return null;
    }
  }

  private static Object table(TomlTable table, int depth) {
    var object = new LinkedHashMap<String, Object>();
    for (var key : table.keySet()) {
      object.put(key, tomlValue(table.get(List.of(key)), depth + 1));
    }
    return object;
  }

  private static Object tomlValue(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new TooDeepException();
    }
    return switch (value) {
      case TomlTable table -> table(table, depth);
      case TomlArray array -> {
        var list = new ArrayList<Object>();
        for (int i = 0; i < array.size(); i++) {
          list.add(tomlValue(array.get(i), depth + 1));
        }
        yield list;
      }
      case null, default -> plain(value, depth);
    };
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
