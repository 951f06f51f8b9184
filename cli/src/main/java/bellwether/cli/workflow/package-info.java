/// The commands about workflows.
@NullMarked
package bellwether.cli.workflow;

import org.jspecify.annotations.NullMarked;
