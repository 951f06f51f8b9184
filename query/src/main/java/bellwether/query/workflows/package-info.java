/// Which workflows there are, how they stand, what their jobs used and how these hang together.
@NullMarked
package bellwether.query.workflows;

import org.jspecify.annotations.NullMarked;
