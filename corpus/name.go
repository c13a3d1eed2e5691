package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Names is what was taken out of articles, each name out of one: the rules of newsrooms
// for unpublishing. The article gets a revision in which [TakenName] stands in the place of
// the name, and every later revision that its source brings gets it too; so whatever is
// derived from the archive has the name no longer.
type Names struct {
	file *file
}

// TakenName stands where a name was taken out.
const TakenName = "[name taken out]"

// TakenOut is a name that was taken out of an article. It is kept for good; putting the
// name back is noted in it.
type TakenOut struct {
	ID      int64
	Article ArticleID
	Name    string
	At      time.Time // UTC
	By      string    // the editor
	Reason  string
	Back    time.Time // when it was put back; zero is not
	BackBy  string
}

// Errors of Names.
var (
	ErrNoName     = errors.New("the article does not print this name")
	ErrNotTaken   = errors.New("no name was taken out under this number, or it is back already")
	ErrShortName  = errors.New("a name has three letters or more")
	ErrTakenTwice = errors.New("the name is taken out already")
)

// TakeOut takes a name out of the headline, the byline, the tags and the text of an
// article: the whole name, and the last of several words of it where that stands alone. It
// is no news, and gives the article the next sequence number.
func (n *Names) TakeOut(ctx context.Context, t TakenOut) (TakenOut, error) {
	t.Name = strings.Join(strings.Fields(t.Name), " ")
	if utf8.RuneCountInString(t.Name) < 3 {
		return t, ErrShortName
	}
	err := n.file.change(ctx, func(tx *sql.Tx) error {
		r, err := scanRecord(tx.QueryRowContext(ctx, selectRecord+` WHERE a.id = ?`, t.Article))
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		if err != nil {
			return err
		}
		taken, err := takenFrom(ctx, tx, t.Article)
		if err != nil {
			return err
		}
		if slices.Contains(taken, t.Name) {
			return ErrTakenTwice
		}
		if without := r.Article.without(t.Name); equal(without, r.Article) {
			return ErrNoName
		}
		if len(taken) == 0 {
			if err := keepOriginal(ctx, tx, r.Article); err != nil {
				return err
			}
		}
		row := tx.QueryRowContext(ctx, `INSERT INTO taken_names (article, name, at, editor, reason) VALUES (?, ?, ?, ?, ?) RETURNING id`, t.Article, t.Name, t.At.Unix(), t.By, t.Reason)
		if err := row.Scan(&t.ID); err != nil {
			return err
		}
		return n.file.rewrite(ctx, tx, r, r.Article.without(t.Name), t.At, t.At)
	})
	return t, n.file.wrap(fmt.Sprintf("article %q", t.Article), err)
}

// PutBack puts a name back that was taken out.
func (n *Names) PutBack(ctx context.Context, now time.Time, id int64, by string) (t TakenOut, err error) {
	err = n.file.change(ctx, func(tx *sql.Tx) error {
		t, err = scanTaken(tx.QueryRowContext(ctx, selectTaken+` WHERE id = ? AND back = 0`, id))
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotTaken
		}
		if err != nil {
			return err
		}
		t.Back, t.BackBy = now.UTC().Truncate(time.Second), by
		if _, err := tx.ExecContext(ctx, `UPDATE taken_names SET back = ?, back_by = ? WHERE id = ?`, now.Unix(), by, id); err != nil {
			return err
		}
		r, err := scanRecord(tx.QueryRowContext(ctx, selectRecord+` WHERE a.id = ?`, t.Article))
		if err != nil {
			return err
		}
		left, err := takenFrom(ctx, tx, t.Article)
		if err != nil {
			return err
		}
		original, err := originalOf(ctx, tx, r.Article)
		if err != nil {
			return err
		}
		unnamed := r.Unnamed
		if len(left) == 0 {
			unnamed = time.Time{}
			if _, err := tx.ExecContext(ctx, `DELETE FROM originals WHERE article = ?`, t.Article); err != nil {
				return err
			}
		}
		return n.file.rewrite(ctx, tx, r, original.without(left...), now, unnamed)
	})
	return t, n.file.wrap(fmt.Sprintf("name %d", id), err)
}

// All lists what was taken out, the first first, what is back too.
func (n *Names) All(ctx context.Context) ([]TakenOut, error) {
	rows, err := n.file.db.QueryContext(ctx, selectTaken+` ORDER BY id`)
	if err != nil {
		return nil, n.file.wrap("read the archive", err)
	}
	defer rows.Close()
	var out []TakenOut
	for rows.Next() {
		t, err := scanTaken(rows)
		if err != nil {
			return nil, n.file.wrap("read the archive", err)
		}
		out = append(out, t)
	}
	return out, n.file.wrap("read the archive", rows.Err())
}

const selectTaken = `SELECT id, article, name, at, editor, reason, back, back_by FROM taken_names`

func scanTaken(row interface{ Scan(...any) error }) (t TakenOut, err error) {
	var at, back int64
	err = row.Scan(&t.ID, &t.Article, &t.Name, &at, &t.By, &t.Reason, &back, &t.BackBy)
	t.At = time.Unix(at, 0).UTC()
	if back != 0 {
		t.Back = time.Unix(back, 0).UTC()
	}
	return t, err
}

