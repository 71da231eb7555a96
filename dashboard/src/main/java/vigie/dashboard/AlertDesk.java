package vigie.dashboard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where what people do about alerts is recorded. Implemented by whoever may give commands to the ledger. */
@FunctionalInterface
public interface AlertDesk {

    /**
     * Records what somebody did.
     *
     * @param key idempotency key: a form sent twice counts once
     * @param fields fields of command {@code handle_alert}: alert, action, and what the action needs
     * @return why it was refused, null when it was recorded
     */
    @Nullable
    Refusal handle(String key, Map<String, String> fields);

    /**
     * Records a rule; refused where nothing can be recorded.
     *
     * @param key idempotency key
     * @param fields fields of command {@code put_alert_rule}
     */
    default @Nullable Refusal putRule(String key, Map<String, Object> fields) {
        return new Refusal("NO_DESK", "Ici, les règles peuvent seulement être lues.", "Rules can only be read here.");
    }

    /** Why nothing was recorded, in both languages. */
    record Refusal(String code, String fr, String en) {}
}
