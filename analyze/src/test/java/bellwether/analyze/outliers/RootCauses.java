package bellwether.analyze.outliers;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.analyze.statistics.Classifiers;
import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.UnivariateMethod;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Compares a root cause with EPMT's frame and ranking.
final class RootCauses {
  private RootCauses() {}

  static void check(NumberTable reference, NumberTable input, JsonNode options, JsonNode result) {
    JsonNode names = options.get("features");
    List<String> features =
        names == null || names.isNull() ? Features.standard() : Golden.strings(names);
    JsonNode methods = options.get("methods");
    List<UnivariateMethod> used =
        methods == null || methods.isNull()
            ? List.of(UnivariateMethod.MODIFIED_Z_SCORE)
            : Classifiers.partition(Golden.strings(methods).stream().map(Method::named).toList())
                .univariate();
    RootCause ours = RootCause.of(reference, input, features, used);
    sameFrame(ours.frame(), result.get("frame"));
    sameRatios(ours, result.get("ranked"));
  }

  private static void sameFrame(NumberTable ours, JsonNode frame) {
    assertThat(ours.labels()).isEqualTo(Golden.strings(frame.get("index")));
    List<String> columns = Golden.strings(frame.get("columns"));
    assertThat(ours.columns()).containsExactlyInAnyOrderElementsOf(columns);
    for (int c = 0; c < columns.size(); c++) {
      for (int r = 0; r < ours.rows(); r++) {
        Golden.same(
            ours.value(r, columns.get(c)), Golden.number(frame.get("rows").get(r).get(c)), 1e-9);
      }
    }
  }

  private static void sameRatios(RootCause ours, JsonNode ranked) {
    for (int i = 0; i < ours.findings().size(); i++) {
      Golden.same(ours.findings().get(i).ratio(), Golden.number(ranked.get(i).get(1)), 1e-9);
    }
  }
}
