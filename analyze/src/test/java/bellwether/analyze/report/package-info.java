/// Tests of what report pages show.
@NullMarked
package bellwether.analyze.report;

import org.jspecify.annotations.NullMarked;
