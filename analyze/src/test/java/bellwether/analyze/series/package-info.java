@NullMarked
package bellwether.analyze.series;

import org.jspecify.annotations.NullMarked;
