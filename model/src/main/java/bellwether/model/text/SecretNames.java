package bellwether.model.text;

import bellwether.model.JobDescription;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names of environment variables whose values nobody is shown: those that fit one of some patterns
/// with `*`, in upper or lower case.
public final class SecretNames {
  /// The environment variable that holds other patterns, with commas between them; empty: none.
  public static final String VARIABLE = "BELLWETHER_SECRETS";

  /// What stands in place of a value.
  public static final String MASK = "********";

  private static final String DEFAULT =
      "*TOKEN*,*SECRET*,*PASSWORD*,*PASSWD*,*PASSPHRASE*,*KEY*,*CREDENTIAL*";

  private final List<Pattern> patterns;

  private SecretNames(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /// The patterns that this environment names, or the usual ones.
  public static SecretNames of(Map<String, String> environment) {
    return parse(environment.get(VARIABLE));
  }

  private static SecretNames parse(@Nullable String list) {
    return new SecretNames(
        Stream.of((list == null ? DEFAULT : list).split(","))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .map(SecretNames::pattern)
            .toList());
  }

  private static Pattern pattern(String word) {
    var parts = Stream.of(word.split("\\*", -1)).map(Pattern::quote);
    return Pattern.compile(
        parts.collect(Collectors.joining(".*")), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /// Whether the value of this variable is a secret.
  public boolean contains(String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  /// The same variables, by name, with each secret masked.
  public Map<String, String> masked(Map<String, String> variables) {
    var masked = new TreeMap<>(variables);
    masked.replaceAll((name, value) -> contains(name) ? MASK : value);
    return masked;
  }

  /// The same job with each secret in its `env` masked.
  public JobDescription masked(JobDescription job) {
    var execution = job.execution();
    return job.executing(execution.withEnv(masked(execution.env())));
  }
}
