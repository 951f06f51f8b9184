package bellwether.collect.internal.epmt;

import bellwether.collect.internal.Metadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A job's tags: those of its annotation, else of its metadata, else of its last environment.
///
/// @param metadata what the job's file says
/// @param warnings takes a sentence for each part that is no tag
public record JobTags(Metadata metadata, List<String> warnings) {
  private static final String TAGS = "EPMT_JOB_TAGS";

  /// The annotations that the metadata hold, to be completed.
  @SuppressWarnings("NullAway") // an annotation may be null, as in JSON
  public static Map<String, Object> annotations(Metadata metadata) {
    Map<String, Object> annotations = new LinkedHashMap<>();
    if (metadata.get("annotations") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> annotations.put(String.valueOf(key), value));
    }
    return annotations;
  }

  /// The tags of the metadata, unless an annotation tells them; the annotation is completed.
  public Map<String, String> of(Map<String, Object> annotations) {
    Map<String, String> tags = metadataTags();
    Object annotated = annotations.get(TAGS);
    if (annotated == null) {
      if (!tags.isEmpty()) {
        annotations.put(TAGS, TagText.of(tags));
      }
      return tags;
    }
    Map<String, String> told = parsed(annotated);
    if (!tags.isEmpty() && !told.isEmpty() && !tags.equals(told)) {
      throw metadata.refuse(
          "its tags '"
              + TagText.of(tags)
              + "' differ from those of its annotation "
              + TAGS
              + " '"
              + TagText.of(told)
              + "': make them the same");
    }
    return told.isEmpty() ? tags : told;
  }

  private Map<String, String> metadataTags() {
    Map<String, String> tags = new LinkedHashMap<>();
    metadata.values().forEach((key, value) -> experiment(tags, key, value));
    Object given = metadata.get("job_tags");
    if (given != null) {
      tags.putAll(parsed(given));
    } else if (!metadata.values().containsKey("job_tags")) {
      tags.putAll(parsed(metadata.map("job_el_env").getOrDefault(TAGS, "")));
    }
    return tags;
  }

  /// Files of early 2019 told the experiment beside the tags.
  private static void experiment(Map<String, String> tags, String key, @Nullable Object value) {
    if (key.startsWith("exp_") && value != null && !value.toString().isEmpty()) {
      tags.put(key, value.toString());
    }
  }

  private Map<String, String> parsed(Object tags) {
    if (tags instanceof Map<?, ?> map) {
      return Metadata.texts(map);
    }
    return TagText.parse(
        tags.toString(),
        part ->
            warnings.add(
                "The part '"
                    + part
                    + "' of the job's tags has more than one colon; it is left out."));
  }
}
