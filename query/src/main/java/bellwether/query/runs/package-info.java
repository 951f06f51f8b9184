/// Which runs there were and how they stand.
@NullMarked
package bellwether.query.runs;

import org.jspecify.annotations.NullMarked;
