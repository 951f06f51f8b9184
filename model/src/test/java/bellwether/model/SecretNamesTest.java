package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.text.SecretNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretNamesTest {
  private static final SecretNames USUAL = SecretNames.of(Map.of());

  @Test
  void areThoseThatLookSecret() {
    assertThat(Stream.of("GITHUB_TOKEN", "db_password", "AWS_SECRET_ACCESS_KEY", "CREDENTIALS"))
        .allMatch(USUAL::contains);
    assertThat(Stream.of("PATH", "HOME", "OMP_NUM_THREADS")).noneMatch(USUAL::contains);
  }

  @Test
  void areThoseThatTheUserNamesInstead() {
    var own = SecretNames.of(Map.of(SecretNames.VARIABLE, "MY_*, a.c"));
    assertThat(Stream.of("MY_WORD", "A.C")).allMatch(own::contains);
    assertThat(Stream.of("GITHUB_TOKEN", "abc", "NOT_MY_WORD")).noneMatch(own::contains);
    assertThat(SecretNames.of(Map.of(SecretNames.VARIABLE, "")).contains("A_KEY")).isFalse();
  }

  @Test
  void maskTheValuesOfAJob() {
    var execution = Execution.program("true", List.of()).withEnv(Map.of("A", "1", "KEY", "word"));
    assertThat(USUAL.masked(JobDescription.of("j", execution)).execution().env())
        .isEqualTo(Map.of("A", "1", "KEY", SecretNames.MASK));
  }
}
