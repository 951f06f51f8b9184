package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.client.internal.JobInfos;
import bellwether.client.internal.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobInfoTest {

  @Test
  void readsTimesOfAnyLength() {
    assertThat(time("0:00:01.5")).isEqualTo(Duration.ofMillis(1500));
    assertThat(time("26:00:00")).isEqualTo(Duration.ofHours(26));
    assertThat(time("1 day, 2:03:04.000005")).isEqualTo(Duration.parse("P1DT2H3M4.000005S"));
    assertThat(time("0")).isZero();
  }

  @Test
  void knowsLittleOfAJobThatWaits() {
    JobInfo info = read("\"history\": \"\"");
    assertThat(info.nodes()).isEmpty();
    assertThat(info.totalCores()).isZero();
    assertThat(info.time()).isNull();
    assertThat(info.wd()).isNull();
    assertThat(info.iterations()).isNull();
    assertThat(info.childs()).isEmpty();
    assertThat(info.history()).isEmpty();
  }

  @Test
  void refusesWhatTheProtocolDoesNotKnow() {
    assertThatThrownBy(() -> time("soon")).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read("\"history\": \"yesterday\""))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read("\"runtime\": {\"allocation\": \"n1\"}"))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> JobStatus.of("DONE")).isInstanceOf(ProtocolException.class);
  }

  private static Duration time(String text) {
    Duration time = read("\"runtime\": {\"rtime\": \"" + text + "\"}").time();
    return time == null ? Duration.ofDays(-1) : time;
  }

  private static JobInfo read(String more) {
    return JobInfos.read(
        Json.message("{\"jobName\": \"a\", \"status\": \"QUEUED\", " + more + "}"));
  }
}
