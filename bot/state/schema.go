package state

import (
	_ "embed"

	"onrecord/corpus/database/engine"
)

// whole is the schema to which migrations lead. A test writes it with -update.
//
//go:embed schema.sql
var whole string

// migrations are those of a state in a SQLite file, see sqlite.Options. Times are seconds
// since 1970, UTC.
var migrations = []engine.Migration{
	{Tables: `CREATE TABLE claim (
		key TEXT PRIMARY KEY,
		at  INTEGER NOT NULL
	) WITHOUT ROWID;
	CREATE INDEX claim_at ON claim (at);

	CREATE TABLE digest (
		team     TEXT NOT NULL,
		channel  TEXT NOT NULL,
		day      TEXT NOT NULL,    -- of the articles, 2006-01-02
		intended INTEGER NOT NULL, -- when posting was about to begin
		posted   INTEGER,          -- when Slack confirmed it; NULL is unknown
		ts       TEXT,             -- Slack's name for the message
		PRIMARY KEY (team, channel, day)
	) WITHOUT ROWID;`},

	{Tables: `CREATE TABLE conversation (
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		channel    TEXT NOT NULL,
		thread     TEXT NOT NULL,
		question   TEXT NOT NULL,    -- in its canonical form
		speaker    TEXT NOT NULL,    -- whom the answer named
		day        TEXT NOT NULL,    -- of the first citation, 2006-01-02
		shown      INTEGER NOT NULL, -- citations
		at         INTEGER NOT NULL,
		PRIMARY KEY (enterprise, team, channel, thread)
	) WITHOUT ROWID;
	CREATE INDEX conversation_at ON conversation (at);`},

	{Tables: `CREATE TABLE inbox (
		id         INTEGER PRIMARY KEY, -- in the order of arrival
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		asked      BLOB NOT NULL,       -- as the edge wrote it
		at         INTEGER NOT NULL,
		saying     INTEGER              -- when a private answer was about to be said
	);

	CREATE TABLE post (
		key        TEXT PRIMARY KEY,    -- random; stands in the message's metadata
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		channel    TEXT NOT NULL,
		thread     TEXT NOT NULL,       -- empty is the channel itself
		purpose    TEXT NOT NULL,       -- what is posted once
		intended   INTEGER NOT NULL,    -- when sending was about to begin
		sent       INTEGER,             -- when Slack confirmed it; NULL is unknown
		ts         TEXT,                -- Slack's name for the message
		lost       INTEGER,             -- when it was given up to find out
		UNIQUE (enterprise, team, channel, purpose)
	) WITHOUT ROWID;
	CREATE INDEX post_intended ON post (intended);

	CREATE TABLE post_article (
		article TEXT NOT NULL,          -- that the post cites
		key     TEXT NOT NULL REFERENCES post ON DELETE CASCADE,
		PRIMARY KEY (article, key)
	) WITHOUT ROWID;
	CREATE INDEX post_article_key ON post_article (key);

	INSERT INTO post (key, enterprise, team, channel, thread, purpose, intended, sent, ts, lost)
		SELECT hex(randomblob(16)), '', team, channel, '', 'digest/' || day, intended, posted, ts, iif(posted IS NULL, intended, NULL)
		FROM digest;
	DROP TABLE digest;`},

	{Tables: `CREATE TABLE following (
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		channel    TEXT NOT NULL, -- in which follow-ups are heard
		PRIMARY KEY (enterprise, team, channel)
	) WITHOUT ROWID;

	CREATE TABLE participant (
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		channel    TEXT NOT NULL,
		thread     TEXT NOT NULL,
		person     TEXT NOT NULL,    -- who asked there
		at         INTEGER NOT NULL, -- last
		PRIMARY KEY (enterprise, team, channel, thread, person)
	) WITHOUT ROWID;
	CREATE INDEX participant_at ON participant (at);

	CREATE TABLE feedback (
		id         INTEGER PRIMARY KEY,
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		at         INTEGER NOT NULL,
		passage    TEXT NOT NULL, -- article@revision:start-end,start-end
		wrong      TEXT NOT NULL, -- speaker, quote or other
		comment    TEXT NOT NULL,
		question   TEXT NOT NULL  -- in its canonical form; empty unless the person gave it
	);`},

	{Tables: `ALTER TABLE post ADD COLUMN message BLOB; -- as it is shown, where it is to be amended
	ALTER TABLE post ADD COLUMN notes TEXT NOT NULL DEFAULT ''; -- that stand under it

	CREATE TABLE reached (
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		reader     TEXT NOT NULL,    -- of the archive
		seq        INTEGER NOT NULL, -- up to which it has read
		PRIMARY KEY (enterprise, team, reader)
	) WITHOUT ROWID;

	CREATE TABLE subscription (
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		channel    TEXT NOT NULL,
		hour       INTEGER NOT NULL,
		minute     INTEGER NOT NULL,
		zone       TEXT NOT NULL,    -- IANA
		interest   TEXT NOT NULL,    -- JSON
		since      INTEGER NOT NULL, -- when it was turned on
		PRIMARY KEY (enterprise, team, channel)
	) WITHOUT ROWID;

	CREATE TABLE watch (
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		user       TEXT NOT NULL,
		question   TEXT NOT NULL,    -- in its canonical form
		paused     INTEGER NOT NULL,
		UNIQUE (enterprise, team, user, question)
	);

	CREATE TABLE bundle (
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		user       TEXT NOT NULL,
		told       INTEGER           -- NULL is not yet
	);
	CREATE INDEX bundle_waiting ON bundle (enterprise, team) WHERE told IS NULL;

	CREATE TABLE found (
		watch      INTEGER NOT NULL REFERENCES watch ON DELETE CASCADE,
		statement  TEXT NOT NULL,
		article    TEXT NOT NULL,
		at         INTEGER NOT NULL,
		bundle     INTEGER,          -- in which its owner is told; NULL is not yet
		PRIMARY KEY (watch, statement)
	) WITHOUT ROWID;
	CREATE INDEX found_waiting ON found (watch) WHERE bundle IS NULL;
	CREATE INDEX found_bundle ON found (bundle);
	CREATE INDEX found_at ON found (at);`},

	{Tables: `CREATE TABLE asked (
		id         INTEGER PRIMARY KEY, -- in the order of the questions
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		channel    TEXT NOT NULL,
		thread     TEXT NOT NULL,
		event      TEXT NOT NULL,    -- that asked it
		question   TEXT NOT NULL,    -- in its canonical form
		speaker    TEXT NOT NULL,    -- whom the answer named
		day        TEXT NOT NULL,    -- of the first citation, 2006-01-02
		shown      INTEGER NOT NULL, -- citations
		at         INTEGER NOT NULL,
		UNIQUE (enterprise, team, channel, thread, event)
	);
	INSERT INTO asked (enterprise, team, channel, thread, event, question, speaker, day, shown, at)
		SELECT enterprise, team, channel, thread, '', question, speaker, day, shown, at FROM conversation;
	DROP TABLE conversation;
	ALTER TABLE asked RENAME TO conversation;
	CREATE INDEX conversation_at ON conversation (at);`},

	{Tables: `ALTER TABLE post ADD COLUMN fresh INTEGER NOT NULL DEFAULT 0; -- 1 until it is looked at whether what it cites has changed
	CREATE INDEX post_fresh ON post (intended) WHERE fresh;`},

	{Tables: `CREATE TABLE source (
		id     TEXT PRIMARY KEY,            -- a digest of its address or path, which may hold a secret
		read   INTEGER NOT NULL DEFAULT 0,  -- when it was last read; 0 is never
		failed INTEGER NOT NULL DEFAULT 0,  -- when it, or something in it, last could not be; 0 is never
		error  TEXT NOT NULL DEFAULT ''     -- why
	) WITHOUT ROWID;`},

	{Tables: `ALTER TABLE feedback ADD COLUMN settled INTEGER NOT NULL DEFAULT 0; -- when; 0 is not yet
	ALTER TABLE feedback ADD COLUMN editor TEXT NOT NULL DEFAULT '';              -- who settled it
	ALTER TABLE feedback ADD COLUMN how TEXT NOT NULL DEFAULT '';                 -- corrected or dismissed
	CREATE INDEX feedback_waiting ON feedback (enterprise, team) WHERE settled = 0;`},

	{Tables: `CREATE TABLE source_note (
		source TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
		name   TEXT NOT NULL,
		text   TEXT NOT NULL, -- what a reading found, for the next
		PRIMARY KEY (source, name)
	) WITHOUT ROWID;`},

	{Tables: `CREATE TABLE mark (
		id      INTEGER PRIMARY KEY AUTOINCREMENT,
		words   TEXT NOT NULL,
		speaker TEXT NOT NULL,       -- empty is anybody
		kind    TEXT NOT NULL,       -- false, corrected or fact-checked
		reason  TEXT NOT NULL,
		link    TEXT NOT NULL,
		editor  TEXT NOT NULL,
		at      INTEGER NOT NULL
	);
	CREATE TABLE ticked (
		mark    INTEGER NOT NULL REFERENCES mark ON DELETE CASCADE,
		article TEXT NOT NULL,       -- that an editor has dealt with
		PRIMARY KEY (mark, article)
	) WITHOUT ROWID;`},

	{Tables: `ALTER TABLE watch ADD COLUMN target TEXT NOT NULL DEFAULT ''; -- where what it finds goes; empty is a direct message
	ALTER TABLE watch ADD COLUMN secret TEXT NOT NULL DEFAULT '';  -- that is shared with whoever gets it there
	CREATE INDEX watch_fed ON watch (secret) WHERE secret <> '';
	ALTER TABLE bundle ADD COLUMN target TEXT NOT NULL DEFAULT '';
	ALTER TABLE bundle ADD COLUMN tries INTEGER NOT NULL DEFAULT 0; -- that failed
	ALTER TABLE bundle ADD COLUMN due INTEGER NOT NULL DEFAULT 0;   -- when to try it again`},

	{Tables: `CREATE TABLE dismissed (
		proposal TEXT PRIMARY KEY, -- of a mark, that an editor did not want
		editor   TEXT NOT NULL,
		at       INTEGER NOT NULL
	) WITHOUT ROWID;`},

	// Its condition is written as the statement has it that uses the index.
	{Tables: `DROP INDEX post_fresh;
	CREATE INDEX post_fresh ON post (intended) WHERE fresh = 1`},

	{Tables: `ALTER TABLE subscription ADD COLUMN rhythm TEXT NOT NULL DEFAULT '{}'; -- JSON: on which days of the week, and not on which days
	CREATE TABLE muted (
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		place      TEXT NOT NULL,    -- a channel, or a person in what they alone are told
		name       TEXT NOT NULL,    -- of whom nothing is told there
		at         INTEGER NOT NULL,
		PRIMARY KEY (enterprise, team, place, name)
	) WITHOUT ROWID;
	CREATE TABLE checking (
		enterprise TEXT NOT NULL,
		team       TEXT NOT NULL,
		channel    TEXT NOT NULL, -- in which each new message is checked as a draft
		PRIMARY KEY (enterprise, team, channel)
	) WITHOUT ROWID;
	CREATE TABLE namesake (
		id     INTEGER PRIMARY KEY AUTOINCREMENT,
		name   TEXT NOT NULL,
		other  TEXT NOT NULL,
		same   INTEGER NOT NULL,    -- 1 where an admin says that both are one person, 0 where two
		admin  TEXT NOT NULL,       -- who says so
		at     INTEGER NOT NULL,
		undone TEXT NOT NULL DEFAULT '' -- by whom; empty holds
	);`},

	{Tables: `CREATE TABLE reviewed (
		id      INTEGER PRIMARY KEY AUTOINCREMENT,
		words   TEXT NOT NULL,       -- that a page says it has checked
		speaker TEXT NOT NULL,
		verdict TEXT NOT NULL,
		link    TEXT NOT NULL,
		article TEXT NOT NULL,       -- that the page is
		at      INTEGER NOT NULL,
		UNIQUE (words, speaker)
	);`},
	{Tables: `ALTER TABLE inbox ADD COLUMN holder TEXT NOT NULL DEFAULT ''; -- the program that answers it
	ALTER TABLE inbox ADD COLUMN until INTEGER NOT NULL DEFAULT 0;          -- when another may, on a server; 0 is at once`},
}
