package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void knowsItsOwn() {
    assertThat(Environment.ofThisProcess().get("PATH")).isEqualTo(System.getenv("PATH"));
  }

  @Test
  void laterAssignmentsWin() {
    var environment = Environment.of(List.of("A=1", "B=2", "A=3"));
    assertThat(environment.get("A")).isEqualTo("3");
    assertThat(environment.with(List.of("B=4", "C=")).get("B")).isEqualTo("4");
    assertThat(environment.get("B")).isEqualTo("2");
    assertThat(environment.get("C")).isNull();
  }

  @Test
  void variablesCanBeTakenAway() {
    var environment = Environment.of(List.of("A=1", "B=2")).without("A");
    assertThat(environment.size()).isEqualTo(1);
    assertThat(environment.place("A")).isEqualTo(-1);
    assertThat(environment.place("B")).isZero();
  }

  @Test
  void valuesMayHoldEqualSigns() {
    assertThat(Environment.of(List.of("A=b=c")).get("A")).isEqualTo("b=c");
  }

  @Test
  void schemaIsSlurmInsideSlurm() {
    var outside = Environment.of(List.of());
    var inside = Environment.of(List.of("SLURM_JOB_ID=7"));
    assertThat(EnvSchema.of("auto", outside)).isEqualTo(EnvSchema.COMMON);
    assertThat(EnvSchema.of("auto", inside)).isEqualTo(EnvSchema.SLURM);
    assertThat(EnvSchema.of("common", inside)).isEqualTo(EnvSchema.COMMON);
    assertThat(EnvSchema.of("common, slurm", outside)).isEqualTo(EnvSchema.SLURM);
  }

  @Test
  void unknownSchemaIsRefused() {
    assertThatThrownBy(() -> EnvSchema.of("pbs", Environment.of(List.of())))
        .hasMessage("Expected auto, common or slurm for --envschema, but found 'pbs' in 'pbs'");
  }

  @Test
  void jobsGetTheCallersLocale() {
    var started = List.of("LC_ALL=C.UTF-8", "A=1", "BELLWETHER_CALLERS_LC_ALL==de_DE@euro");
    var environment = Environment.of(started).withCallersLocale();
    assertThat(environment.get("LC_ALL")).isEqualTo("de_DE@euro");
    assertThat(environment.size()).isEqualTo(2);
  }

  @Test
  void aCallerWithoutLocaleHasNone() {
    var started = List.of("LC_ALL=C.UTF-8", "BELLWETHER_CALLERS_LC_ALL=");
    assertThat(Environment.of(started).withCallersLocale().size()).isZero();
  }
}
