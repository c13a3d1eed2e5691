package intake_test

import "testing"

func TestFeeds(t *testing.T) { compareFolder(t, "testdata/feeds") }
