import Core
import Disclosure
import Testing

@Suite("Truth has three values, after Kleene")
struct KleeneTests {
    static let values: [Kleene] = [
        .yes, .no, .unknown(.absent), .unknown(.withheld), .unknown(.unavailable(Unavailability(.sourceDown))),
        .unknown(.unavailable(Unavailability(.sourceBusy, retryAt: Instant(milliseconds: 5)))),
    ]

    @Test("and, or: the order and the grouping do not show", arguments: values, values)
    func order(left: Kleene, right: Kleene) {
        #expect(left.and(right) == right.and(left))
        #expect(left.or(right) == right.or(left))
        for third in Self.values {
            #expect(left.and(right).and(third) == left.and(right.and(third)))
            #expect(left.or(right).or(third) == left.or(right.or(third)))
        }
    }

    @Test("not swaps and with or", arguments: values, values)
    func deMorgan(left: Kleene, right: Kleene) {
        #expect(left.and(right).negated == left.negated.or(right.negated))
        #expect(left.negated.negated == left)
    }

    @Test("yes is nothing to and, no is nothing to or, and each decides the other", arguments: values)
    func identity(value: Kleene) {
        #expect(value.and(.yes) == value)
        #expect(value.or(.no) == value)
        #expect(value.and(.no) == .no)
        #expect(value.or(.yes) == .yes)
        #expect(value.and(value) == value)
        #expect(value.or(value) == value)
    }

    @Test("and, or: least and most of no < unknown < yes", arguments: values, values)
    func tables(left: Kleene, right: Kleene) {
        #expect(Self.rank(left.and(right)) == min(Self.rank(left), Self.rank(right)))
        #expect(Self.rank(left.or(right)) == max(Self.rank(left), Self.rank(right)))
    }

    private static func rank(_ value: Kleene) -> Int {
        switch value {
        case .no: 0
        case .unknown: 1
        case .yes: 2
        }
    }
}

@Suite("Of several gaps the one is told that says best what to do")
struct GapTests {
    @Test(
        "the first is told, whichever way round",
        arguments: [
            (Gap.withheld, Gap.unavailable(Unavailability(.sourceBusy, retryAt: Instant(milliseconds: 9)))),
            (.unavailable(Unavailability(.notConnected)), .absent),
            (
                .unavailable(Unavailability(.sourceBusy, retryAt: Instant(milliseconds: 1))),
                .unavailable(Unavailability(.sourceRefused))
            ),
            (
                .unavailable(Unavailability(.sourceDown, retryAt: Instant(milliseconds: 9))),
                .unavailable(Unavailability(.sourceBusy, retryAt: Instant(milliseconds: 8)))
            ),
            (.unavailable(Unavailability(.sourceBusy)), .unavailable(Unavailability(.partialData))),
            (.unavailable(Unavailability(.sourceFault)), .unavailable(Unavailability(.sourceRefused))),
        ])
    func told(first: Gap, second: Gap) {
        #expect(first.joined(with: second) == first)
        #expect(second.joined(with: first) == first)
    }
}
