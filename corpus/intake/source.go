package intake

import (
	"context"
	"net/url"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake/fetch"
)

// Source is what articles are read from, and what holds for it alone.
type Source struct {
	// At is the path of a file or a folder, a bucket as s3://NAME/PREFIX, or the http or
	// https address of a feed, a sitemap, an API or a page.
	At string
	// Outlet and Section are those of articles that name none.
	Outlet, Section string
	// Map says what fields mean that a file calls otherwise.
	Map map[string]string
	// Since passes over what was published before it; zero passes over nothing.
	Since time.Time
	// Foreign is true where others than the user name the address: it then leads to none
	// inside the network, but the hosts allowed.
	Foreign bool
	// User and Password open an address of the web, or a bucket as its access key and
	// secret.
	User, Password string
	// Endpoint and Region say where a bucket is; empty is Amazon's.
	Endpoint, Region string
	// Requests is how many requests one reading may make for what the source names, and
	// Bytes how much it may take from the network; the rest comes at the next reading.
	// Zero is no bound.
	Requests int
	Bytes    int64
	// Notes are what earlier readings found; nil is none, and notes nothing.
	Notes *Notes
}

// reading is one reading of a source.
type reading struct {
	intake  *Intake
	source  Source
	address string // of the web, without credentials
	origin  fetch.Origin
	budget  budget
	// moved are the articles whose files are gone, by their texts.
	moved map[corpus.ArticleID]corpus.ArticleID
}

func (in *Intake) reading(source Source) *reading {
	r := &reading{intake: in, source: source}
	if r.origin, r.address = fetch.OriginOf(source.At); source.Foreign {
		r.origin = fetch.Origin{}
	}
	if source.User != "" {
		r.origin.User = url.UserPassword(source.User, source.Password)
	}
	r.budget = budget{requests: source.Requests, bytes: source.Bytes, sitemaps: map[string]bool{}}
	return r
}

// files reads what lies in files and buckets.
type files struct {
	intake  *Intake
	reading *reading
}

// web reads what has an address: feeds, sitemaps, APIs and pages.
type web struct {
	intake  *Intake
	reading *reading
}

func (in *reading) files() files { return files{in.intake, in} }

func (in *reading) web() web { return web{in.intake, in} }

// get asks the network, and counts what it takes.
func (in *reading) get(ctx context.Context, address string, known fetch.Validators) (fetch.Answer, error) {
	got, err := in.intake.net.Get(ctx, in.origin, address, known)
	in.budget.took += int64(len(got.Content))
	return got, err
}

// budget bounds what one reading takes from the network.
type budget struct {
	requests int   // 0 is no bound
	bytes    int64 // 0 is no bound
	made     int
	took     int64
	spent    bool // something was left for the next time

	sitemaps map[string]bool // that were read
}

// maxSitemaps is how many sitemaps one reading takes.
const maxSitemaps = 10_000

// sitemap reports whether a sitemap is to be read: none twice.
func (b *budget) sitemap(address string) bool {
	if b.sitemaps[address] || len(b.sitemaps) >= maxSitemaps {
		return false
	}
	b.sitemaps[address] = true
	return true
}

// one takes one request from the budget, if there is one left.
func (b *budget) one() bool {
	if b.requests > 0 && b.made >= b.requests || b.bytes > 0 && b.took >= b.bytes {
		b.spent = true
		return false
	}
	b.made++
	return true
}
