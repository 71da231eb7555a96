package vigie.facts;

/** What somebody did about an alert. */
public enum AlertActionKind {
    /** Takes it in hand. */
    ACKNOWLEDGE,
    /** Puts it off to a day. */
    SNOOZE,
    /** Gives it to somebody. */
    ASSIGN,
    /** Says something about it. */
    COMMENT
}
