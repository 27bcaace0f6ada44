/// A moment: milliseconds since 1970 in UTC.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// Stops at the ends of time instead of trapping: periods come from files and payloads.
    package func adding(milliseconds delta: Int64) -> Instant { adding(delta, times: 1) }
    package func adding(seconds: Int64) -> Instant { adding(seconds, times: 1000) }
    package func adding(days: Int64) -> Instant { adding(days, times: 86_400_000) }

    private func adding(_ count: Int64, times unit: Int64) -> Instant {
        let (delta, isTooLong) = count.multipliedReportingOverflow(by: unit)
        let (sum, isTooFar) = milliseconds.addingReportingOverflow(delta)
        guard isTooLong || isTooFar else { return Instant(milliseconds: sum) }
        return Instant(milliseconds: count < 0 ? .min : .max)
    }

    /// RFC 3339 in UTC with milliseconds, as the API shows it: `2026-11-21T09:30:00.000Z`.
    package var rfc3339: String {
        let days = milliseconds.flooredQuotient(86_400_000)
        let rest = milliseconds - days * 86_400_000
        let date = CalendarDate(daysSince1970: Int(days))
        let seconds = rest / 1000
        var out: [UInt8] = []
        out.reserveCapacity(24)
        out.append(contentsOf: date.text.utf8)
        for (mark, value) in [(0x54, seconds / 3600), (0x3A, seconds / 60 % 60), (0x3A, seconds % 60)]
            as [(UInt8, Int64)]
        {
            out.append(mark)
            Digits.append(value, width: 2, to: &out)
        }
        out.append(0x2E)
        Digits.append(rest % 1000, width: 3, to: &out)
        out.append(0x5A)
        return String(decoding: out, as: UTF8.self)
    }

    /// Parses what ``rfc3339`` writes, with or without the fraction; other offsets are refused.
    package init?(rfc3339 text: String) {
        let utf8 = Array(text.utf8)
        guard utf8.count >= 20, utf8[10] == 0x54, utf8[13] == 0x3A, utf8[16] == 0x3A, utf8.last == 0x5A,
            let date = CalendarDate(String(decoding: utf8[0..<10], as: UTF8.self)),
            let hour = Digits.parse(utf8[11..<13]), let minute = Digits.parse(utf8[14..<16]),
            let second = Digits.parse(utf8[17..<19]), hour < 24, minute < 60, second < 60
        else { return nil }
        var fraction: Int64 = 0
        if utf8.count > 20 {
            guard utf8.count == 24, utf8[19] == 0x2E, let parsed = Digits.parse(utf8[20..<23]) else { return nil }
            fraction = Int64(parsed)
        }
        let day = Int64(date.daysSince1970) * 86_400
        self.init(milliseconds: (day + Int64(hour * 3600 + minute * 60 + second)) * 1000 + fraction)
    }
}

extension Instant: CustomStringConvertible {
    package var description: String { rfc3339 }
}

extension Int64 {
    /// Division that rounds down, so that moments before 1970 fall on the right day.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
