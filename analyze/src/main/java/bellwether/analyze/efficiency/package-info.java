/// How much of what jobs asked for they used.
@NullMarked
package bellwether.analyze.efficiency;

import org.jspecify.annotations.NullMarked;
