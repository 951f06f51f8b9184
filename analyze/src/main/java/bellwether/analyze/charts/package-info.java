/// Charts, and the files that they are written to.
@NullMarked
package bellwether.analyze.charts;

import org.jspecify.annotations.NullMarked;
