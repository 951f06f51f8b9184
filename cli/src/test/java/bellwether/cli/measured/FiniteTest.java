package bellwether.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.query.table.MemoryTable;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// MeasuredText in data.
class FiniteTest {
  private static String json(@Nullable Double value) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    Finite.put(row, "size", value, "the reference values do not vary (MAD 0)");
    var text = new StringWriter();
    MemoryTable.ofMaps(List.of(row)).lines(text);
    return text.toString().strip();
  }

  @Test
  void anInfiniteFigureIsNullWithAReason() {
    assertThat(json(Double.POSITIVE_INFINITY))
        .isEqualTo("{\"size\":null,\"size_reason\":\"the reference values do not vary (MAD 0)\"}");
    assertThat(json(1.5)).isEqualTo("{\"size\":1.5,\"size_reason\":null}");
    assertThat(json(null)).isEqualTo("{\"size\":null,\"size_reason\":null}");
  }
}
