package bellwether.analyze.efficiency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UseTest {
  @Test
  void isNeverAboveTheWhole() {
    assertThat(new Use(3, 2.0).share()).isEqualTo(1);
    assertThat(new Use(3, 2.0).isExceeded()).isTrue();
    assertThat(new Use(2.05, 2.0).isExceeded()).isFalse();
  }

  @Test
  void hasNoShareOfWhatIsNotLimited() {
    assertThat(new Use(3, null).share()).isNull();
    assertThat(new Use(3, null).isExceeded()).isFalse();
  }
}
