/// Reads databases of EPMT.
@NullMarked
package bellwether.collect.internal.epmt;

import org.jspecify.annotations.NullMarked;
