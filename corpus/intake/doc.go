// Package intake owns the way into the corpus: it reads articles from files,
// folders, archives, feeds, sitemaps and pages, judges whether they may be stored,
// and decides what of the network is asked for.
//
//	format   what a document is, and the readers of each format
//	page     the story of an HTML page
//	markup   HTML as text
//	raw      what a source says of an article, before it is checked here
//	fetch    how the network is asked
//
// A folder is walked in the order of its names; hidden files and files of other
// kinds are passed over, and so are links that lead out of it.
//
//	in := intake.New(intake.Options{})
//	for item, err := range in.Read(ctx, intake.Source{At: "news.jsonl"}) {
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
// Text that a format gives as text (.txt, JSON) keeps every byte. Text that comes
// as markup becomes paragraphs parted by blank lines, as a reader sees it.
//
// What is not published is passed over, by whatever name its format calls it: see
// [raw.ReadStatus]. What may be a status or an embargo and is not understood is
// held back.
package intake
