package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void takesArgumentsBeforeDictionariesBeforeDefaults() {
    Template template =
        new Template(
            "{'a': '$a', 'b': '$b', 'c': '$c', 'd': '$d'}", Map.of("a", 1, "b", 1, "c", 1, "d", 1));
    assertThat(
            template.fill(
                List.of(Map.of("b", 2, "c", 2, "d", 2), Map.of("c", 3, "d", 3)), Map.of("d", 4)))
        .isEqualTo(Map.of("a", "1", "b", "2", "c", "3", "d", "4"));
  }

  @Test
  void fillsTheBasicTemplate() {
    assertThat(Template.basic().fill(List.of(), Map.of("name", "tj", "exec", "date")))
        .isEqualTo(
            Map.of(
                "name",
                "tj",
                "execution",
                Map.of("exec", "date", "args", List.of(), "stdout", "stdout", "stderr", "stderr")));
  }

  @Test
  void takesAListOrItsTextWhereNoQuotesStand() {
    Template template = new Template("{'args': ${args}}");
    assertThat(template.fill(List.of(), Map.of("args", List.of("-v", "it's"))))
        .isEqualTo(template.fill(List.of(), Map.of("args", "[\"-v\", \"it's\"]")));
  }

  @Test
  void escapesATextInQuotes() {
    Template template = new Template("{'single': '$text', \"double\": \"${text}\"}");
    String text = "a \"quoted\" 'word' \\ and a\nline";
    assertThat(template.fill(List.of(), Map.of("text", text)))
        .isEqualTo(Map.of("single", text, "double", text));
  }

  @Test
  void keepsADollarThatStandsTwice() {
    assertThat(new Template("{\"wd\": \"$${root}/x\",}").fill(List.of(), Map.of()))
        .isEqualTo(Map.of("wd", "${root}/x"));
  }

  @Test
  void namesThePlaceThatStaysEmpty() {
    assertThatThrownBy(() -> Template.basic().fill(List.of(), Map.of("name", "tj")))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageContaining("${exec}");
  }

  @Test
  void showsWhatIsNoObject() {
    assertThatThrownBy(() -> new Template("[$a").fill(List.of(), Map.of("a", 1)))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageContaining("[1");
  }
}
