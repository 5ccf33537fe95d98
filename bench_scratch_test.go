package strait
import ("testing";"os";"github.com/strait-law/strait/packs")
func BenchmarkDecide(b *testing.B){
 law,_:=Open(packs.FS); data,_:=os.ReadFile("/tmp/o/resist.yaml"); os_,err:=law.ParseOrders("x",data); if err!=nil{b.Fatal(err)}
 o:=os_[0]; c:=law.At(o.Date,nil)
 b.Run("brief",func(b *testing.B){b.ReportAllocs(); for i:=0;i<b.N;i++{c.Decide(o,Options{Brief:true})}})
 b.Run("full",func(b *testing.B){b.ReportAllocs(); for i:=0;i<b.N;i++{c.Decide(o,Options{})}})
 b.Run("parse",func(b *testing.B){b.ReportAllocs(); for i:=0;i<b.N;i++{law.ParseOrders("x",data)}})
 b.Run("walk",func(b *testing.B){b.ReportAllocs(); w:=newWalker(c.of(law.lib.Packs[0]),law.lib.Vocab,o,o.lines[0]); for i:=0;i<b.N;i++{w.walk()}})
 b.Run("open",func(b *testing.B){for i:=0;i<b.N;i++{l,_:=Open(packs.FS); l.Check()}})
}
