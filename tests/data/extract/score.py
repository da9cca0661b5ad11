#!/usr/bin/env python3
# ruff: noqa
# fmt: off
"""score.py GOLD.json PRED.json [--errors] [--json]

Scores extracted figures and quotes of Indonesian/Arabic text pairs.  Pure stdlib.

PRED.json   {"schema":"extract-pred/1","documents":[DOC...]}  or one DOC
 DOC        {"id":<gold document id>,"figures":[FIG...],"quotes":[QUO...]}
 FIG        {"lang":"id|ar","start":int,"end":int,            # str offsets, end exclusive
             "kind":"money|percent|quantity|count|year|date|time|score|fraction|multiple|ordinal|weekday|month",
             "value":"40000000000"|null, "value2":null|"15",   # value2: upper end of a range
             "unit":"USD"|"percent"|"power-megawatt"|null,     # ISO 4217 or CLDR unit id
             "approx":null|"more_than|less_than|about|up_to|at_least|almost",
             "indefinite":false, "dual":false,
             "pair":null|"p7", "pair_status":null|"match|mismatch|only_id|only_ar"}
 QUO        {"lang","start","end",                              # inside the marks
             "type":"direct|phrase|mention|indirect",
             "speaker":null|"Sam Altman","cue":null|"mengatakan","pair":null|"q2"}
 value syntax: decimal string; fraction "2/3" or decimal; date ISO (1882-09-30, 2017-09, --11-06);
 time HH:MM; score "3:1"

Match rules (all one-to-one, per document and language)
 spans are first trimmed of white space, quotation marks, edge punctuation; for Arabic also of the
 proclitics و ف ب ل ك (+ ـ) so that 'و2.6' equals '2.6'.
 FIGURES gold tiers: core counts; ext (ordinals, indefinite, dual nouns) scored apart; weak ignored.
  detect   = overlap of >=1 character
  value    = detect + same value (and value2)
  v+unit   = value + unit equal (gold '*' = any; unit_alt allowed) + kind compatible
             (count/quantity/fraction/multiple/ordinal are one class, year date time score money percent their own)
  exact    = v+unit + identical trimmed span
  A prediction on a weak/ext gold item, an ordinal/weekday/month/indefinite/dual prediction or a spelled
  'one' that hits nothing is left out of core precision; everything else unmatched is a false positive
  (that includes model names such as GPT-5, phone numbers, 'kedua' = both).
 QUOTES core = direct + phrase; gold mentions (titles, nicknames, scare quotes) and nested weak ones are
  ignored in P and counted as FP in P-strict.
  exact  = identical trimmed span; relaxed = IoU >= 0.8
  speaker = over relaxed matches whose gold names a speaker: some content token of the gold's
            speaker_accept is in the prediction and >= half of the predicted tokens are accept tokens, or the
            prediction ends with an accepted form (role + name) and has <= 10 tokens
  indirect (only where the gold has them) relaxed = IoU >= 0.5
 PAIRS  recall over gold pairs with both sides present (core tier): both sides detected by predictions with
  the same pair id.  mismatch = gold pair_status mismatch flagged as such / false alarms on matching pairs.
"""
import sys,os,json,re,collections,unicodedata
from fractions import Fraction
TRIM=set(' \t\n\u00a0\u200b\u200e\u200f“”„«»"‘’\'‹›.,،؛;:!?؟…()[]-–—')
PRO='وفبلكـ'
BASE='.'
def text_of(t):
    return t['text'] if 'text' in t else open(os.path.join(BASE,t['path']),encoding='utf-8',newline='').read()
def trim(t,s,e,ar,keep=''):
    while s<e and t[s] in TRIM and t[s] not in keep: s+=1
    while e>s and t[e-1] in TRIM and t[e-1] not in keep: e-=1
    return s,e
def trimfig(t,s,e,ar):
    s,e=trim(t,s,e,ar,keep='')
    if ar:
        # proclitic in front of digits or al-
        while s<e-1 and t[s] in PRO and (t[s+1].isdigit() or t[s+1]=='ـ' or t[s]=='ـ'): s+=1
    return s,e
def num(v):
    if v is None: return None
    try: return Fraction(str(v))
    except (ValueError,ZeroDivisionError): return str(v)
def same(a,b):
    a,b=num(a),num(b)
    if isinstance(a,Fraction) and isinstance(b,Fraction):
        return a==b or abs(a-b)<=Fraction(1,2000)*max(abs(a),abs(b)) and (a.denominator>20 or b.denominator>20) and abs(a)<10
    return a==b
