/// What changed from one set of jobs to another.
@NullMarked
package bellwether.analyze.compare;

import org.jspecify.annotations.NullMarked;
