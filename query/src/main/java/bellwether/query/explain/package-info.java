/// Why a job is as it is, and what can be done.
@NullMarked
package bellwether.query.explain;

import org.jspecify.annotations.NullMarked;
