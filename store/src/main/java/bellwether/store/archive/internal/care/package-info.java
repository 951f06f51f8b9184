/// Keeps the archive in order: inspects, merges, rewrites and removes its files.
@NullMarked
package bellwether.store.archive.internal.care;

import org.jspecify.annotations.NullMarked;
