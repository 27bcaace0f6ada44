package import Core
package import Ledger

/// Where events wait to be fetched and sent, beside the log: the storage writes each in the transaction of the entry that
/// causes it (``AnswerNotice``).
package protocol EventStorage: Sendable {
    /// An application's own, in the order they came, after one; `nil` where that one is not there any more.
    func events(
        of application: String, after id: Identifier?, limit: Int
    ) async throws(LedgerError) -> [AnswerEvent]?
    func event(_ id: Identifier) async throws(LedgerError) -> AnswerEvent?
    /// Those to be sent by now, the longest due first.
    func dueEvents(
        at instant: Instant, besides applications: Set<String>, limit: Int
    ) async throws(LedgerError) -> [AnswerEvent]
    func settle(_ id: Identifier, _ delivery: EventDelivery) async throws(LedgerError)
    /// Makes letters dead of those of an application that wait since then or longer; how many there were.
    func giveUpEvents(
        of application: String, before instant: Instant, at now: Instant
    ) async throws(LedgerError) -> Int
    /// Makes the events of answers that are other by now and were to be noticed then; how many notices were taken up.
    func releaseEvents(at instant: Instant, limit: Int, entropy: Entropy) async throws(LedgerError) -> Int
    /// Removes at most so many older ones, but the newest of those of each application; how many there were.
    func clearEvents(before instant: Instant, limit: Int) async throws(LedgerError) -> Int
    func eventCounts() async throws(LedgerError) -> [EventState: Int]
    /// Of each application that has events.
    func eventFigures() async throws(LedgerError) -> [EventFigures]
    /// Lets at most so many dead letters of an application wait again, untried; how many there were.
    func reviveEvents(of application: String, at instant: Instant, limit: Int) async throws(LedgerError) -> Int
}
