// The style sheet of the HTML summary: paper and ink, plum, the eight note colours, and how it prints.
#pragma once

#include <string_view>

namespace pressoir::summary {

inline constexpr std::string_view html_style = R"css(
:root{--paper:#FBF9F4;--sunken:#F2EDE2;--surface:#FFFEFB;--line:#DDD6C7;--ink:#1F2430;--ink2:#474C59;--ink3:#656A76;--plum:#7A1F4B;--pale:#F4E3EB}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:17px/1.5 Inter,"Inter Variable","Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%;print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{margin:0}
main{max-width:54rem;margin:0 auto;padding:3.5rem 1.5rem 5rem}
.kind{margin:0 0 .6rem;color:var(--plum);font-weight:650;letter-spacing:.04em}
h1{margin:0;font:650 2.9rem/1.12 "Inter Display",Inter,"Segoe UI",sans-serif;letter-spacing:-.022em;text-wrap:balance}
.stroke{display:block;width:11rem;height:.7rem;margin:.5rem 0 2.2rem}
h2{margin:3.4rem 0 1rem;font:650 1.65rem/1.25 "Inter Display",Inter,sans-serif;letter-spacing:-.015em;scroll-margin-top:1.5rem}
.minutes h2{margin-top:2.4rem}
.annexes{margin:4.5rem 0 0;padding-top:1rem;border-top:2px solid var(--ink);color:var(--ink3);font-weight:600}
.annexes+section h2{margin-top:1.2rem}
p{margin:.7rem 0;white-space:pre-line}
a{color:var(--plum);text-underline-offset:.18em}
a:focus-visible{outline:3px solid var(--plum);outline-offset:2px;border-radius:3px}
.quiet{color:var(--ink3)}
.instruction{color:var(--ink2);font-size:1.1rem;border-left:3px solid var(--plum);padding-left:1rem;margin:0 0 1.4rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.6rem;margin:0}
dt{color:var(--ink3)}
dd{margin:0;white-space:pre-line}
.figures{display:flex;flex-wrap:wrap;gap:0;margin:2rem 0 0;padding:1.1rem 0;list-style:none;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.figures li{flex:1 1 6.5rem;padding:0 1rem;border-left:1px solid var(--line)}
.figures li:first-child{border:0;padding-left:0}
.figures b{display:block;font:650 2.1rem/1.15 "Inter Display",Inter,sans-serif;color:var(--plum);font-variant-numeric:tabular-nums}
.figures span{color:var(--ink2)}
ol,ul{margin:.6rem 0;padding-left:1.4rem}
ol.numbered{list-style:none;padding:0;counter-reset:n}
ol.numbered>li{counter-increment:n;position:relative;padding:.15rem 0 .15rem 2.7rem;margin:.55rem 0}
ol.numbered>li::before{content:counter(n);position:absolute;left:0;top:.15rem;width:1.75rem;height:1.75rem;border-radius:50%;background:var(--plum);color:#fff;font-weight:650;font-size:.95rem;line-height:1.75rem;text-align:center}
li{margin:.4rem 0;white-space:pre-line}
.table{overflow-x:auto}
table{width:100%;border-collapse:collapse}
th,td{padding:.55rem .9rem .55rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);white-space:pre-line;font-weight:400}
thead th{color:var(--ink3);font-size:.9rem;border-bottom:2px solid var(--ink);padding-top:0}
tr>:last-child{padding-right:0}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .number{white-space:nowrap}
figure{margin:1.2rem 0 1.8rem;padding:.9rem;background:var(--surface);border:1px solid var(--line);border-radius:14px;break-inside:avoid}
figure svg{display:block;width:100%;height:auto;max-height:75vh}
figcaption{margin-top:.7rem;color:var(--ink3);font-size:.9rem}
.ranking{list-style:none;padding:0;margin:1.2rem 0}
.ranking li{display:grid;grid-template-columns:2.2rem 1fr max-content;gap:.2rem 1rem;align-items:baseline;margin:0;padding:.75rem 1rem;border-bottom:1px solid var(--line)}
.ranking li.first{background:var(--pale);border-radius:14px;border-bottom-color:transparent}
.ranking .rank{font-weight:650;color:var(--ink3);font-variant-numeric:tabular-nums}
.ranking .first .rank,.ranking .first .count{color:var(--plum)}
.ranking .label{font-size:1.08rem;font-weight:550}
.ranking .count{font-weight:650;font-variant-numeric:tabular-nums}
.ranking .note{font-weight:400;color:var(--ink3)}
.ranking .bar{grid-column:2/4;height:.6rem;border-radius:.3rem;background:#C58AA6}
.ranking .first .bar{background:var(--plum)}
.theme{margin:2rem 0}
.theme h3{display:flex;flex-wrap:wrap;align-items:baseline;gap:.3rem .7rem;margin:0 0 .7rem;font:650 1.2rem/1.3 "Inter Display",Inter,sans-serif;break-after:avoid}
.letter{display:inline-block;min-width:1.75rem;padding:0 .3rem;border-radius:8px;background:var(--ink);color:var(--paper);text-align:center;line-height:1.75rem;font-size:1.05rem}
.theme h3 small{font:400 1rem/1.3 Inter,sans-serif;color:var(--ink3)}
.cards{list-style:none;margin:0;padding:0;columns:2;column-gap:.8rem}
.cards>li{break-inside:avoid;margin:0 0 .7rem;padding:.6rem .85rem .65rem;border-radius:6px;font-weight:500;line-height:1.4}
.cards .details{display:block;margin-top:.3rem;font-size:.88rem;font-weight:400}
.cards b{font-weight:650}
.cards ul{margin:.4rem 0 0;padding:.35rem 0 0 1.1rem;border-top:1px solid #1F243033;font-weight:400;font-size:.94rem}
.cards ul li{margin:.15rem 0}
.sun{background:#FEF09B}.apricot{background:#F5BE8C}.rose{background:#EC99B5}.lilac{background:#B5A7F3}.sky{background:#AAC8E8}.mint{background:#A2E7E1}.leaf{background:#C1EBB8}.stone{background:#D4D0C3}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--ink3);font-size:.9rem}
@media(max-width:40rem){html{font-size:16px}main{padding:2rem 1.1rem 3rem}h1{font-size:2.1rem}.cards{columns:1}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6rem}.figures li{flex-basis:33%;border:0;padding:.3rem 0}}
@media print{@page{size:A4;margin:16mm 17mm 18mm}html{background:#fff;font-size:10.5pt}main{max-width:none;padding:0}h1{font-size:23pt}h2{font-size:15pt;margin-top:1.6rem;break-after:avoid}.minutes h2{margin-top:1.1rem}.stroke{margin-bottom:1rem}.annexes{break-before:page;margin-top:0;border:0;padding:0}tr,.ranking li,ol.numbered>li{break-inside:avoid}figure svg{max-height:150mm}.figures{margin-top:1rem;padding:.6rem 0}.table{overflow:visible}a{color:inherit;text-decoration:none}}
)css";

} // namespace pressoir::summary
