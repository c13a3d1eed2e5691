package sample

import (
	"context"
	"errors"

	"onrecord/corpus"
)

// Open returns the sample archive in memory. Each article came in at the moment
// it was published or, where it was corrected, at that one, so that its day has a
// digest.
func Open(ctx context.Context) (*corpus.Archive, error) {
	articles, err := Articles()
	if err != nil {
		return nil, err
	}
	archive, err := corpus.OpenMemory(ctx)
	if err != nil {
		return nil, err
	}
	for _, article := range articles {
		at := article.Published
		if article.Status == corpus.Corrected {
			at = article.Updated
		}
		if _, err := archive.Add(ctx, at, article); err != nil {
			return nil, errors.Join(err, archive.Close())
		}
	}
	return archive, nil
}
