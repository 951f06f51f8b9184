package bellwether.collect.internal.papiex;

import bellwether.collect.internal.epmt.TagText;
import java.util.HashMap;
import java.util.Map;

/// The texts and tags that one reading of a job has met lately; never larger than its bounds.
public final class TextCache {
  private static final int MOST_TAGS = 1 << 14;

  private final boolean mute;
  private final TextDecoder texts = new TextDecoder();
  private final Map<String, Map<String, String>> tags = new HashMap<>();

  /// @param mute whether nobody wants the texts, so that none need be made
  public TextCache(boolean mute) {
    this.mute = mute;
  }

  /// A text that may well come again.
  public String text(byte[] bytes, int from, int to) {
    return mute ? "" : texts.text(bytes, from, to);
  }

  /// A text that hardly comes again.
  String rare(byte[] bytes, int from, int to) {
    return mute ? "" : TextDecoder.fresh(bytes, from, to);
  }

  /// The tags of a process; a part that is no tag is left out, as EPMT does.
  public Map<String, String> tags(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    Map<String, String> known = tags.get(text);
    if (known == null) {
      known = TagText.parse(text, dropped -> {});
      if (tags.size() >= MOST_TAGS) {
        tags.clear();
      }
      tags.put(text, known);
    }
    return known;
  }
}
