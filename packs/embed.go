// Package packs is the law as data that comes with strait: one folder a regime,
// the vocabulary they share, and the kinds of goods.
package packs

import "embed"

// FS is the packs, for strait.Open.
//
//go:embed all:jp all:kinds all:vocabulary
var FS embed.FS
