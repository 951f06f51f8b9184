/// The Java API for workflows: jobs with a name and arguments, whose progress outlives the program.
@NullMarked
package bellwether.client.workflow;

import org.jspecify.annotations.NullMarked;
