package bellwether.collect.session;

import org.jspecify.annotations.Nullable;

/// How a job ended.
///
/// @param exitCode null: the first failure that was recorded in the folder, else unknown
/// @param reason a word or a sentence; null: none is known
public record JobEnd(@Nullable Integer exitCode, @Nullable String reason) {}
