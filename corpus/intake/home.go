package intake

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"onrecord/corpus/intake/fetch"
	"onrecord/corpus/intake/page"
)

// mostOffers is how many feeds, and how many sitemaps, of a home page are looked at.
const mostOffers = 2

// noArticle tells of a page without an article where those of its site are, as far as
// the site says.
func (in web) noArticle(ctx context.Context, got fetch.Answer, err error) *Problem {
	p := problem(placeOf(in.reading.address), err)
	links := page.LinksOf(got.Content, got.Type, got.At)
	var offers []string
	for _, feed := range first(links.Feeds) {
		offers = append(offers, in.offeredFeed(ctx, feed)...)
	}
	if links.API != "" {
		offers = append(offers, in.offeredAPI(ctx, links.API)...)
	}
	for _, address := range first(in.sitemapsOf(ctx, got.At)) {
		offers = append(offers, in.offeredSitemap(ctx, address)...)
	}
	if len(offers) > 0 {
		p.Fix = "add one of these instead, or name it under sources in the settings to stay in step: " + strings.Join(offers, ", ")
	}
	return p
}

func first(addresses []string) []string { return addresses[:min(len(addresses), mostOffers)] }

func (in web) offeredFeed(ctx context.Context, address string) []string {
	got, err := in.reading.get(ctx, address, fetch.Validators{})
	if err != nil || !isFeed(got.Content, got.Type) {
		return nil
	}
	feed, _, err := parseFeed(got.Content, got.Type)
	if err != nil {
		return nil
	}
	return []string{fmt.Sprintf("%s (its feed, %d articles)", address, len(feed.Items))}
}

// offeredAPI is the address of the posts of WordPress, with how many it says to have.
func (in web) offeredAPI(ctx context.Context, root string) []string {
	address := strings.TrimSuffix(root, "/") + "/wp/v2/posts"
	got, err := in.reading.get(ctx, address, fetch.Validators{})
	if err != nil {
		return nil
	}
	return []string{fmt.Sprintf("%s (WordPress, %s posts)", address, got.Header.Get("X-WP-Total"))}
}

// sitemapsOf are the sitemaps that a site names to machines, or the one where most have
// theirs.
func (in web) sitemapsOf(ctx context.Context, at *url.URL) []string {
	if rules := in.rulesOf(ctx, at); rules != nil && len(rules.Sitemaps) > 0 {
		return rules.Sitemaps
	}
	return []string{at.Scheme + "://" + at.Host + "/sitemap.xml"}
}

func (in web) offeredSitemap(ctx context.Context, address string) []string {
	got, err := in.reading.get(ctx, address, fetch.Validators{})
	if err != nil || !isSitemap(got.Content) {
		return nil
	}
	pages, maps, _ := parseSitemap(got.Content) // what came before it is damaged counts
	holds := fmt.Sprintf("%d pages", len(pages))
	if len(maps) > 0 {
		holds = fmt.Sprintf("%d sitemaps", len(maps))
	}
	return []string{fmt.Sprintf("%s (its sitemap, %s)", address, holds)}
}

// isNoArticle reports the error of a page without an article.
func isNoArticle(err error) bool { return errors.Is(err, page.ErrNoArticle) }
