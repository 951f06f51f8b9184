/// Brings measured jobs into the archive and the catalog, each whole or not at all.
@NullMarked
package bellwether.store.archive.internal.imports;

import org.jspecify.annotations.NullMarked;
