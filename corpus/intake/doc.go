// Package intake owns the way into the corpus: it reads articles from files,
// folders, feeds and pages, one file of this package for each format, and
// decides how the network is asked.
//
//	.txt               the body, byte for byte; the id is the file's base name
//	.md .markdown      the body after an optional YAML front matter
//	.html .htm         schema.org JSON-LD first, then what a reader would see
//	.jsonl .jsonl.gz   one article a line
//	.json              one article, a list of them, or a JSON Feed
//	.rss .atom .xml    a feed; what it only summarises is fetched
//	http:// https://   a feed or a page
//
// A folder is walked in the order of its names; hidden files and files of
// other kinds are passed over.
//
//	in := intake.New(intake.Options{})
//	for item, err := range in.Read(ctx, "news.jsonl") {
//		var problem *intake.Problem
//		switch {
//		case errors.As(err, &problem):
//			// one thing was skipped; the rest goes on
//		case err != nil:
//			return err // the context is done
//		default:
//			// item.Article
//		}
//	}
//
// Text that a format gives as text (.txt, .md, JSON) keeps every byte. Text
// that comes as HTML becomes paragraphs parted by blank lines, its white space
// collapsed as a browser does; nothing is added.
package intake
