@NullMarked
package bellwether.cli.workflow;

import org.jspecify.annotations.NullMarked;
