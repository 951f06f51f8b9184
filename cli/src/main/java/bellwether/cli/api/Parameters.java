package bellwether.cli.api;

import bellwether.analyze.statistics.NumberTable;
import bellwether.command.CommandException;
import bellwether.model.text.Nearest;
import bellwether.query.Tags;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a request, each read as what a method expects. A parameter that is null counts
/// as absent.
///
/// @param values as JSON has them
record Parameters(Map<String, @Nullable Object> values) {

  /// Refuses members that nobody would read: a misspelled one must not choose everything.
  Parameters onlyWith(String what, Collection<String> known) {
    for (var name : values.keySet()) {
      if (!known.contains(name)) {
        throw CommandException.wrongInput(
            "%s has no member %s%s; it has: %s"
                .formatted(what, name, Nearest.hint(name, known), String.join(", ", known)));
      }
    }
    return this;
  }

  /// Refuses a request that lacks a parameter.
  Parameters require(String name) {
    return has(name) ? this : refuse(name, "a value");
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  @Nullable Object any(String name) {
    return values.get(name);
  }

  String text(String name) {
    return values.get(name) instanceof String text ? text : refuse(name, "a text");
  }

  String text(String name, String fallback) {
    return has(name) ? text(name) : fallback;
  }

  @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  boolean flag(String name) {
    return flag(name, false);
  }

  boolean flag(String name, boolean fallback) {
    return switch (values.get(name)) {
      case null -> fallback;
      case Boolean flag -> flag;
      default -> refuse(name, "true or false");
    };
  }

  long number(String name) {
    return values.get(name) instanceof Number number
            && !(number instanceof Double)
            && !(number instanceof BigInteger)
        ? number.longValue()
        : refuse(name, "a whole number");
  }

  long number(String name, long fallback) {
    return has(name) ? number(name) : fallback;
  }

  double real(String name, double fallback) {
    return has(name) ? real(name, values.get(name)) : fallback;
  }

  List<String> texts(String name) {
    return list(name).stream()
        .map(one -> one instanceof String text ? text : this.<String>refuse(name, "texts"))
        .toList();
  }

  List<Long> numbers(String name) {
    return list(name).stream()
        .map(one ->
            one instanceof Number number
                ? Long.valueOf(number.longValue())
                : this.<Long>refuse(name, "whole numbers"))
        .toList();
  }

  /// Numbers of any kind; null is a missing value.
  double[] reals(String name) {
    return reals(name, list(name));
  }

  /// Rows of numbers.
  double[][] matrix(String name) {
    return list(name).stream()
        .map(row -> reals(name, row instanceof List<?> list ? list : refuse(name, "rows")))
        .toArray(double[][]::new);
  }

  List<@Nullable Object> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    return values.get(name) instanceof List<?> list
        ? new ArrayList<@Nullable Object>(list)
        : refuse(name, "a list");
  }

  Parameters object(String name) {
    return has(name) ? objectOf(name, values.get(name)) : new Parameters(Map.of());
  }

  List<Parameters> objects(String name) {
    return list(name).stream().map(one -> objectOf(name, one)).toList();
  }

  private static Parameters objectOf(String name, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw Requests.wrong(name, "an object", value);
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, one) -> values.put(String.valueOf(key), one));
    return new Parameters(values);
  }

  /// Objects whose values are texts.
  List<Tags> tags(String name) {
    return objects(name).stream().map(Parameters::asTags).toList();
  }

  Tags asTags() {
    var tags = new LinkedHashMap<String, String>();
    values.forEach((key, value) -> tags.put(key, String.valueOf(value)));
    return new Tags(tags);
  }

  /// Named columns of numbers over labelled rows: `{"labels": […], "columns": {…}}`.
  NumberTable table(String name) {
    var object = objectOf(name, values.get(name));
    var columns = new LinkedHashMap<String, double[]>();
    var given = object.object("columns");
    given.values().keySet().forEach(column -> columns.put(column, given.reals(column)));
    var labels = new ArrayList<String>();
    object.list("labels").forEach(label -> labels.add(String.valueOf(label)));
    return NumberTable.of(labels, columns);
  }

  private static double[] reals(String name, List<?> list) {
    var numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = real(name, list.get(i));
    }
    return numbers;
  }

  /// JSON has no infinite numbers; they are the texts `Infinity`, `-Infinity` and `NaN`.
  private static double real(String name, @Nullable Object value) {
    return switch (value) {
      case null -> Double.NaN;
      case Number number -> number.doubleValue();
      case String text when text.matches("NaN|-?Infinity") -> Double.parseDouble(text);
      default -> throw Requests.wrong(name, "numbers", value);
    };
  }

  private <T> T refuse(String name, String expected) {
    throw Requests.wrong(name, expected, values.get(name));
  }
}
