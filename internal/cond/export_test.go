package cond

// ValueOf is the value of a formula, and the questions it hangs on.
func (c *Context) ValueOf(f *Formula) (*Value, []Open) {
	mark := len(c.missing)
	v := c.formula(f)
	missing := append([]Open(nil), c.missing[mark:]...)
	c.missing = c.missing[:mark]
	return v, missing
}
