package bellwether.cli.analyze;

import bellwether.analyze.outliers.OutlierQuestion;
import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.cli.measured.EachTag;
import bellwether.command.CommandException;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.OperationQuery;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Which features, methods and operations a judgement is about.
final class JudgeOptions {
  private static final String ALL = "all";

  @Option(
      names = "--features",
      paramLabel = "NAME",
      split = ",",
      description = "What is looked at: cpu_time,duration,num_procs (default), other sums, or: all")
  private List<String> features = new ArrayList<>();

  @Option(
      names = "--methods",
      paramLabel = "NAME",
      split = ",",
      description = {
        "iqr, modified_z_score, z_score (default: these), modified_z_score_corrected, z_score_corrected;",
        "for models also pyod.models.knn, abod, cof, hbos, pca, ocsvm, mcd"
      })
  private List<String> methods = new ArrayList<>();

  @Option(
      names = "--op",
      paramLabel = "K:V;K:V",
      description = "This operation instead of whole jobs; may be given again.")
  private List<String> operations = new ArrayList<>();

  @Option(
      names = "--each",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Each operation that the tag NAME tells apart, such as op.")
  private String each = "";

  /// None: all.
  List<String> features() {
    if (features.isEmpty()) {
      return Features.standard();
    }
    return features.equals(List.of(ALL)) ? List.of() : List.copyOf(features);
  }

  List<Method> methods() {
    if (methods.isEmpty()) {
      return List.copyOf(UnivariateMethod.standard());
    }
    try {
      return methods.stream().map(Method::named).toList();
    } catch (StatisticsException e) {
      throw CommandException.wrongInput(String.valueOf(e.getMessage()));
    }
  }

  /// Those of root causes, where nobody says which: the largest iqr of good jobs is 0, so that it
  /// gives no ratios.
  List<UnivariateMethod> ofCauses() {
    return methods.isEmpty() ? List.of(UnivariateMethod.MODIFIED_Z_SCORE) : univariate();
  }

  /// Those that look at one feature at a time.
  List<UnivariateMethod> univariate() {
    var all = methods();
    var one =
        all.stream()
            .filter(UnivariateMethod.class::isInstance)
            .map(UnivariateMethod.class::cast)
            .toList();
    if (one.size() < all.size()) {
      throw CommandException.wrongInput(
          "Methods that look at all features at once need a reference model that was made with them; see: bellwether refmodel --help");
    }
    return one;
  }

  OutlierQuestion question() {
    return OutlierQuestion.standard().withFeatures(features()).withMethods(univariate());
  }

  /// Whether operations are meant, not whole jobs.
  boolean isOfOperations() {
    return !operations.isEmpty() || !each.isEmpty();
  }

  List<Tags> operations() {
    return operations.stream().map(Tags::parse).toList();
  }

  OperationQuery chosen(JobQuery jobs) {
    if (!operations.isEmpty()) {
      return jobs.operations().tagged(operations());
    }
    EachTag.require(jobs, each);
    return jobs.operations().each(each);
  }
}
