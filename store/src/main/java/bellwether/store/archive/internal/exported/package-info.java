/// Reads the folders that `bellwether export` writes.
@NullMarked
package bellwether.store.archive.internal.exported;

import org.jspecify.annotations.NullMarked;
