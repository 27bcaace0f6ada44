import Ledger

/// Where the look that a page shows was recorded, before it was shown (law 7).
struct ReadingNote {
    let line: Journal.Line

    init(_ line: Journal.Line) {
        self.line = line
    }

    var html: HTML {
        HTML(.p, .class("small"), text: "Deze inzage staat zelf in het logboek, als regel \(line.position.seq).")
    }
}
