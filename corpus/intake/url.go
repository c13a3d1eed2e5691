package intake

import (
	"context"
	"mime"
	"net/http"
	"strings"
)

// isURL reports whether a text is an address that can be fetched.
func isURL(text string) bool {
	scheme, rest, ok := strings.Cut(text, "://")
	return ok && rest != "" && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// readURL reads a feed or a page from the network. A feed that has not changed
// since it was last read to its end gives nothing.
func (in *Intake) readURL(ctx context.Context, address string, out sink) bool {
	in.mu.Lock()
	fresh := in.fresh[address]
	in.mu.Unlock()
	got, err := in.fetch(ctx, address, fresh)
	switch {
	case err != nil:
		return out(Item{}, located(address, err))
	case got.unchanged:
		return true
	case !isFeed(got.content, got.contentType):
		f, err := got.page()
		if err != nil {
			return out(Item{}, located(address, err))
		}
		return out(in.item(address, f))
	}
	complete := true
	more := in.readFeed(ctx, feedSource{address, got.content, got.contentType, got.at}, func(item Item, err error) bool {
		complete = complete && !mayPass(err) && !in.isPartial(item.Article.ID)
		return out(item, err)
	})
	if more && complete {
		in.mu.Lock()
		in.fresh[address] = got.validators
		in.mu.Unlock()
	}
	return more
}

// page takes the article out of an answer that is an HTML page.
func (a answer) page() (fields, error) {
	kind, _, _ := mime.ParseMediaType(a.contentType)
	switch kind {
	case "text/html", "application/xhtml+xml":
	case "", "text/plain", "application/octet-stream": // says nothing, or lies
		if !strings.HasPrefix(http.DetectContentType(a.content), "text/html") {
			return fields{}, wrong("give the address of a page or a feed", "the answer is neither a page nor a feed")
		}
	default:
		return fields{}, wrong("give the address of a page or a feed", "the answer is %s", kind)
	}
	return parsePage(a.content, a.contentType, a.at)
}
