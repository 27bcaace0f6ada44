package import Core

/// Why a value is older than was asked, and serves all the same.
package enum Lapse: Hashable, Sendable {
    /// The source stayed away, and the purpose lets an older value serve then, on this ground and up to this day.
    case sourceDown(ground: String, lastDay: CalendarDate)
    /// The source itself is so many days late: nothing fresher is to be had.
    case sourceDelay(days: Int)

    /// The last day on which the value may serve; `nil` where the lapse sets none.
    var lastDay: CalendarDate? {
        guard case .sourceDown(_, let day) = self else { return nil }
        return day
    }

    /// Of two, what is told of an answer that rests on both.
    func joined(with other: Lapse?) -> Lapse {
        switch (self, other) {
        case (_, nil): self
        case (.sourceDown(let ground, let day), .sourceDown(let also, let end)?):
            .sourceDown(
                ground: ground == also || ground.hasSuffix("; " + also) ? ground : ground + "; " + also,
                lastDay: min(day, end))
        case (.sourceDelay(let days), .sourceDelay(let more)?): .sourceDelay(days: max(days, more))
        case (.sourceDown, .sourceDelay?): self
        case (.sourceDelay, let down?): down
        }
    }

    /// `{"ground":"…","reason":"sourceDown"}` in canonical JSON.
    func write(to out: inout [UInt8]) {
        var object = JSONObjectWriter(to: &out)
        switch self {
        case .sourceDown(let ground, _):
            object.member("ground", ground, to: &out)
            object.member("reason", "sourceDown", to: &out)
        case .sourceDelay(let days):
            object.name("days", to: &out)
            JSON.integer(Int64(days)).write(to: &out)
            object.member("reason", "sourceDelay", to: &out)
        }
        object.close(&out)
    }
}
