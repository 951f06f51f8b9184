package bellwether.analyze.charts;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// The font that comes along with PDFBox. The host's own fonts are never asked for.
public final class Fonts {
  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String SETTING = "sun.awt.fontconfig";

  private Fonts() {}

  /// Must come before anything else that draws: without fonts of the host, Java2D cannot even begin
  /// unless it is told beforehand that there are none.
  public static Font load() {
    System.setProperty("java.awt.headless", "true");
    try {
      return System.getProperty(SETTING) == null ? loadWithoutHost() : create();
    } catch (IOException | FontFormatException problem) {
      throw new ChartException("the font for charts cannot be read: " + problem, problem);
    }
  }

  private static Font loadWithoutHost() throws IOException, FontFormatException {
    var none = Files.createTempFile("bellwether-fonts", ".properties");
    try {
      Files.writeString(none, "version=1\nsequence.allfonts=default\n", StandardCharsets.US_ASCII);
      System.setProperty(SETTING, none.toString());
      return begun(create());
    } finally {
      Files.delete(none);
    }
  }

  /// Asking for a size makes Java2D read its settings.
  private static Font begun(Font font) {
    font.getStringBounds("0", new FontRenderContext(null, true, true));
    return font;
  }

  private static Font create() throws IOException, FontFormatException {
    try (var data = data()) {
      return Font.createFont(Font.TRUETYPE_FONT, data);
    }
  }

  /// The font's file.
  static InputStream data() throws IOException {
    var data = Fonts.class.getResourceAsStream(FILE);
    if (data == null) {
      throw new FileNotFoundException(FILE + " is not on the class path");
    }
    return data;
  }
}
