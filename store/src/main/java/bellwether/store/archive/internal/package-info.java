/// How the archive is written, read and cared for.
@NullMarked
package bellwether.store.archive.internal;

import org.jspecify.annotations.NullMarked;
