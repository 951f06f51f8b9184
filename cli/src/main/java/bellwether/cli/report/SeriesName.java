package bellwether.cli.report;

import bellwether.analyze.series.Weighting;
import bellwether.command.CommandException;
import bellwether.model.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A time series that can be asked for.
enum SeriesName {
  THROUGHPUT("jobs finished"),
  UTILIZATION("in use"),
  AVAILABLE("available"),
  EFFICIENCY("share in use"),
  QUEUE_DEPTH("jobs that wait"),
  FAILURES("jobs that ended badly");

  private final String meaning;

  SeriesName(String meaning) {
    this.meaning = meaning;
  }

  /// The one that a user named.
  static SeriesName of(String said) {
    var words = words();
    int place = words.indexOf(said.toLowerCase(Locale.ROOT).replace('_', '-'));
    if (place < 0) {
      throw CommandException.wrongInput(
          "Expected the name of a time series, but found %s%s (there are %s)"
              .formatted(said, Nearest.hint(said, words), String.join(", ", words)));
    }
    return values()[place];
  }

  static List<String> words() {
    return Arrays.stream(values()).map(SeriesName::word).toList();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What an attempt counts, from what was said after `--by`.
  Weighting weighting(@Nullable Weighting said) {
    boolean holds = this == AVAILABLE || this == EFFICIENCY;
    if (said != null && !holds && this != UTILIZATION) {
      throw CommandException.wrongInput(
          "Expected --by only with utilization, available and efficiency, but found it with %s; leave it out"
              .formatted(word()));
    }
    if (said == Weighting.COUNT && holds) {
      throw CommandException.wrongInput(
          "Expected --by weight or --by cores with %s, but found --by count: allocations hold nodes and cores, not jobs"
              .formatted(word()));
    }
    return said == null ? Weighting.WEIGHT : said;
  }

  /// What its values are.
  String unit(Weighting weighting) {
    if (this != UTILIZATION && this != AVAILABLE) {
      return meaning;
    }
    return switch (weighting) {
      case WEIGHT -> "nodes " + meaning;
      case CORES -> "cores " + meaning;
      case COUNT -> "running jobs";
    };
  }
}
