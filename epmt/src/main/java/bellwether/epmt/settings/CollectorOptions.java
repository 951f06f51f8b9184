package bellwether.epmt.settings;

import bellwether.command.CommandException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The options of the collector that EPMT's settings give to a machine: those for all, those of the
/// first pattern that matches the host's name, and those of the first that matches its processor.
///
/// @param settings with dictionaries of patterns and options
public record CollectorOptions(Settings settings) {
  /// Any option switches the collector on.
  private static final String SOME = "COLLATED_TSV";

  private static final Pattern ENTRY =
      Pattern.compile("r?(['\"])(.*?)\\1\\s*:\\s*r?(['\"])(.*?)\\3");

  /// Words separated by commas, each once.
  public String of(ThisMachine machine) {
    var all = new LinkedHashSet<String>();
    add(all, settings.value("papiex_options"));
    matching("papiex_options_byhost", machine.host()).ifPresent(options -> add(all, options));
    matching("papiex_options_bycpu", machine.processor()).ifPresent(options -> add(all, options));
    return all.isEmpty() ? SOME : String.join(",", all);
  }

  private static void add(LinkedHashSet<String> all, String options) {
    Arrays.stream(options.split(","))
        .map(String::strip)
        .filter(option -> !option.isEmpty())
        .forEach(all::add);
  }

  private Optional<String> matching(String setting, String text) {
    return ENTRY
        .matcher(settings.value(setting))
        .results()
        .filter(entry -> pattern(setting, entry).matcher(text).lookingAt())
        .map(entry -> entry.group(4))
        .findFirst();
  }

  private static Pattern pattern(String setting, MatchResult entry) {
    try {
      return Pattern.compile(entry.group(2));
    } catch (PatternSyntaxException wrong) {
      throw CommandException.wrongInput(
          "%s: expected a regular expression, but found '%s': %s; correct the settings"
              .formatted(setting, entry.group(2), wrong.getDescription()));
    }
  }
}
