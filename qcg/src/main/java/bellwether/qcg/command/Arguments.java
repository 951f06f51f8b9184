package bellwether.qcg.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A command line of long options in the manners of Python's argparse: `--name value`,
/// `--name=value`, and any beginning of a name that only one option has.
final class Arguments {

  /// What an option takes.
  enum Kind {
    FLAG,
    TEXT,
    WHOLE_NUMBER,
    NUMBER
  }

  /// One option.
  ///
  /// @param choices the only values; empty: any
  /// @param aliases further names
  record Option(String name, Kind kind, String help, List<String> choices, List<String> aliases) {
    Option {
      choices = List.copyOf(choices);
      aliases = List.copyOf(aliases);
    }

    Option(String name, Kind kind, String help) {
      this(name, kind, help, List.of(), List.of());
    }

    boolean begins(String text) {
      return name.startsWith(text) || aliases.stream().anyMatch(alias -> alias.startsWith(text));
    }

    boolean isNamed(String text) {
      return name.equals(text) || aliases.contains(text);
    }

    /// As the usage line has it: `[--nodes NODES]`.
    String usage() {
      return kind == Kind.FLAG ? "[" + name + "]" : "[" + name + " " + placeholder() + "]";
    }

    String placeholder() {
      return choices.isEmpty()
          ? name.substring(2).replace('-', '_').toUpperCase(java.util.Locale.ROOT)
          : choices.stream().collect(Collectors.joining(",", "{", "}"));
    }
  }

  /// A command line that argparse would refuse, with its words.
  static final class UsageException extends RuntimeException {
    UsageException(String message) {
      super(message);
    }
  }

  private final List<Option> options;
  private final Map<String, String> values = new HashMap<>();
  private final List<String> unknown = new ArrayList<>();

  private Arguments(List<Option> options) {
    this.options = options;
  }

  /// Reads a command line.
  ///
  /// @throws UsageException when it does not fit
  static Arguments parse(List<Option> options, List<String> words) {
    var arguments = new Arguments(options);
    var left = new ArrayDeque<>(words);
    while (!left.isEmpty()) {
      arguments.take(left.removeFirst(), left);
    }
    if (!arguments.unknown.isEmpty()) {
      throw new UsageException("unrecognized arguments: " + String.join(" ", arguments.unknown));
    }
    return arguments;
  }

  private void take(String word, Deque<String> left) {
    int equals = word.indexOf('=');
    var name = equals < 0 ? word : word.substring(0, equals);
    var option = word.startsWith("--") && word.length() > 2 ? find(name) : Optional.<Option>empty();
    if (option.isEmpty()) {
      unknown.add(word);
      return;
    }
    var given = equals < 0 ? Optional.<String>empty() : Optional.of(word.substring(equals + 1));
    values.put(option.get().name(), value(option.get(), given, left));
  }

  private Optional<Option> find(String name) {
    var exact = options.stream().filter(option -> option.isNamed(name)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    var found = options.stream().filter(option -> option.begins(name)).toList();
    if (found.size() > 1) {
      throw new UsageException(
          "ambiguous option: %s could match %s"
              .formatted(name, found.stream().map(Option::name).collect(Collectors.joining(", "))));
    }
    return found.stream().findFirst();
  }

  private static String value(Option option, Optional<String> given, Deque<String> left) {
    if (option.kind() == Kind.FLAG) {
      given.ifPresent(text -> {
        throw wrong(option, "ignored explicit argument '%s'".formatted(text));
      });
      return "true";
    }
    var text = given.orElseGet(() -> next(option, left));
    check(option, text);
    return text;
  }

  private static String next(Option option, Deque<String> left) {
    var next = left.peekFirst();
    boolean value = next != null && (!next.startsWith("-") || next.matches("-|-\\d+|-\\d*\\.\\d+"));
    if (next == null || !value) {
      throw wrong(option, "expected one argument");
    }
    return left.removeFirst();
  }

  private static void check(Option option, String text) {
    if (option.kind() == Kind.WHOLE_NUMBER && !text.strip().matches("[+-]?\\d{1,9}")) {
      throw wrong(option, "invalid int value: '%s'".formatted(text));
    }
    if (option.kind() == Kind.NUMBER && !isNumber(text)) {
      throw wrong(option, "invalid float value: '%s'".formatted(text));
    }
    if (!option.choices().isEmpty() && !option.choices().contains(text)) {
      throw wrong(
          option,
          "invalid choice: '%s' (choose from %s)"
              .formatted(
                  text, option.choices().stream().collect(Collectors.joining("', '", "'", "'"))));
    }
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException no) {
      return false;
    }
  }

  private static UsageException wrong(Option option, String problem) {
    return new UsageException("argument %s: %s".formatted(option.name(), problem));
  }

  /// Whether the option was given.
  boolean has(String name) {
    return values.containsKey(name);
  }

  /// The option's text; empty: it was not given, or is empty.
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
  }

  /// The option's number; 0: it was not given.
  int number(String name) {
    return text(name).map(text -> Integer.parseInt(text.strip())).orElse(0);
  }
}
