import Core
import Disclosure

/// A letter as a page that prints on one sheet of A4: black on white, 11 points, nothing that needs script or a network.
struct LetterPage {
    let letter: Letter
    /// What goes with the letter, for a program.
    let file: JSON

    var html: String {
        let title = HTMLText.escaped(letter.title)
        return """
            <!DOCTYPE html>
            <html lang="nl-BE"><head><meta charset="utf-8"><title>\(title)</title>
            <meta name="viewport" content="width=device-width"><style>
            @page{size:A4;margin:11mm 15mm}
            body{font:11pt/1.3 Arial,Helvetica,sans-serif;color:#000;background:#fff;max-width:180mm;margin:0 auto}
            @media screen{body{padding:1rem}}
            header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;border-bottom:2px solid #000}
            header p{margin:0 0 2mm}.code{font:bold 15pt/1.2 "Courier New",monospace;white-space:nowrap}
            h1{font-size:17pt;margin:3mm 0 1mm}h2{font-size:11.5pt;margin:2.2mm 0 .4mm}
            p{margin:0}ul{margin:0;padding-left:5mm}blockquote{margin:0;padding-left:3mm;border-left:2px solid #000}
            p,li{overflow-wrap:anywhere}section{break-inside:avoid}
            </style></head><body>
            <header><p>\(letter.sender.map(HTMLText.escaped).joined(separator: "<br>"))</p>
            <p>Uw code<br><span class="code">\(HTMLText.escaped(letter.code))</span></p></header>
            <main><h1>\(title)</h1>
            \(letter.sections.map(Self.section).joined(separator: "\n"))
            </main>
            \(LetterFile.page(file))
            </body></html>

            """
    }

    private static func section(_ section: Letter.Section) -> String {
        let lines = section.lines.map(HTMLText.escaped)
        let body =
            if section.isList {
                "<ul>" + lines.map { "<li>\($0)</li>" }.joined() + "</ul>"
            } else if section.isQuoted {
                "<blockquote>" + lines.map { "<p>\($0)</p>" }.joined() + "</blockquote>"
            } else {
                "<p>" + lines.joined(separator: " ") + "</p>"
            }
        return "<section><h2>\(HTMLText.escaped(section.heading))</h2>\(body)</section>"
    }
}
