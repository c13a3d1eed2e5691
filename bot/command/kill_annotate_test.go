package command_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/postgres"
	"onrecord/corpus/postgres/postgrestest"
)

// Two bots annotate the articles of one archive, and one of them is killed in the middle: the
// other one does the rest, and what the killed one had taken. Each article is annotated once.
func TestWhatAKilledBotAnnotatesAnotherOneDoes(t *testing.T) {
	t.Parallel()
	articles := 0
	url := postgrestest.Schema(t)
	archive, err := corpus.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	published := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	// The articles are so short that those which a bot takes at once are done long before another
	// may take them.
	add := func(more int) {
		t.Helper()
		var added []corpus.Article
		for range more {
			var body strings.Builder
			for day := range 4 {
				fmt.Fprintf(&body, "The ferry was late again on day %d of trip %d, and the harbour was full of people who waited.\n\n“We counted %d boats,” said Ada Quill, the harbour master. She added that nobody would pay for more.\n\n", day, articles, day*articles)
			}
			added = append(added, corpus.Article{ID: corpus.ArticleID(fmt.Sprint("ferry-", articles)), Status: corpus.Published, Published: published, Body: body.String()})
			articles++
		}
		if _, err := archive.Add(t.Context(), published, added...); err != nil {
			t.Fatal(err)
		}
	}
	// Who annotated what, as the database saw it.
	db, err := postgres.Open(t.Context(), url, postgres.Options{Store: "test", Connections: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.SQL.Close()
	if _, err := db.SQL.ExecContext(t.Context(), `CREATE TABLE annotated (article text, bot text);
		CREATE FUNCTION note_annotated() RETURNS trigger LANGUAGE plpgsql AS $$
			BEGIN INSERT INTO annotated VALUES (NEW.article, current_setting('application_name')); RETURN NULL; END $$;
		CREATE TRIGGER note_annotated AFTER INSERT OR UPDATE ON annotations FOR EACH ROW EXECUTE FUNCTION note_annotated();`); err != nil {
		t.Fatal(err)
	}
	count := func(of string) (n int) {
		t.Helper()
		if err := db.SQL.QueryRowContext(t.Context(), "SELECT count(*) FROM "+of).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	await := func(what string, cond func() bool) {
		t.Helper()
		until(t, 2*patience, func() error {
			if !cond() {
				return fmt.Errorf("%s never came: %d of %d articles are annotated", what, count("annotated"), articles)
			}
			return nil
		})
	}

	n := newNewsroom(t, "ONRECORD_ARCHIVE=postgres", "ONRECORD_POSTGRES_URL="+url, "ONRECORD_ROLE=ingest")
	other := n.colleague(t)
	n.env, other.env = append(n.env, "PGAPPNAME=killed"), append(other.env, "PGAPPNAME=other")
	kill := n.serveToKill(t)
	other.start(t)
	n.awaitOutput(t, "", "health")
	other.awaitOutput(t, "", "health")
	both := func() bool {
		return count("annotated WHERE bot = 'killed'") > 20 && count("annotated WHERE bot = 'other'") > 20
	}
	for range 5 { // on a busy machine one may have done it all before the other begins
		add(400)
		await("work of both", func() bool { return both() || count("annotated") >= articles })
		if both() {
			break
		}
	}
	kill()
	began := time.Now()
	await("the rest", func() bool { return count("annotated") >= articles })
	t.Logf("of %d articles %d were annotated by the bot that was killed; all were %v after that", articles, count("annotated WHERE bot = 'killed'"), time.Since(began))
	if twice := count("(SELECT article FROM annotated GROUP BY article HAVING count(*) > 1) AS twice"); twice > 0 {
		t.Errorf("%d articles were annotated twice", twice)
	}
	other.awaitOutput(t, fmt.Sprintf("whole: %d articles", articles), "verify")
}