NUMK={'count','quantity','fraction','multiple','ordinal','age','ratio'}
def cls(k): return 'n' if k in NUMK else k
def lev(g,p,t):
    if not(p['start']<g['end'] and g['start']<p['end']): return 0
    if g.get('indefinite'):
        if not p.get('indefinite'): return 1
        v=same(g['magnitude'],p.get('magnitude') or g['magnitude'])
    else: v=same(g['value'],p.get('value')) and same(g.get('value2'),p.get('value2'))
    if not v: return 1
    gu,pu=g['unit'],p.get('unit')
    if not(gu=='*' or gu==pu or pu in g.get('unit_alt',[])): return 2
    if cls(g['kind'])!=cls(p.get('kind','count')): return 2
    a=g['lang']=='ar'
    return 4 if trimfig(t,g['start'],g['end'],a)==trimfig(t,p['start'],p['end'],a) else 3
def iou(a,b):
    i=min(a[1],b[1])-max(a[0],b[0])
    return 0 if i<=0 else i/(max(a[1],b[1])-min(a[0],b[0]))
def assign(G,P,w):
    c=sorted(((w(g,p),-i,-j,i,j) for i,g in enumerate(G) for j,p in enumerate(P)),reverse=True)
    gi,pj={},{}
    for s,_,_,i,j in c:
        if s<=0: break
        if i in gi or j in pj: continue
        gi[i]=j;pj[j]=i
    return gi,pj
def prf(tp,ng,npred):
    r=tp/ng if ng else None; p=tp/npred if npred else None
    f=2*p*r/(p+r) if p and r else (0.0 if ng and npred else None)
    return p,r,f
AN=str.maketrans({'أ':'ا','إ':'ا','آ':'ا','ى':'ي','ة':'ه','ـ':''})
def toks(s):
    s=unicodedata.normalize('NFKD',s or '').lower()
    s=''.join(c for c in s if not unicodedata.combining(c)).translate(AN)
    return [w for w in re.findall(r"\w+(?:[-'’]\w+)*",s)]
STOP=set('yang dan di dari pada the of سيد السيد tn tuan nona dr mr pak bu menurut kepada para seorang suatu sebuah'.split())
def spk_ok(q,p):
    ps=[w for w in toks(p.get('speaker')) if w not in STOP]
    acc=set(w for a in q['speaker_accept'] for w in toks(a) if w not in STOP)
    # whole document names that contain an accepted token are fine: proclitic tolerant for Arabic
    def inn(w): return w in acc or (w[:1] in 'ولبف' and w[1:] in acc) or ('ال'+w) in acc or (w.startswith('ال') and w[2:] in acc)
    hit=sum(inn(w) for w in ps)
    if ps and hit and hit*2>=len(ps): return True
    for a in q['speaker_accept']:      # role + name: prediction ends with an accepted form
        w=[x for x in toks(a) if x not in STOP]
        if w and len(ps)<=10 and ps[-len(w):]==w: return True
    return False
