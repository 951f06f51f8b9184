package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Bytes;
import bellwether.model.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesOptionTest {
  private static final Machine MACHINE = new Machine("host", List.of(2, 3, 5, 7), 3);

  private static Node node(String name, boolean virtual, Integer... cores) {
    return new Node(name, List.of(cores), List.of(), new Bytes(0), virtual);
  }

  @Test
  void absentMeansTheSlotsOfTheHost() {
    assertThat(NodesOption.parse(null, MACHINE)).containsExactly(node("host", false, 2, 3, 5));
  }

  @Test
  void unnamedNodesAreNumbered() {
    assertThat(NodesOption.parse("4", MACHINE)).containsExactly(node("n0", false, 2, 3, 5, 7));
    assertThat(NodesOption.parse("2,x:1,1", MACHINE))
        .containsExactly(node("n0", false, 2, 3), node("x", false, 5), node("n2", false, 7));
  }

  @Test
  void nodesBeyondTheMachineAreVirtual() {
    assertThat(NodesOption.parse("n1:3,n2:2", MACHINE))
        .containsExactly(node("n1", true, 0, 1, 2), node("n2", true, 0, 1));
    assertThat(NodesOption.parse("5", MACHINE)).containsExactly(node("n0", true, 0, 1, 2, 3, 4));
  }

  @Test
  void blanksAfterCommasAreAllowed() {
    assertThat(NodesOption.parse("a:1, b:1 ", MACHINE))
        .extracting(Node::name)
        .containsExactly("a", "b");
  }

  @Test
  void consumablesAreThoseOfEachNode() {
    var consumables = NodesOption.Consumables.parse("0, 1", "512");
    assertThat(NodesOption.parse("1,1", MACHINE, consumables))
        .allSatisfy(node -> assertThat(node.gpus()).containsExactly("0", "1"))
        .allSatisfy(node -> assertThat(node.memory()).isEqualTo(Bytes.ofMebi(512)));
    assertThat(NodesOption.Consumables.parse(null, null)).isEqualTo(NodesOption.Consumables.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | no empty part",
        "4, | no empty part",
        "a: | no empty part",
        ":4 | a name without blanks, colons or brackets",
        "a b:4 | a name without blanks, colons or brackets",
        "a:b:4 | a name without blanks, colons or brackets",
        "many | a number of cores, not 'many'",
        "n1:2.5 | a number of cores, not '2.5'",
        "0 | 1 to 999999 cores on each node, not 0",
        "n1:-1 | 1 to 999999 cores on each node, not -1",
        "1000000 | 1 to 999999 cores on each node, not 1000000",
        "99999999999999999999 | 1 to 999999 cores on each node, not 99999999999999999999",
        "a:1,a:1 | each name once, but 'a' comes twice",
        "n1:1,1 | each name once, but 'n1' comes twice"
      })
  void malformedSpecificationsAreRefused(String specification, String detail) {
    assertThatThrownBy(() -> NodesOption.parse(specification, MACHINE))
        .isInstanceOf(OptionException.class)
        .hasMessage(
            "Expected nodes as [name:]cores with commas between them, such as 4 or n1:2,n2:2, for --nodes (%s), but found '%s'",
            detail, specification);
  }

  @ParameterizedTest
  @CsvSource({"'0,,1',", "'0,0',", "'',", ",0", ",-5", ",1G", ",''"})
  void malformedConsumablesAreRefused(String gpus, String memory) {
    assertThatThrownBy(() -> NodesOption.Consumables.parse(gpus, memory))
        .isInstanceOf(OptionException.class)
        .hasMessageStartingWith("Expected ")
        .hasMessageContaining(gpus == null ? "--mem" : "--gpus");
  }
}
