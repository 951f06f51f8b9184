package bellwether.qcg.protocol.internal;

import bellwether.model.JobDescription;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a name in a request means: a job, or with a key after the first colon one of its
/// iterations.
///
/// @param text as it stands in the request
/// @param key null: the whole job
record JobTarget(String text, String job, @Nullable BigInteger key) {
  private static final Pattern KEY = Pattern.compile("[+-]?\\d{1,40}");

  /// @throws RefusedException when what follows the colon is no whole number
  static JobTarget of(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new JobTarget(text, text, null);
    }
    var key = text.substring(colon + 1).strip();
    if (!KEY.matcher(key).matches()) {
      throw new RefusedException(
          "Expected the number of an iteration after the colon, but found '%s'".formatted(text));
    }
    return new JobTarget(
        text,
        text.substring(0, colon),
        new BigInteger(key.startsWith("+") ? key.substring(1) : key));
  }

  /// An iteration was meant of a job that has none.
  static final class NoIterationsException extends RefusedException {
    NoIterationsException(String message) {
      super(message);
    }
  }

  /// The ordinal of the iteration in a job as it is; -1: the whole job.
  ///
  /// @throws RefusedException when it has no such iteration
  int ordinal(JobDescription description) {
    if (key == null) {
      return -1;
    }
    var iterations = description.iterations();
    if (iterations == null) {
      throw new NoIterationsException("Job %s has no iterations, so no %s".formatted(job, text));
    }
    if (key.bitLength() > 31 || !iterations.hasKey(key.intValue())) {
      throw new RefusedException("Unknown iteration %s for job %s".formatted(key, job));
    }
    return key.intValue() - iterations.start();
  }
}