def main():
    a=[x for x in sys.argv[1:] if not x.startswith('--')]; ERR='--errors' in sys.argv
    global BASE; BASE=os.path.dirname(os.path.abspath(a[0]))
    G=json.load(open(a[0],encoding='utf-8')); P=json.load(open(a[1],encoding='utf-8'))
    pd=P['documents'] if 'documents' in P else [P]
    pd={d.get('id','seed'):d for d in pd}
    C=collections.Counter(); bykind=collections.Counter()
    for d in G['documents']:
        pdoc=pd.get(d['id'],{'figures':[],'quotes':[]}); fmatch={}; qmatch={}
        for lg in d['texts']:
            t=text_of(d['texts'][lg])
            g=[f for f in d['figures'] if f['lang']==lg]; p=[f for f in pdoc.get('figures',[]) if f['lang']==lg]
            gi,pj=assign(g,p,lambda x,y:lev(x,y,t)+ (0.5*iou((x['start'],x['end']),(y['start'],y['end'])) if lev(x,y,t) else 0))
            for i,f in enumerate(g):
                L=lev(f,p[gi[i]],t) if i in gi else 0
                if i in gi: fmatch[f['id']]=p[gi[i]]
                T=f['tier']
                if T=='weak': continue
                C[lg,'fig',T,'gold']+=1
                for k,th in (('detect',1),('value',2),('vunit',3),('exact',4)):
                    if L>=th: C[lg,'fig',T,k]+=1
                if T=='core':
                    bykind[f['kind'],'gold']+=1; bykind[f['kind'],'vunit']+=L>=3
                    if L>=3 and f.get('approx') is not None or (L>=3 and p[gi[i]].get('approx')):
                        C[lg,'approx','n']+=1; C[lg,'approx','ok']+=p[gi[i]].get('approx')==f.get('approx')
                if ERR and T=='core' and L<4: print(f"  {'MISS' if L==0 else 'LVL%d'%L} {d['id']} {lg} {f['surface']!r} {f['kind']} {f['value']} {f['unit']}", '->', None if i not in gi else {k:p[gi[i]].get(k) for k in('kind','value','value2','unit')}|{'s':t[p[gi[i]]['start']:p[gi[i]]['end']]})
            for j,f in enumerate(p):
                if j in pj and g[pj[j]]['tier']!='core': continue
                if j not in pj:
                    sf=t[f['start']:f['end']]
                    if f.get('kind') in('ordinal','weekday','month') or f.get('indefinite') or f.get('dual'): continue
                    if same(f.get('value'),'1') and not re.search(r'\d',sf): continue
                    if any(x['tier']!='core' and x['lang']==lg and x['start']<f['end'] and f['start']<x['end'] for x in g): continue
                    if ERR: print('  FP  ',d['id'],lg,repr(t[max(0,f['start']-15):f['start']]),repr(sf),f.get('kind'),f.get('value'),f.get('unit'))
                C[lg,'fig','core','pred']+=1
            # quotes
            for ind in ((False,True) if d.get('indirect_annotated',True) else (False,)):
                sel=(lambda q:(q['type']=='indirect')==ind)
                gq=[q for q in d['quotes'] if q['lang']==lg and sel(q)]; pq=[q for q in pdoc.get('quotes',[]) if q['lang']==lg and sel(q) and q.get('type')!='mention']
                tr=lambda q:trim(t,q['start'],q['end'],lg=='ar')
                th=0.5 if ind else 0.8; nm='ind' if ind else 'quo'
                gi,pj=assign(gq,pq,lambda x,y:iou(tr(x),tr(y)) if iou(tr(x),tr(y))>=0.3 else 0)
                for i,q in enumerate(gq):
                    I=iou(tr(q),tr(pq[gi[i]])) if i in gi else 0
                    if q['tier']!='core':
                        if q['type']=='mention': C[lg,nm,'mentions']+=1; C[lg,nm,'mentions_listed']+=I>=0.8
                        continue
                    C[lg,nm,'gold']+=1; C[lg,nm,'detect']+=I>0; C[lg,nm,'relaxed']+=I>=th; C[lg,nm,'exact']+=I>=0.9999
                    C[lg,nm,'gold_'+q['type']]+=1; C[lg,nm,'relaxed_'+q['type']]+=I>=th
                    if I>=th:
                        qmatch[q['id']]=pq[gi[i]]
                        if q['speaker_accept']:
                            ok=spk_ok(q,pq[gi[i]]); C[lg,nm,'spk_n']+=1; C[lg,nm,'spk_ok']+=ok; C[lg,nm,'spk_given']+=bool(pq[gi[i]].get('speaker'))
                            if ERR and not ok: print('  SPK ',d['id'],lg,q['surface'][:30],'| gold',q['speaker_accept'],'| pred',pq[gi[i]].get('speaker'))
                        else: C[lg,nm,'nospk_n']+=1; C[lg,nm,'nospk_false']+=bool(pq[gi[i]].get('speaker'))
                    if q['speaker_accept']: C[lg,nm,'spk_gold']+=1
                    if ERR and I<0.9999: print('  QUO ',d['id'],lg,round(I,2),q['type'],q['surface'][:40],'~',q['surface'][-15:],'->',None if i not in gi else t[pq[gi[i]]['start']:pq[gi[i]]['end']][:60])
                for j,q in enumerate(pq):
                    if j in pj and gq[pj[j]]['tier']!='core':
                        if gq[pj[j]]['type']=='mention': C[lg,nm,'fpstrict']+=1
                        continue
                    if j not in pj and any(x['tier']!='core' and iou(tr(x),tr(q))>0.3 for x in gq): continue
                    C[lg,nm,'pred']+=1
                    if ERR and j not in pj: print('  QFP ',d['id'],lg,q.get('type'),t[q['start']:q['end']][:80])
        for nm,items,mt in (('figpair',d['figures'],fmatch),('quopair',[q for q in d['quotes'] if q['type']!='indirect'],qmatch)):
            pr=collections.defaultdict(dict)
            for f in items:
                if f['tier']=='core' or nm=='figpair' and f['tier']=='ext': pr[f['pair']].setdefault(f['lang'],[]).append(f)
            for k,s in pr.items():
                if len(s)<2 or all(f['tier']!='core' for v in s.values() for f in v): continue
                C[nm,'gold']+=1
                x=[mt[f['id']].get('pair') for f in s['id'] if f['id'] in mt]; y=[mt[f['id']].get('pair') for f in s['ar'] if f['id'] in mt]
                ok=bool(set(filter(None,x))&set(filter(None,y)))
                C[nm,'ok']+=ok
                if x and y: C[nm,'both_found']+=1
                if nm=='figpair' and ok:
                    ps=[mt[f['id']].get('pair_status') for v in s.values() for f in v if f['id'] in mt]
                    gs=s['id'][0].get('pair_status')
                    C[nm,gs]+=1; C[nm,gs+'_flagged']+='mismatch' in ps
                    if ERR and ((gs=='mismatch')!=('mismatch' in ps)): print('  PAIRSTATUS',d['id'],gs,ps,[f['surface'] for v in s.values() for f in v])
                elif nm=='figpair':
                    if s['id'][0].get('pair_status')=='mismatch': C[nm,'mismatch_unpaired']+=1
                    if ERR and x and y: print('  UNPAIRED',d['id'],[f['surface'] for v in s.values() for f in v],x,y)
            # wrong pairs
            inv=collections.defaultdict(dict)
            for gid,p in mt.items():
                if p.get('pair'):
                    gf=[f for f in items if f['id']==gid]
                    if not gf: continue
                    gf=gf[0]; inv[p['pair']].setdefault(gf['lang'],set()).add(gf['pair'])
            for k,s in inv.items():
                if len(s)==2: C[nm,'predpairs']+=1; C[nm,'predok']+=bool(s['id']&s['ar'])
    res={}
    def f3(x): return '  -  ' if x is None else f'{100*x:5.1f}'
    langs=['id','ar','all']
    def g3(lg,*k): return C[(lg,)+k] if lg!='all' else sum(C[(l,)+k] for l in('id','ar'))
    print('FIGURES core    gold pred |  detect P/R/F      | value P/R/F       | value+unit P/R/F  | exact P/R/F')
    for lg in langs:
        n,m=g3(lg,'fig','core','gold'),g3(lg,'fig','core','pred'); row=[]
        for k in('detect','value','vunit','exact'):
            r=prf(g3(lg,'fig','core',k),n,m); res[f'fig_{k}_{lg}']=r; row.append(' '.join(f3(x) for x in r))
        print(f'  {lg:4}         {n:5}{m:5} | '+' | '.join(row))
    for lg in langs:
        n=g3(lg,'fig','ext','gold')
        if n: print(f"  {lg:4} ext recall (ordinals, indefinite, dual nouns) n={n}: detect {f3(g3(lg,'fig','ext','detect')/n)} v+unit {f3(g3(lg,'fig','ext','vunit')/n)}")
    n=g3('all','approx','n'); print('  approx label agreement',f3(g3('all','approx','ok')/n if n else None),'n',n)
    print('  recall by kind (v+unit):',', '.join(f"{k} {bykind[k,'vunit']}/{bykind[k,'gold']}" for k in sorted({x[0] for x in bykind})))
    for nm,ti in (('quo','QUOTES direct+phrase'),('ind','INDIRECT')):
        if not g3('all',nm,'gold'): continue
        print(f'{ti}   gold pred |  exact P/R/F       | relaxed P/R/F     | P-strict | speaker acc on matched (n) | speaker end-to-end recall | false speaker')
        for lg in langs:
            n,m=g3(lg,nm,'gold'),g3(lg,nm,'pred'); e=prf(g3(lg,nm,'exact'),n,m); r=prf(g3(lg,nm,'relaxed'),n,m); res[f'{nm}_exact_{lg}']=e; res[f'{nm}_relaxed_{lg}']=r
            ps=g3(lg,nm,'relaxed')/(m+g3(lg,nm,'fpstrict')) if m else None
            sn=g3(lg,nm,'spk_n'); so=g3(lg,nm,'spk_ok'); sg=g3(lg,nm,'spk_gold')
            res[f'{nm}_speaker_{lg}']=so/sn if sn else None
            print(f'  {lg:4}    {n:5}{m:5} | '+' '.join(f3(x) for x in e)+' | '+' '.join(f3(x) for x in r)+f" |  {f3(ps)}   |  {f3(so/sn if sn else None)} ({so}/{sn})  | {f3(so/sg if sg else None)} | {g3(lg,nm,'nospk_false')}/{g3(lg,nm,'nospk_n')}")
        if nm=='quo': print('   recall by type:',{k:f"{g3('all',nm,'relaxed_'+k)}/{g3('all',nm,'gold_'+k)}" for k in('direct','phrase')},' mentions listed as quotes:',f"{g3('all',nm,'mentions_listed')}/{g3('all',nm,'mentions')}")
    for nm in('figpair','quopair'):
        if C[nm,'gold']:
            s=f"{nm.upper()} recall {C[nm,'ok']}/{C[nm,'gold']} = {f3(C[nm,'ok']/C[nm,'gold'])} (both sides found {C[nm,'both_found']}); precision {C[nm,'predok']}/{C[nm,'predpairs']}"
            if nm=='figpair': s+=f"; mismatch flagged {C[nm,'mismatch_flagged']}/{C[nm,'mismatch']} (+{C[nm,'mismatch_unpaired']} unpaired), false alarms {C[nm,'match_flagged']}/{C[nm,'match']}"
            print(s)
    if '--json' in sys.argv: print(json.dumps(res))
if __name__=='__main__': main()
