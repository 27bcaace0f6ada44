package import Core
package import OnlyOnce

/// Asks MAGDA's repertorium to note, or to strike out, that we have a file on someone for one aim (FIELD 1.6).
///
/// Without such a note many sources do not answer.
package struct Repertorium: Sendable {
    /// How an inscription, or its end, went.
    package enum Answer: Sendable {
        /// It stands, whether it was new or there already; or it is gone.
        case done(attempts: Int)
        case refused(SourceReply)
    }

    /// It exists already.
    private static let standing = ":40143"
    /// At the end of one: there was none.
    private static let none = ":40003"

    private let caller: any SourceCaller
    private let inscription: String
    private let end: String
    private let clock: WallClock

    /// - Parameters:
    ///   - caller: Offers the repertorium's services, by the names of their mappings.
    ///   - inscription: `RegistreerInschrijving-02.01`.
    ///   - end: `RegistreerUitschrijving-02.00`.
    package init(
        caller: any SourceCaller, inscription: String = "RegistreerInschrijving-02.01",
        end: String = "RegistreerUitschrijving-02.00", clock: WallClock
    ) {
        self.caller = caller
        self.inscription = inscription
        self.end = end
        self.clock = clock
    }

    var now: Instant { clock.now }

    /// The day that is asked about, or today where that day is yet to come.
    func firstDay(for day: CalendarDate) -> CalendarDate { min(day, clock.today) }

    /// The message, and each further attempt at it, must be recorded first.
    package func inscribe(
        _ number: SubjectNumber, _ finality: Finality, from day: CalendarDate, reference: String,
        isOfTask: Bool = false,
        mayRetry: @escaping @Sendable (Int) async -> Bool
    ) async -> Answer {
        await ask(
            inscription, number, finality, day, reference, settled: Self.standing, isOfTask: isOfTask, mayRetry)
    }

    /// Ends it, as when consent was withdrawn or a case is closed.
    package func remove(
        _ number: SubjectNumber, _ finality: Finality, reference: String,
        mayRetry: @escaping @Sendable (Int) async -> Bool
    ) async -> Answer {
        await ask(end, number, finality, clock.today, reference, settled: Self.none, isOfTask: false, mayRetry)
    }

    private func ask(
        _ service: String, _ number: SubjectNumber, _ finality: Finality, _ day: CalendarDate, _ reference: String,
        settled: String, isOfTask: Bool, _ mayRetry: @escaping @Sendable (Int) async -> Bool
    ) async -> Answer {
        let accepted: AttributeID = "registration.accepted"
        let reply = await caller.call(
            SourceCall(
                service: service, number: number, finality: finality, reference: reference, referenceDate: day,
                attributes: [accepted], isOfTask: isOfTask), mayRetry: mayRetry)
        let isDone = reply.told[accepted]?.content == .value(.boolean(true)) || reply.code.hasSuffix(settled)
        return isDone ? .done(attempts: reply.attempts) : .refused(reply)
    }
}
