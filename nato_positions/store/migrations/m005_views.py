"""The views that other tools may rely on: the ledger as an interface.

Their columns stay as they are; a later migration may add some at the end. They read accepted statements
only, so that what waits or was taken back never slips into somebody's count.
"""

from sqlite_utils import Database

from nato_positions.store.migrations.sql import statements

_VIEWS = """
CREATE VIEW statements AS
SELECT
    s.id AS id, s.actor AS actor, actor.name AS actor_name, issue.slug AS issue, s.stance AS stance,
    s.date AS date, s.speaker AS speaker, s.role AS role, s.attribution AS attribution, s.quote AS quote,
    s.note AS note, s.source AS source_id, source.url AS source_url, source.title AS source_title,
    source.outlet AS outlet, source.published AS published, s.status AS status,
    s.confidence AS confidence, s.recorded_at AS recorded_at, s.recorded_by AS recorded_by
FROM statement s
JOIN actor ON actor.code = s.actor
JOIN issue ON issue.id = s.issue
JOIN source ON source.id = s.source
WHERE s.status = 'accepted';

-- As of today in UTC: the newest accepted statement; on one day the weightiest, then the later record.
CREATE VIEW positions_now AS
SELECT
    actor.code AS actor, actor.name AS actor_name, issue.slug AS issue, p.stance AS stance,
    CASE p.stance WHEN 'support' THEN 1.0 WHEN 'conditional' THEN 0.5 WHEN 'neutral' THEN 0.0 ELSE -1.0 END
        AS score,
    p.date AS date, p.id AS statement,
    actor.kind <> 'organisation' AND actor.joined IS NOT NULL AND actor.joined <= date('now') AS member
FROM actor CROSS JOIN issue JOIN statement p ON p.id = (
    SELECT s.id FROM statement s
    WHERE s.issue = issue.id AND s.actor = actor.code AND s.status = 'accepted' AND s.date <= date('now')
    ORDER BY s.date DESC, s.weight DESC, s.id DESC LIMIT 1
);

-- What was done to which row, by whom: `was` is the whole row before, as a JSON object.
CREATE VIEW changes AS
SELECT
    history.id AS id, history.change AS change, history.at AS at, change.by AS by, change.what AS what,
    change.why AS why, history.kind AS kind, history.row AS row, history.op AS op, history.was AS was
FROM history LEFT JOIN change ON change.id = history.change;
"""


def migrate(db: Database) -> None:
    """Make the views."""
    for statement in statements(_VIEWS):
        db.execute(statement)
