@NullMarked
package bellwether.store.archive.internal;

import org.jspecify.annotations.NullMarked;
