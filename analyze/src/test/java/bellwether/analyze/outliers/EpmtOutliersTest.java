package bellwether.analyze.outliers;

import static bellwether.analyze.outliers.EpmtCalls.each;
import static bellwether.analyze.outliers.EpmtCalls.is;
import static bellwether.analyze.outliers.EpmtCalls.jobs;
import static bellwether.analyze.outliers.EpmtCalls.operations;
import static bellwether.analyze.outliers.EpmtCalls.question;
import static bellwether.analyze.outliers.EpmtCalls.sameOperations;
import static bellwether.analyze.outliers.EpmtCalls.samePartitions;
import static bellwether.analyze.outliers.EpmtCalls.tags;
import static bellwether.analyze.outliers.EpmtCalls.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Outliers and root causes of real jobs, against EPMT's answers.
class EpmtOutliersTest {
  @TestFactory
  Stream<DynamicTest> findsOutlyingJobs() {
    return each("outliers.json", e -> is(e, "detect_outlier_jobs"), EpmtOutliersTest::outlyingJobs);
  }

  private static void outlyingJobs(JsonNode entry) {
    JsonNode args = entry.get("args");
    NumberTable rows = Golden.jobs(jobs(entry));
    if (entry.has("error")) {
      // Missing values are an error for EPMT only.
      if (!entry.get("message").asString().contains("NaN")) {
        assertThatThrownBy(() -> Outliers.among(rows, question(args)))
            .isInstanceOf(StatisticsException.class);
      }
      return;
    }
    if (args.has("pca")) {
      ComponentOutliers found =
          ComponentOutliers.among(rows, question(args), wanted(args.get("pca")));
      Golden.sameVotes(found.votes(), entry.get("result").get(0));
    } else {
      OutlierReport found = Outliers.among(rows, question(args));
      Golden.sameVotes(found.votes(), entry.get("result").get(0));
      samePartitions(found.partitions(), entry.get("result").get(1));
    }
  }

  @TestFactory
  Stream<DynamicTest> partsJobs() {
    return each(
        "outliers.json",
        e -> is(e, "partition_jobs"),
        e -> {
          OutlierReport found = Outliers.among(Golden.jobs(jobs(e)), question(e.get("args")));
          samePartitions(found.partitions(), e.get("result"));
        });
  }

  @TestFactory
  Stream<DynamicTest> findsOutlyingOperations() {
    return each(
        "outliers.json",
        e -> is(e, "detect_outlier_ops") && e.has("result") && e.get("result").isArray(),
        e -> {
          OperationOutliers found =
              OperationOutliers.among(operations(tags(e), jobs(e)), question(e.get("args")));
          sameOperations(found, e.get("result"));
        });
  }

  @TestFactory
  Stream<DynamicTest> partsJobsByOperations() {
    return each(
        "outliers.json",
        e -> is(e, "partition_jobs_by_ops") && e.get("args").has("tags"),
        e -> {
          OutlierQuestion question =
              question(e.get("args")).withMethods(List.of(UnivariateMethod.MODIFIED_Z_SCORE));
          OperationOutliers found = OperationOutliers.among(operations(tags(e), jobs(e)), question);
          samePartitions(found.partitions(), e.get("result"));
        });
  }

  @TestFactory
  Stream<DynamicTest> findsRootCauses() {
    return each(
        "outliers.json",
        e -> e.get("call").asString().startsWith("detect_rootcause") && e.get("result").isObject(),
        EpmtOutliersTest::rootCause);
  }

  private static void rootCause(JsonNode entry) {
    JsonNode args = entry.get("args");
    List<String> input = List.of(args.get("inp").asString());
    if (is(entry, "detect_rootcause")) {
      RootCauses.check(Golden.jobs(jobs(entry)), Golden.jobs(input), args, entry.get("result"));
    } else {
      Map<String, Map<String, Map<String, Double>>> all = Golden.operations();
      String tag = Golden.tag(args.get("tag"));
      RootCauses.check(
          Golden.operation(all, tag, jobs(entry)),
          Golden.operation(all, tag, input),
          args,
          entry.get("result"));
    }
  }

  @TestFactory
  Stream<DynamicTest> findsOutlyingOperationsByComponents() {
    return each(
        "outliers.json",
        e -> is(e, "detect_outlier_ops") && e.has("result") && e.get("result").isObject(),
        EpmtOutliersTest::operationComponents);
  }

  private static void operationComponents(JsonNode entry) {
    JsonNode args = entry.get("args");
    Map<String, ComponentOutliers> found =
        ComponentOutliers.amongOperations(
            operations(tags(entry), jobs(entry)), question(args), wanted(args.get("pca")));
    List<String> names = Golden.strings(entry.get("result").get("columns"));
    for (JsonNode row : entry.get("result").get("rows")) {
      NumberTable votes = Objects.requireNonNull(found.get(Golden.tag(row.get(1)))).votes();
      int at = votes.labels().indexOf(row.get(0).asString());
      for (int c = 2; c < names.size(); c++) {
        assertThat(votes.value(at, names.get(c))).isEqualTo(row.get(c).asDouble());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> countsVotesOfThreads() {
    return each(
        "outliers.json",
        e -> is(e, "detect_outlier_threads"),
        e -> {
          NumberTable threads = Golden.frame(e.get("result").get("input"), "");
          OutlierReport found =
              Outliers.counts(threads, OutlierQuestion.standard().withFeatures(List.of()));
          Golden.sameVotes(found.votes(), e.get("result").get("votes"));
        });
  }
}
