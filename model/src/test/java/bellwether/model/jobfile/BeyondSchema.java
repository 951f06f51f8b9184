package bellwether.model.jobfile;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/// The rules of a job file that no JSON Schema tells, by the messages of the reader.
enum BeyondSchema {
  NAMES_ARE_UNIQUE("another job has it, too"),
  JOBS_COME_AFTER_JOBS_THAT_ARE_THERE("expected the name of a job of this file"),
  JOBS_COME_AFTER_ITERATIONS_THAT_ARE_THERE(
      "has no iteration|iterations in both jobs to pair them|expected an iteration of"),
  NO_CIRCLES("jobs come after each other in a circle"),
  MAX_IS_AT_LEAST_MIN("expected at least min"),
  STOP_IS_ABOVE_START("expected a whole number above start"),
  RANGES_GO_UP("expected a range that ends at"),
  ITERATIONS_ARE_COUNTED("expected at most 100,000,000 iterations"),
  OP_NAMES_WHAT_FOR_HAS("expected names that for has"),
  TAGS_ARE_OF_ALL_ITERATIONS("expected a text that holds for all iterations"),
  FILES_ARE_THERE("expected a readable file|expected CSV in|a header and at least one row"),
  CAPITALS_MAKE_NO_OTHER_CONSUMABLE("expected each consumable once"),
  TEXTS_ARE_OF_WHOLE_CHARACTERS("zero bytes|half a surrogate pair"),
  WHOLE_NUMBERS_HAVE_NO_POINT(
      "expected (a whole number|an amount of memory).* but found \\d+\\.0$"),
  /// `numCores` may come from `defaults`, for instance.
  DEFAULTS_AND_THE_JOB_TOGETHER(
      "expected numCores or numNodes|expected numNodes beside it|numCores beside it|wt or runtime") {
    @Override
    boolean appliesTo(Object file) {
      return file instanceof Map<?, ?> table
          && table.get("defaults") instanceof Map<?, ?> defaults
          && defaults.containsKey("resources");
    }
  };

  private final Pattern message;

  BeyondSchema(String message) {
    this.message = Pattern.compile(message);
  }

  boolean appliesTo(Object file) {
    return true;
  }

  /// Whether this is only told by the reader.
  static boolean tells(Object file, Problem problem) {
    return Arrays.stream(values())
        .anyMatch(rule -> rule.appliesTo(file) && rule.message.matcher(problem.message()).find());
  }
}
