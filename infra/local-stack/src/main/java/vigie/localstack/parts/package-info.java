/** The embedded parts: PostgreSQL, the Kafka broker and the Flink cluster, each started and stopped on its own. */
@NullMarked
package vigie.localstack.parts;

import org.jspecify.annotations.NullMarked;
