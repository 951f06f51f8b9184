package bellwether.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellwether.analyze.outliers.OutlierQuestion;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.query.Tags;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is judged and noted about the sample jobs, from import to answer, beside the real EPMT's
/// answers.
class CatalogEditorTest {
  private static final String OUTLIER = "kern-6656-20190614-192044-outlier";

  @TempDir static Path folder = Path.of("");
  private static CatalogPlace place = new CatalogPlace(Path.of(""));
  private static Measurements measurements;
  private static CatalogEditor editor;

  @BeforeAll
  static void load() {
    place = SampleCatalog.in(folder);
    measurements = Measurements.open(place);
    editor = CatalogEditor.open(place, ArchiveOptions.standard());
  }

  @AfterAll
  static void leave() {
    if (editor != null) {
      editor.close();
      measurements.close();
    }
  }

  private static List<JobMeasurement> jobs(String... ids) {
    return List.of(ids).stream().map(id -> measurements.jobs(id).first().orElseThrow()).toList();
  }

  private static List<JobMeasurement> kernels() {
    return measurements.jobs().tagged("exp_name:linux_kernel").list();
  }

  private static List<JobMeasurement> good() {
    return kernels().stream().filter(job -> !job.id().equals(OUTLIER)).toList();
  }

  private static JsonNode answer(String file, String call) {
    return SampleCatalog.list(SampleCatalog.answers(file).get("calls")).stream()
        .filter(entry -> entry.get("call").asString().equals(call) && entry.has("result"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode tree(Object value) {
    return JsonMapper.shared().valueToTree(value);
  }

  private static Set<String> texts(JsonNode array) {
    return SampleCatalog.list(array).stream().map(JsonNode::asString).collect(Collectors.toSet());
  }

  private static NewModel wanted(String name, Tags tags, List<Method> methods) {
    return new NewModel(name, tags, OutlierQuestion.standard().features(), methods, List.of());
  }

  @Test
  void outliersAreThoseOfEpmt() {
    var votes = answer("outliers.json", "detect_outlier_jobs").get("result").get(0);
    var found =
        new OutlierAnalysis(measurements).outliers(kernels(), OutlierQuestion.standard()).votes();
    for (var row : votes.get("rows")) {
      int at = found.labels().indexOf(row.get(0).asString());
      assertThat(found.value(at, "cpu_time")).isEqualTo(row.get(1).asDouble());
      assertThat(found.value(at, "duration")).isEqualTo(row.get(2).asDouble());
      assertThat(found.value(at, "num_procs")).isEqualTo(row.get(3).asDouble());
    }
  }

  @Test
  void aModelLearnsWhatEpmtsLearns() {
    var number =
        editor.addModel(
            measurements,
            good(),
            wanted("good", Tags.NONE, List.copyOf(UnivariateMethod.standard())));
    var model = measurements.models().find("good").orElseThrow();
    assertThat(model.number()).isEqualTo(number);
    var computed = answer("refmodels.json", "create_refmodel").get("result").get("computed");
    var ours = tree(model.computed());
    computed.forEachEntry((method, features) ->
        features.forEachEntry((feature, numbers) -> {
          for (int i = 0; i < 3; i++) {
            assertThat(ours.get(method).get(feature).get(i).asDouble())
                .isCloseTo(numbers.get(i).asDouble(), within(1e-4));
          }
        }));
    var found =
        new OutlierAnalysis(measurements)
            .outliers(jobs(OUTLIER), model, OutlierQuestion.standard());
    assertThat(found.votes().value(0, "duration")).isEqualTo(3);
    editor.deleteModels(List.of(model));
  }

  @Test
  void aModelIsRetiredAndComesBack() {
    var all = List.<Method>copyOf(UnivariateMethod.standard());
    editor.addModel(measurements, good(), wanted("shy", Tags.NONE, all));
    editor.enable(measurements.models().find("shy").orElseThrow(), false);
    var shy = measurements.models().find("shy").orElseThrow();
    assertThatThrownBy(() ->
            new OutlierAnalysis(measurements).outliers(kernels(), shy, OutlierQuestion.standard()))
        .isInstanceOf(StatisticsException.class)
        .hasMessageContaining("retired");
    editor.enable(shy, true);
    editor.activate(shy, List.of("duration"));
    var back = measurements.models().find("shy").orElseThrow();
    assertThat(back.activeMetrics()).containsExactly("duration");
    assertThat(editor.deleteModels(List.of(back))).isEqualTo(1);
  }

  @Test
  void aModelThatLearnsMoreIsOneOfAllJobs() {
    var all = List.<Method>copyOf(UnivariateMethod.standard());
    editor.addModel(measurements, good(), wanted("grown", Tags.NONE, all));
    editor.extendModel(measurements, measurements.models().find("grown").orElseThrow(), kernels());
    editor.addModel(measurements, kernels(), wanted("whole", Tags.NONE, all));
    var grown = measurements.models().find("grown").orElseThrow();
    var whole = measurements.models().find("whole").orElseThrow();
    assertThat(grown.computed()).isEqualTo(whole.computed());
    assertThat(grown.jobs()).containsExactlyInAnyOrderElementsOf(whole.jobs());
    editor.deleteModels(List.of(grown, whole));
  }

  @Test
  void aModelOfAllFeaturesAtOnceVotes() {
    var methods = List.of(Method.named("pyod.models.knn"));
    editor.addModel(
        measurements,
        measurements.jobs().list(),
        new NewModel("near", Tags.NONE, List.of("cpu_time", "duration"), methods, List.of()));
    var near = measurements.models().find("near").orElseThrow();
    assertThat(new OutlierAnalysis(measurements).isUnivariate(near)).isFalse();
    assertThat(new OutlierAnalysis(measurements).votes(kernels(), near)).hasSize(4);
    editor.deleteModels(List.of(near));
  }

  @Test
  void analysesAreThoseOfEpmt() {
    var done = editor.analyze(measurements, kernels());
    assertThat(done).singleElement().satisfies(one -> assertThat(one.runs()).isEqualTo(1));
    var theirs = answer("refmodels.json", "get_job_analyses").get("result");
    for (var job : kernels()) {
      var ours = tree(job.analyses()).get("outlier_detection").get(0).get("results");
      theirs
          .get(job.id())
          .get("outlier_detection")
          .get(0)
          .get("results")
          .forEachEntry((feature, parts) -> {
            assertThat(texts(ours.get(feature).get(0))).isEqualTo(texts(parts.get(0)));
            assertThat(texts(ours.get(feature).get(1))).isEqualTo(texts(parts.get(1)));
          });
    }
  }

  @Test
  void whatNothingCanBeComparedWithIsNotedAsAnalyzed() {
    var alone = jobs("685000");
    assertThat(editor.analyze(measurements, alone).getFirst().runs()).isZero();
    assertThat(jobs("685000").getFirst().analyses()).containsEntry("outlier_detection", List.of());
  }

  @Test
  void theRootCauseNamesTheOperation() {
    var outlier = jobs(OUTLIER).getFirst();
    assertThat(
            new OutlierAnalysis(measurements)
                .operations(good(), outlier, "cpu_time")
                .getFirst()
                .part())
        .startsWith("op:build");
    assertThat(
            new OutlierAnalysis(measurements)
                .programs(good(), outlier, "cpu_time")
                .getFirst()
                .part())
        .isEqualTo("cc1");
    var cause =
        new OutlierAnalysis(measurements)
            .rootCause(
                good(),
                outlier,
                OutlierQuestion.standard().features(),
                List.of(UnivariateMethod.MODIFIED_Z_SCORE));
    var theirs = answer("outliers.json", "detect_rootcause").get("result").get("frame");
    var frame = cause.frame();
    for (int row = 0; row < theirs.get("index").size(); row++) {
      int at = frame.labels().indexOf(theirs.get("index").get(row).asString());
      for (int column = 0; column < theirs.get("columns").size(); column++) {
        assertThat(frame.value(at, theirs.get("columns").get(column).asString()))
            .isCloseTo(
                theirs.get("rows").get(row).get(column).asDouble(),
                org.assertj.core.data.Percentage.withPercentage(1e-6));
      }
    }
  }

  @Test
  void anUnknownExperimentIsAnEmptyAnswer() {
    assertThat(new OutlierAnalysis(measurements).explore("nobody's", "duration", 10).components())
        .isEmpty();
  }

  @Test
  void notesAndTagsAreKept() {
    var job = jobs("2220").getFirst();
    editor.annotate(job, Map.of("it's", "a \"note\"\n;DROP TABLE job"), false);
    editor.tag(job, Tags.parse("a:b;c"));
    var now = jobs("2220").getFirst();
    assertThat(now.annotations()).containsEntry("it's", "a \"note\"\n;DROP TABLE job");
    assertThat(now.tags()).isEqualTo(new Tags(Map.of("a", "b", "c", "1")));
    editor.annotate(now, Map.of(), true);
    assertThat(jobs("2220").getFirst().annotations()).isEmpty();
  }

  @Test
  void tooFewJobsMakeNoModel() {
    assertThatThrownBy(() ->
            editor.addModel(
                measurements,
                jobs("685000"),
                wanted("few", Tags.NONE, List.of(UnivariateMethod.Z_SCORE))))
        .isInstanceOf(StatisticsException.class)
        .hasMessageContaining("at least 3");
    assertThat(measurements.models().find("few")).isEmpty();
  }
}
