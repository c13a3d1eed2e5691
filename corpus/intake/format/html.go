package format

import (
	"errors"
	"path"
	"strings"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/page"
	"onrecord/corpus/intake/raw"
)

var readHTML = one(func(d *Document, content []byte) (raw.Article, error) {
	article, err := page.Parse(content, d.Type, nil)
	if d.Draft && errors.Is(err, page.ErrNoArticle) {
		text, _ := raw.ToUTF8(content, d.Type)
		return raw.Article{Text: markup.Rich("<div>" + text + "</div>")}, nil
	}
	// Medium's export names drafts so, and has them beside the posts.
	if err == nil && strings.HasPrefix(path.Base(d.Name), "draft_") {
		article.Status = "draft"
	}
	return article, err
})
