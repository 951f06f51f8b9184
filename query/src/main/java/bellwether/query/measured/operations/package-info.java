/// Operations: what processes of the same tags add up to, and what they cost.
@NullMarked
package bellwether.query.measured.operations;

import org.jspecify.annotations.NullMarked;
