import Core
import Foundation
import Support
import Testing

@Suite("A moment is written in RFC 3339, in UTC, with milliseconds")
struct InstantTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (1_795_251_600_000, "2026-11-21T09:00:00.000Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        (1_798_761_599_050, "2026-12-31T23:59:59.050Z"), (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
    ])
    func written(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).rfc3339 == text)
        #expect(Instant(rfc3339: text) == Instant(milliseconds: milliseconds))
    }

    @Test("random moments read back, and agree with Foundation")
    func roundTrip() {
        let words = Entropy.seeded(11)
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime]
        for _ in 0..<500 {
            let word = words.bytes(6).reduce(Int64(0)) { $0 << 8 | Int64($1) }
            let instant = Instant(milliseconds: word % 8_000_000_000_000 - 2_000_000_000_000)
            #expect(Instant(rfc3339: instant.rfc3339) == instant)
            let seconds = Double((instant.milliseconds - (instant.milliseconds % 1000 + 1000) % 1000) / 1000)
            let theirs = formatter.string(from: Date(timeIntervalSince1970: seconds))
            #expect(instant.rfc3339.prefix(19) + "Z" == theirs)
        }
    }

    @Test
    func theFractionMayBeAbsent() {
        #expect(Instant(rfc3339: "2026-11-21T09:00:00Z") == Instant(milliseconds: 1_795_251_600_000))
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-11-21T09:00:00", "2026-11-21T09:00:00+00:00", "2026-11-21T09:00:00+01:00",
        "2026-11-21t09:00:00z", "2026-11-21 09:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T09:60:00Z",
        "2026-11-21T09:00:60Z", "2026-02-29T09:00:00Z", "2026-13-01T09:00:00Z", "0000-01-01T00:00:00Z",
        "2026-11-21T09:00:00.Z", "2026-11-21T09:00:00.1Z", "2026-11-21T09:00:00.1234Z", "2026-11-21T09:00:00,123Z",
        "2026-11-21T-9:00:00Z", "2026-11-21T+9:00:00Z", "2026-11-21T09:00:0éZ", "12026-11-21T09:00:00Z",
        "2026-11-21T09:00:00ZZ", "2026-11-21T09:00:00.000ZZ",
    ])
    func otherFormsAreRefused(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test("time stops at its ends instead of trapping")
    func ends() {
        let now = Instant(milliseconds: 1_795_251_600_000)
        #expect(now.adding(days: .max) == Instant(milliseconds: .max))
        #expect(now.adding(days: .min) == Instant(milliseconds: .min))
        #expect(Instant(milliseconds: .max).adding(milliseconds: 1) == Instant(milliseconds: .max))
        #expect(Instant(milliseconds: .min).adding(seconds: -1) == Instant(milliseconds: .min))
        #expect(now.adding(days: 1).milliseconds - now.milliseconds == 86_400_000)
    }
}
