package bellwether.cli.api;

import bellwether.query.sql.Condition;
import bellwether.query.sql.Condition.Operator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads conditions as requests have them: `{"column": "exitcode", "is": "!=", "value": 0}`,
/// `{"column": …, "in": […]}`, `{"column": …, "like": "%x%"}`, `{"column": …, "missing": true}`,
/// `{"all": […]}`, `{"any": […]}` and `{"not": {…}}`.
final class Conditions {
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "=", Operator.EQUAL,
          "==", Operator.EQUAL,
          "!=", Operator.NOT_EQUAL,
          "<", Operator.LESS,
          "<=", Operator.AT_MOST,
          ">", Operator.GREATER,
          ">=", Operator.AT_LEAST);

  private static final List<String> MEMBERS =
      List.of("column", "is", "value", "in", "like", "missing", "all", "any", "not");

  private Conditions() {}

  static Condition of(Parameters condition) {
    condition.onlyWith("condition", MEMBERS);
    if (condition.has("all")) {
      return new Condition.All(each(condition, "all"));
    }
    if (condition.has("any")) {
      return new Condition.Any(each(condition, "any"));
    }
    return condition.has("not") ? Condition.not(of(condition.object("not"))) : ofColumn(condition);
  }

  private static List<Condition> each(Parameters condition, String name) {
    return condition.objects(name).stream().map(Conditions::of).toList();
  }

  private static Condition ofColumn(Parameters condition) {
    var column = condition.text("column");
    if (condition.has("in")) {
      return Condition.oneOf(
          column, condition.list("in").stream().map(Objects::requireNonNull).toList());
    }
    if (condition.has("like")) {
      return new Condition.Like(column, condition.text("like"));
    }
    return condition.flag("missing") ? Condition.missing(column) : comparison(column, condition);
  }

  private static Condition comparison(String column, Parameters condition) {
    var operator = OPERATORS.get(condition.text("is"));
    var value = condition.any("value");
    if (operator == null || value == null) {
      throw Requests.wrong(
          "condition", "one of = != < <= > >= as \"is\", and a value", condition.values());
    }
    return new Condition.Comparison(column, operator, value);
  }
}