// rewrite gives an article other words, which is no news.
func (f *file) rewrite(ctx context.Context, tx *sql.Tx, r Record, article Article, now, unnamed time.Time) error {
	newBody := r.Body != article.Body
	news := r.News
	if r.Article = article; newBody {
		r.Revision++
	}
	if err := f.put(ctx, tx, r, now, newBody); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE articles SET news = ?, unnamed = ? WHERE id = ?`, news, unixOrZero(unnamed), r.ID)
	return err
}

// takenFrom are the names that are taken out of an article.
func takenFrom(ctx context.Context, q interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}, id ArticleID) ([]string, error) {
	return column[string](q.QueryContext(ctx, `SELECT name FROM taken_names WHERE article = ? AND back = 0 ORDER BY id`, id))
}

// unnamed is an article as its source brings it, without the names that are taken out of
// it; how it was brought is kept, to put them back.
func unnamed(ctx context.Context, tx *sql.Tx, article Article) (Article, error) {
	taken, err := takenFrom(ctx, tx, article.ID)
	if err != nil || len(taken) == 0 {
		return article, err
	}
	if err := keepOriginal(ctx, tx, article); err != nil {
		return article, err
	}
	return article.without(taken...), nil
}

// keepOriginal keeps what a name may be taken out of.
func keepOriginal(ctx context.Context, tx *sql.Tx, a Article) error {
	tags, err := json.Marshal(a.Tags)
	if err == nil {
		_, err = tx.ExecContext(ctx, `INSERT INTO originals (article, headline, byline, tags, body) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (article) DO UPDATE SET headline = excluded.headline, byline = excluded.byline, tags = excluded.tags, body = excluded.body`,
			a.ID, a.Headline, a.Byline, string(tags), []byte(a.Body))
	}
	return err
}

// originalOf is an article with what a name was taken out of.
func originalOf(ctx context.Context, tx *sql.Tx, a Article) (Article, error) {
	var tags, body []byte
	err := tx.QueryRowContext(ctx, `SELECT headline, byline, tags, body FROM originals WHERE article = ?`, a.ID).Scan(&a.Headline, &a.Byline, &tags, &body)
	if err != nil {
		return a, err
	}
	a.Body, a.Tags = string(body), nil
	return a, json.Unmarshal(tags, &a.Tags)
}

// without is an article with TakenName in the place of names.
func (a Article) without(names ...string) Article {
	patterns := namePatterns(names)
	take := func(text string) string {
		return replaceNames(text, patterns, func(string) string { return TakenName })
	}
	a.Headline, a.Byline, a.Body = take(a.Headline), take(a.Byline), take(a.Body)
	var tags []string
	for _, tag := range a.Tags {
		if taken := take(tag); taken == tag {
			tags = append(tags, tag)
		}
	}
	a.Tags = tags
	return a
}

// unnamedBody is a body that an article has or had, without the names that are taken out.
func (f *file) unnamedBody(ctx context.Context, id ArticleID, body []byte) (string, error) {
	taken, err := takenFrom(ctx, f.db, id)
	if err != nil {
		return "", f.wrap(fmt.Sprintf("article %q", id), err)
	}
	return blanked(string(body), taken), nil
}

// blanked is an old revision, of which the bytes are referred to, without names: a line of
// the same length stands in the place of each.
func blanked(body string, names []string) string {
	return replaceNames(body, namePatterns(names), func(name string) string { return strings.Repeat("_", len(name)) })
}

// namePatterns find each name, and then the last word of several by itself, in capitals too.
func namePatterns(names []string) []*regexp.Regexp {
	forms := slices.Clone(names)
	for _, name := range names {
		words := strings.Fields(name)
		if last := words[len(words)-1]; len(words) > 1 && utf8.RuneCountInString(last) > 2 {
			forms = append(forms, last)
		}
	}
	patterns := make([]*regexp.Regexp, len(forms))
	for i, form := range forms {
		escaped := strings.ReplaceAll(regexp.QuoteMeta(form), " ", `\s+`)
		capitals := strings.ReplaceAll(regexp.QuoteMeta(strings.ToUpper(form)), " ", `\s+`)
		patterns[i] = regexp.MustCompile(escaped + "|" + capitals)
	}
	return patterns
}

// replaceNames replaces what patterns find, one after the other, wherever it begins and ends
// as a word does.
func replaceNames(text string, patterns []*regexp.Regexp, with func(string) string) string {
	for _, pattern := range patterns {
		text = replaceWords(text, pattern, with)
	}
	return text
}

// replaceWords replaces what a pattern finds that no letter or digit stands beside.
func replaceWords(text string, pattern *regexp.Regexp, with func(string) string) string {
	var b strings.Builder
	last := 0
	for _, at := range pattern.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		after, _ := utf8.DecodeRuneInString(text[at[1]:])
		if isWordRune(before) || isWordRune(after) {
			continue
		}
		b.WriteString(text[last:at[0]] + with(text[at[0]:at[1]]))
		last = at[1]
	}
	b.WriteString(text[last:])
	return b.String()
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
