import Catalogue
package import Core

/// A consent record as it stands: a request, a yes with all that can happen to it, or a no.
package struct ConsentRow: Hashable, Sendable {
    package let id: Identifier
    package let person: SubjectRef
    package let purpose: String
    package let version: Int
    package private(set) var state: ConsentState
    /// Rises with each change of what is permitted: who cites a consent cites it as it was.
    package private(set) var revision: Int64
    package private(set) var from: Instant
    package let until: Instant
    /// Why it is paused; empty in every other state.
    package private(set) var pauses: Set<PauseCause>
    /// Whether it took the place of an earlier yes.
    package var isRenewed = false
    package var allowance: Allowance?
    package var actingFor: ActingFor?
    /// The keyed hash of the one-time code of a request.
    package var code: [UInt8]?
    /// Before this nobody may prompt again: after a no, a stop or a deferral.
    package var askAgain: Instant?
    /// The record that took its place.
    package var successor: Identifier?

    package init(
        id: Identifier, person: SubjectRef, purpose: String, version: Int, state: ConsentState, revision: Int64,
        from: Instant, until: Instant, pauses: Set<PauseCause> = []
    ) {
        self.id = id
        self.person = person
        self.purpose = purpose
        self.version = version
        self.state = pauses.isEmpty ? state : .paused
        self.revision = revision
        self.from = from
        self.until = until
        // The only pause that the first form of the table knew.
        self.pauses = state == .paused && pauses.isEmpty ? [.identity] : pauses
    }

    /// Its last moment: its own, or that of the mandate under which it was given.
    package var end: Instant { min(until, actingFor?.until ?? until) }

    /// Whether a disclosure may rest on it now; before ``from`` its contest period runs.
    package func permits(at instant: Instant) -> Bool { state.permits && hasRoom(at: instant) }

    /// Whether something may still come of it: a yes that stands and has not ended, a question without an answer, a no that
    /// keeps others from asking, or that of one parent against the other.
    func counts(at instant: Instant) -> Bool {
        (state.stands && instant <= end) || state.isOpen || (askAgain.map { instant < $0 } ?? false)
            || (state == .refused && actingFor?.kind == .parent)
    }

    /// Whether it would permit, paused or not.
    func hasRoom(at instant: Instant) -> Bool {
        from <= instant && instant <= end && allowance?.isOpen(at: instant) ?? true
    }
}

extension ConsentRow {
    package func paused(for cause: PauseCause) -> ConsentRow {
        var row = self
        row.state = .paused
        row.pauses.insert(cause)
        row.revision += 1
        return row
    }

    /// Lifts a cause; it runs again when none is left, not before `from`.
    package func resumed(from cause: PauseCause, from start: Instant? = nil) -> ConsentRow {
        var row = self
        row.pauses.remove(cause)
        if row.pauses.isEmpty { row.state = isRenewed ? .renewed : .given }
        row.from = max(from, start ?? from)
        row.revision += 1
        return row
    }

    /// In another state for good, with the record that took its place.
    package func ended(_ state: ConsentState, by successor: Identifier? = nil) -> ConsentRow {
        var row = self
        row.state = state
        row.pauses = []
        row.code = nil
        row.askAgain = nil
        row.successor = successor
        row.revision += 1
        return row
    }

    /// One more disclosure rests on it; that changes nothing for who cites it.
    package func used(at instant: Instant) -> ConsentRow {
        var row = self
        row.allowance?.use(at: instant)
        return row
    }

    /// Its mandate was looked up again.
    func checked(until: Instant?) -> ConsentRow {
        var row = pauses.contains(.mandate) ? resumed(from: .mandate) : self
        if row.revision == revision { row.revision += 1 }
        row.actingFor?.until = until
        return row
    }
}
