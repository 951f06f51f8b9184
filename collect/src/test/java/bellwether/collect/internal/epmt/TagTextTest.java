package bellwether.collect.internal.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.Samples;
import bellwether.collect.internal.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TagTextTest {

  @Test
  void tagsAreReadAsEpmtReadsThem() {
    for (JsonNode call : Samples.json(Samples.shared("epmt/expected/lib.json")).get("calls")) {
      if (call.get("call").stringValue().equals("tag_from_string")
          && call.get("args").get(0).isString()) {
        assertThat(TagText.parse(call.get("args").get(0).stringValue(), part -> {}))
            .isEqualTo(Json.map(call.get("result")));
      }
    }
  }

  @Test
  void partsWithoutAClearMeaningAreTold() {
    List<String> dropped = new ArrayList<>();

    assertThat(TagText.parse("a:b:c;d:e", dropped::add)).containsOnlyKeys("d");
    assertThat(dropped).containsExactly("a:b:c");
  }
}
