package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.operationaldb.CommandRefused;

/** When it posts, when it tries again, and what it says meanwhile. */
class KeepPostingTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    /** A clock that a test moves. */
    private static final class Moved extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Books that count what is posted, and refuse when told. */
    private static final class Counted implements KeepPosting.Books {
        private LocalDate today = LocalDate.of(2026, 11, 22);
        private int posts;
        private boolean refusing;

        @Override
        public Optional<LocalDate> businessDay() {
            return Optional.of(today);
        }

        @Override
        public int post() throws SQLException, CommandRefused {
            posts++;
            if (refusing) {
                throw new CommandRefused(
                        "VALUATION_BEHIND", "En retard.", "Behind.", JsonNodeFactory.instance.objectNode(), null);
            }
            return 1;
        }

        @Override
        public int postEverything(Duration patience) throws SQLException, CommandRefused {
            return post();
        }
    }

    private final Moved clock = new Moved();
    private final Counted books = new Counted();

    @Test
    void itPostsOnceADay() {
        try (KeepPosting posting = new KeepPosting(books, clock)) {
            posting.postWhenDue();
            posting.postWhenDue();
            assertThat(books.posts).isEqualTo(1);
            books.today = books.today.plusDays(1);
            posting.postWhenDue();
            assertThat(books.posts).isEqualTo(2);
            assertThat(posting.state().lastAt()).isEqualTo(START);
        }
    }

    @Test
    void aRefusalIsSaidAndTriedAgainAfterLongerAndLongerPauses() {
        try (KeepPosting posting = new KeepPosting(books, clock)) {
            books.refusing = true;
            posting.postWhenDue();
            assertThat(posting.state().code()).isEqualTo("VALUATION_BEHIND");
            assertThat(posting.state().en()).isEqualTo("Behind.");
            assertThat(posting.state().nextAt()).isEqualTo(START.plusSeconds(15));
            clock.now = START.plusSeconds(14);
            posting.postWhenDue();
            assertThat(books.posts).as("the pause is not over").isEqualTo(1);
            clock.now = START.plusSeconds(15);
            posting.postWhenDue();
            assertThat(books.posts).isEqualTo(2);
            assertThat(posting.state().nextAt()).isEqualTo(START.plusSeconds(45));
            for (int again = 0; again < 12; again++) {
                clock.now = clock.now.plus(Duration.ofHours(1));
                posting.postWhenDue();
            }
            assertThat(posting.state().nextAt()).isEqualTo(clock.now.plus(Duration.ofMinutes(30)));
            books.refusing = false;
            clock.now = clock.now.plus(Duration.ofHours(1));
            posting.postWhenDue();
            assertThat(posting.state().code()).isNull();
            assertThat(posting.state().attempts()).isZero();
        }
    }

    @Test
    void aPeriodStaysOpenWithTheReasonOfTheLedger() throws CommandRefused {
        try (KeepPosting posting = new KeepPosting(books, clock)) {
            posting.postBeforeClosing();
            assertThat(books.posts).isEqualTo(1);
            books.refusing = true;
            assertThatThrownBy(posting::postBeforeClosing).hasMessageContaining("VALUATION_BEHIND");
            assertThat(posting.state().code()).isEqualTo("VALUATION_BEHIND");
        }
    }
}
