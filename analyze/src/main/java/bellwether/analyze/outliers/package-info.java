/// Which jobs, operations and components are unusual, and what makes them so.
@NullMarked
package bellwether.analyze.outliers;

import org.jspecify.annotations.NullMarked;
