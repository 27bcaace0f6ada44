/// The one style sheet of the desk.
///
/// No font, image or colour from elsewhere; text against its ground has a contrast of 7 to 1 or more, a target is 44
/// pixels high, and a table on a narrow screen is read row by row (WCAG 2.2, 1.4.3, 1.4.10, 2.4.7, 2.5.8).
enum Stylesheet {
    static let text = """
        :root{--ink:#1a1a1a;--ground:#fff;--soft:#f2f4f5;--line:#6b7680;--accent:#003b71;--alarm:#8e1116;--good:#0b5a2c}
        *{box-sizing:border-box}
        html{font:1.0625rem/1.5 "Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;color:var(--ink);background:var(--ground)}
        body{margin:0 auto;max-width:75rem;padding:0 1rem}
        a{color:var(--accent);text-underline-offset:.15em}
        a:hover{text-decoration-thickness:.15em}
        :focus-visible{outline:.2rem solid #b35900;outline-offset:.15rem}
        main:focus{outline:none}
        .skip{position:absolute;left:-99rem}
        .skip:focus{position:static;display:inline-block;padding:.6rem}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        header{border-bottom:.3rem solid var(--accent);padding:.75rem 0;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;\
        align-items:center;justify-content:space-between}
        header p{margin:0}
        .environment{background:#ffe9a8;padding:.25rem .6rem}
        .session{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;font-size:.95rem}
        nav ul,.facets ul,.cards{list-style:none;margin:0;padding:0}
        form{margin:0 0 1rem}
        body>nav ul{max-width:none;display:flex;flex-wrap:wrap;gap:0 1.25rem;border-bottom:1px solid var(--line)}
        nav a,.facets a,.cards a{display:inline-block;padding:.6rem 0;min-height:2.75rem}
        nav a[aria-current],.facets a[aria-current]{font-weight:700;color:var(--ink)}
        h1{font-size:1.9rem;line-height:1.2;margin:1.5rem 0 1rem}
        h2{font-size:1.35rem;margin:2rem 0 .5rem}
        h3{font-size:1.1rem;margin:1.25rem 0 .25rem}
        p,ul,ol,dl{max-width:45rem}
        .field,.option,fieldset{margin:0 0 1rem}
        fieldset{border:1px solid var(--line);padding:.5rem 1rem}
        label{font-weight:600}
        .option label{font-weight:400;padding:.5rem}
        .field label{display:block}
        .hint{margin:0;color:#40484f}
        .error{margin:0;color:var(--alarm);font-weight:600}
        .wrong{border-left:.3rem solid var(--alarm);padding-left:.75rem}
        input,select,textarea{font:inherit;color:inherit;background:var(--ground);border:2px solid var(--line);\
        padding:.5rem;max-width:100%;min-height:2.75rem}
        input[type=text],textarea{width:100%;max-width:30rem}
        input[type=radio],input[type=checkbox]{min-height:1.5rem;width:1.5rem;height:1.5rem;vertical-align:middle}
        button,.button{font:inherit;font-weight:600;display:inline-block;min-height:2.75rem;padding:.5rem 1.25rem;\
        border:2px solid var(--accent);background:var(--accent);color:#fff;text-decoration:none;cursor:pointer}
        button:hover,.button:hover{background:#00264a}
        .quiet button,button.quiet{background:var(--ground);color:var(--accent)}
        .quiet button:hover{background:var(--soft)}
        form.filters{background:var(--soft);padding:1rem;display:grid;gap:0 1rem;align-items:end;\
        grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr))}
        form.filters button{margin-bottom:1rem;justify-self:start}
        .split{display:grid;gap:0 2rem;grid-template-columns:minmax(0,1fr) 17rem}
        .count{font-weight:400}
        table{border-collapse:collapse;width:100%;margin:1rem 0}
        caption{text-align:left;font-weight:600;padding:.25rem 0}
        th,td{border-bottom:1px solid var(--line);padding:.6rem .75rem .6rem 0;text-align:left;vertical-align:top;\
        overflow-wrap:anywhere}
        .pager{display:flex;gap:2rem}
        .status{border:.2rem solid var(--good);padding:1rem;font-size:1.25rem;font-weight:600}
        .status.alarm,.alarm{border-color:var(--alarm);color:var(--alarm)}
        .entries{list-style:none;padding:0;max-width:none}
        .entries>li{border-bottom:1px solid var(--line);padding:.75rem 0}
        .entries p{margin:0}
        .small{font-size:.95rem;color:#40484f}
        details summary{padding:.6rem 0;min-height:2.75rem;cursor:pointer}
        code{overflow-wrap:anywhere}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);padding:1rem}
        progress{width:100%;max-width:30rem;height:1.5rem}
        .help{border-top:1px solid var(--line);margin-top:2.5rem}
        .help h2{margin-top:1rem}
        footer{border-top:1px solid var(--line);color:#40484f;padding:.5rem 0 2rem;font-size:.95rem}
        .address{margin:2rem 0;white-space:pre-line}
        .paper{display:none}
        svg{max-width:100%;height:auto}
        @media (max-width:48rem){
        .split{display:block}
        table,thead,tbody,tr,td{display:block}
        thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        tr{border:1px solid var(--line);padding:.5rem .75rem;margin-bottom:.75rem}
        td{border:0;padding:.15rem 0}
        td::before{content:attr(data-label) ": ";font-weight:600}
        }
        @media (forced-colors:active){button,.button{border:2px solid}}
        @media print{
        html{font-size:11pt;color:#000}
        body{max-width:none;padding:0}
        nav,.skip,.session,.help,footer,form,.facets,.button,.screen{display:none}
        .paper{display:block}
        header{border-bottom:1pt solid #000}
        .letter h1{font-size:14pt}
        a{color:#000;text-decoration:none}
        tr,.entries>li{break-inside:avoid}
        h2,h3{break-after:avoid}
        .status{border-color:#000;color:#000}
        .split{display:block}
        }

        """
}
