@NullMarked
package bellwether.client.workflow;

import org.jspecify.annotations.NullMarked;
