import os,sys; sys.path.insert(0,os.path.dirname(__file__))
from test_tables import *
import sys
def show(g):
    for r,row in enumerate(g.slots()): print('  ',[(c.text,c.row_span,c.col_span) for i,c in enumerate(row) if c.row==r and c.col==i])

def tab(sheet, header, body, edges, align, last=None, top=100.0):
    sheet.rule(top); y=sheet.rows([header],edges,'c'*len(header),top); sheet.rule(y,width=.4)
    y=sheet.rows(body[:-1],edges,align,y); y=sheet.rows(body[-1:],edges,last or align,y); sheet.rule(y); return y

def test_a(sheet,tmp_path):
    body=[["201","办公费","1.00","2.00"],["202","水费","1.00",""],["203","电费","","2.00"],["","合计","3.00","4.00"]]
    tab(sheet,["编码","科目名称","合计","项目支出"],body,(50,110,330,440,545),'clrr','ccrr')
    for g in sheet.read(tmp_path): show(g)
def test_b(sheet,tmp_path):
    sheet.rule(100); sheet.text("支出功能分类科目",50,300,108); sheet.text("金额",300,400,108); sheet.text("备注",400,545,108); sheet.rule(116,width=.4)
    y=sheet.rows([["201","一般公共服务支出","1,000.00","无"],["20101","人大事务","1,000.00",""],["","合计","1,000.00",""]],(50,110,300,400,545),'clrl',116); sheet.rule(y)
    for g in sheet.read(tmp_path): show(g)
def test_c(sheet,tmp_path):
    sheet.rule(100); y=sheet.rows([HEADER],EDGES,'ccccc',100); sheet.rule(y,width=.4)
    for code,label,a,b,c in BODY:
        if code=='20701': label="行政事业单位养老支出以及\n机关事业单位职业年金缴费支出"
        n=label.count('\n'); mid=y+8+5.5*n
        sheet.text(code,50,110,mid); sheet.text(label,110,290,y+8,'l')
        for t,l,r in ((a,290,375),(b,375,460),(c,460,545)): 
            if t: sheet.text(t,l,r,mid,'r')
        y+=16+11*n
    sheet.rule(y)
    for g in sheet.read(tmp_path): show(g)
def test_d(sheet,tmp_path):
    tab(sheet,HEADER,[["栏次","","1","2","3"],*BODY],EDGES,'clrrr')
    for g in sheet.read(tmp_path): show(g)
@pytest.mark.parametrize('rot',[90,180,270])
def test_e(sheet,tmp_path,rot):
    three_lines(sheet,BODY,100.); sheet.writer.write_text(sheet.page); sheet.page.set_rotation(rot); sheet.writer=pymupdf.TextWriter(sheet.page.rect)
    for g in sheet.read(tmp_path): show(g); print(g.box)
def test_f(sheet,tmp_path):
    body=[["201","办公费","1.00","2.00"],["202","水费","1.00",""],["","","",""]]
    end=tab(sheet,["编码","科目名称","合计","项目支出"],body,(50,110,330,440,545),'clrr')
    sheet.text("合",170,190,end-8); sheet.text("计",200,220,end-8); sheet.text("2.00",330,440,end-8,'r')
    for g in sheet.read(tmp_path): show(g)
def test_h(sheet,tmp_path):
    E=(50,120,200,270,340,410,480,545)
    sheet.rule(100); sheet.text("2025年预算数",200,545,108); sheet.rule(116,202,543,.4)
    sheet.text("合计",200,270,132); sheet.text("财政拨款",270,410,124); sheet.rule(132,272,408,.4); sheet.text("其他资金",410,545,124); sheet.rule(132,412,543,.4)
    for t,i in (("一般公共预算",3),("政府性基金",4),("事业收入",5),("其他",6)): sheet.text(t,E[i],E[i+1],140)
    sheet.text("科目编码",50,120,124); sheet.text("科目名称",120,200,124); sheet.rule(148)
    sheet.rule(sheet.rows([["201","一般公共服务","9.00","1.00","","3.00",""],["","合计","9.00","1.00","","3.00","5.00"]],E,'clrrrrr',148))
    for g in sheet.read(tmp_path): show(g)
def test_i(sheet,tmp_path):
    y=100; sheet.rule(y)
    for row in [HEADER,*BODY]: y=sheet.rows([row],EDGES,'clrrr',y); sheet.rule(y,width=.4)
    sheet.text("注：本表反映部门本年度各项支出情况，含上年结转安排的支出，金额单位为万元。",50,545,y+8,'l'); sheet.rule(y+16)
    for g in sheet.read(tmp_path): show(g)
def test_j(sheet,tmp_path):
    "one data row, label wraps"
    sheet.rule(100); y=sheet.rows([HEADER],EDGES,'ccccc',100); sheet.rule(y,width=.4)
    sheet.text("207",50,110,y+14); sheet.text("文化旅游体育与\n传媒支出",110,290,y+8,'l'); sheet.text("1.00",290,375,y+14,'r'); sheet.text("1.00",375,460,y+14,'r'); sheet.rule(y+28)
    for g in sheet.read(tmp_path): show(g)
def test_k(sheet,tmp_path):
    "类款项"
    E=(50,80,105,130,300,420,545)
    tab(sheet,["类","款","项","科目名称","合计","基本支出"],[["201","","","一般公共服务支出","10.00","10.00"],["201","01","","人大事务","10.00","10.00"],["201","01","01","行政运行","10.00",""]],E,'ccclrr')
    for g in sheet.read(tmp_path): show(g)
def test_l(sheet,tmp_path):
    "short rules of each column under header, gaps between (booktabs)"
    sheet.rule(100); y=sheet.rows([HEADER],EDGES,'ccccc',100)
    sheet.rule(y,width=.4); sheet.rule(sheet.rows([["1","甲单位","12","8","4"],["2","乙单位","5","","5"]],EDGES,'clrrr',y))
    for g in sheet.read(tmp_path): show(g)
