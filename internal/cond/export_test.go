package cond

// ValueOf is the value of a formula, and the questions it hangs on.
func (c *Context) ValueOf(f *Formula) (*Value, []Open) {
	mark := len(c.missing)
	v := c.formula(f)
	missing := append([]Open(nil), c.missing[mark:]...)
	c.missing = c.missing[:mark]
	return v, missing
}

// ForgetCuts forgets the numbers rules compare the fact with, so that reading
// condition after condition does not pile them up.
func (f *Fact) ForgetCuts() { f.cuts = nil }
