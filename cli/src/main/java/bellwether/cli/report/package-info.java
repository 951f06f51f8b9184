/// Time series of runs and workflows, as numbers and pictures.
@NullMarked
package bellwether.cli.report;

import org.jspecify.annotations.NullMarked;
