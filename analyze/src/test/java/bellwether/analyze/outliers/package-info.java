@NullMarked
package bellwether.analyze.outliers;

import org.jspecify.annotations.NullMarked;
