/// How events get into the catalog: a queue, one thread, and groups of rows.
@NullMarked
package bellwether.store.internal.recording;

import org.jspecify.annotations.NullMarked;
