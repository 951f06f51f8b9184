/// Reads EPMT's settings, and what follows from them.
@NullMarked
package bellwether.epmt.settings;

import org.jspecify.annotations.NullMarked;
