import Core
import Ledger
import Testing

@testable import Server

@Suite("The desk has Dutch words for all that the log can say")
struct WordsTests {
    @Test("each kind of entry", arguments: EntryType.allCases)
    func types(_ type: EntryType) {
        #expect(type.dutch != type.rawValue)
    }

    @Test("each rule", arguments: Refusal.Rule.allCases)
    func rules(_ rule: Refusal.Rule) {
        #expect(!rule.dutch.contains(rule.rawValue))
    }

    @Test("each finding of a verification", arguments: Finding.Kind.allCases)
    func findings(_ kind: Finding.Kind) {
        #expect(!kind.dutch.contains(kind.rawValue))
    }

    @Test(
        "moments on a Belgian clock",
        arguments: [
            ("2027-05-03T12:05:00Z", "3 mei 2027 om 14.05 uur"),
            ("2026-12-31T23:30:00Z", "1 januari 2027 om 00.30 uur"),
        ])
    func moments(_ utc: String, _ dutch: String) throws {
        #expect(DutchTime.moment(try #require(Instant(rfc3339: utc))) == dutch)
    }

    @Test("text is escaped wherever it enters")
    func escaped() {
        let text = "<b onload=\"x\">&\u{0}'"
        let html = HTML(.p, .class(text)) {
            text
            HTML(.input, .value(text), .init("required", if: false), .init("checked", if: true))
        }
        #expect(
            html.markup == "<p class=\"&lt;b onload=&quot;x&quot;&gt;&amp;'\">&lt;b onload=&quot;x&quot;&gt;&amp;'"
                + "<input value=\"&lt;b onload=&quot;x&quot;&gt;&amp;'\" checked=\"checked\" /></p>")
    }
}
