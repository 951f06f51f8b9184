package bellwether.qcg.report;

import static bellwether.qcg.report.WorkDirectory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChartTest {
  private static final Pattern SIZE = Pattern.compile(" (width|height)=\"([\\d.eE-]+)\"");

  @TempDir Path directory;

  /// 2,000 jobs on 40 nodes of 24 cores, every third of them too short to be seen by its length.
  static Timeline large() {
    var rows = new ArrayList<Timeline.Row>();
    var bars = new ArrayList<Timeline.Bar>();
    for (int row = 0; row < 960; row++) {
      rows.add(new Timeline.Row("node-with-a-name-%02d".formatted(row / 24), "" + row % 24));
    }
    for (int job = 0; job < 2_000; job++) {
      int round = job / 80;
      double start = round * 8.0;
      double length = job % 3 == 0 ? 0.001 : 7;
      for (int core = 0; core < 12; core++) {
        var span = new Span(at(start), at(start + length));
        bars.add(new Timeline.Bar(job % 80 * 12 + core, span, "job-" + job, job));
      }
    }
    return new Timeline(rows, bars, new Span(at(0), at(200)));
  }

  static Timeline small() {
    return new Timeline(
        List.of(new Timeline.Row("n0", "0"), new Timeline.Row("n0", "1")),
        List.of(
            new Timeline.Bar(0, new Span(at(0), at(5)), "first", 0),
            new Timeline.Bar(1, new Span(at(5), at(9)), "second", 1)),
        new Span(at(0), at(9)));
  }

  @Test
  void everyBarIsAtLeastAPixel() throws IOException {
    var file = directory.resolve("large.svg");
    var timeline = large();
    new Chart(timeline, "Jobs").write(file);
    var sizes = SIZE.matcher(Files.readString(file)).results().toList();
    assertThat(sizes).hasSizeGreaterThan(2 * timeline.bars().size());
    assertThat(sizes)
        .allSatisfy(
            size -> assertThat(Double.parseDouble(size.group(2))).isGreaterThanOrEqualTo(1));
  }

  @Test
  void noNodeStandsOverAnother() throws IOException {
    var file = directory.resolve("large.pdf");
    new Chart(large(), "Jobs").write(file);
    var places = new ArrayList<float[]>();
    collect(file, places);
    assertThat(places).hasSize(40);
    for (int i = 1; i < places.size(); i++) {
      assertThat(places.get(i)[0] - places.get(i - 1)[0]).isGreaterThan(places.get(i)[1]);
    }
  }

  /// Where the names of nodes stand, and how high they are.
  private static void collect(Path file, List<float[]> places) throws IOException {
    try (var document = Loader.loadPDF(file.toFile())) {
      var stripper =
          new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> letters) {
              if (text.startsWith("node-with")) {
                places.add(
                    new float[] {letters.getFirst().getY(), letters.getFirst().getFontSize()});
              }
            }
          };
      stripper.setSortByPosition(true);
      assertThat(stripper.getText(document)).isBlank();
    }
  }

  @Test
  void fewBarsCarryTheNamesOfTheirJobs() throws IOException {
    var file = directory.resolve("small.pdf");
    new Chart(small(), "Jobs").write(file);
    try (var document = Loader.loadPDF(file.toFile())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("first", "second", "n0:0", "n0:1", "Jobs");
    }
  }

  @Test
  void imagesHaveTheFormatOfTheirName() throws IOException {
    for (var name : List.of("small.png", "small.jpg", "SMALL.JPEG")) {
      var file = directory.resolve(name);
      new Chart(small(), "Jobs").write(file);
      assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(900);
    }
    assertThat(Files.readAllBytes(directory.resolve("small.png"))[1]).isEqualTo((byte) 'P');
    assertThat(Files.readAllBytes(directory.resolve("small.jpg"))[0]).isEqualTo((byte) 0xff);
  }

  @Test
  void anotherFormatIsRefused() {
    assertThatThrownBy(() -> new Chart(small(), "Jobs").write(directory.resolve("a.gif")))
        .isInstanceOf(PilotException.class)
        .hasMessageContaining(".svg, but found");
  }

  @Test
  void aHostWithoutFontsGetsTheSameChart() throws IOException, InterruptedException {
    var none = Files.writeString(directory.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var there = directory.resolve("there.png");
    var builder =
        new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), Drawer.class.getName(), "" + there);
    builder.environment().put("FONTCONFIG_FILE", none.toString());
    var child = builder.inheritIO().start();
    assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
    var here = directory.resolve("here.png");
    new Chart(small(), "Jobs").write(here);
    assertThat(there).hasSameBinaryContentAs(here);
  }

  @Test
  void aLargeChartIsWritten() {
    new Chart(large(), "Jobs").write(directory.resolve("large.pdf"));
    assertThat(directory.resolve("large.pdf")).isNotEmptyFile();
  }

  /// Draws the small chart in a process of its own.
  static final class Drawer {
    private Drawer() {}

    static void main(String[] args) {
      new Chart(small(), "Jobs").write(Path.of(args[0]));
    }
  }
}
