"""The view of today's positions, worded so that DuckDB reads it: to DuckDB `date('now')` is no day."""

from sqlite_utils import Database

from nato_positions.store.migrations.sql import statements

_VIEW = """
DROP VIEW positions_now;

-- As of today in UTC: the newest accepted statement; on one day the weightiest, then the later record.
CREATE VIEW positions_now AS
SELECT
    actor.code AS actor, actor.name AS actor_name, issue.slug AS issue, p.stance AS stance,
    CASE p.stance WHEN 'support' THEN 1.0 WHEN 'conditional' THEN 0.5 WHEN 'neutral' THEN 0.0 ELSE -1.0 END
        AS score,
    p.date AS date, p.id AS statement,
    actor.kind <> 'organisation' AND actor.joined IS NOT NULL AND actor.joined <= CURRENT_DATE AS member
FROM actor CROSS JOIN issue JOIN statement p ON p.id = (
    SELECT s.id FROM statement s
    WHERE s.issue = issue.id AND s.actor = actor.code AND s.status = 'accepted' AND s.date <= CURRENT_DATE
    ORDER BY s.date DESC, s.weight DESC, s.id DESC LIMIT 1
);
"""


def migrate(db: Database) -> None:
    """Make the view anew."""
    for statement in statements(_VIEW):
        db.execute(statement)
