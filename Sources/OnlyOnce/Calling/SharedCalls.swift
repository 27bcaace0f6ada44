import Core

/// One call for all who need it now. Everyone registers when planning, records a consultation of their own, and then
/// takes the result; whoever comes first makes the call.
///
/// A call outlives whoever started it: a waiter that is cancelled or refused releases its ticket and hurts nobody. A
/// failure fails all its waiters once, and those who come in its first second: they do not each ask again.
actor SharedCalls {
    struct Ticket: Hashable, Sendable {
        let key: CallKey
        let generation: Int
    }

    struct Call {
        let attributes: Set<AttributeID>
        var holders = 1
        var task: Task<SourceReply, Never>?
        var doneAt: Instant?
        /// Each may allow a further attempt, on its own basis.
        var retryPermits: [@Sendable (Int) async -> Bool] = []
        /// The reference of who made it.
        var reference = ""
        /// Whether it failed in a way that may pass, with nothing told of anyone.
        var hasFailed = false
    }

    /// How long a finished call still counts as *now* for newcomers, while someone holds it: the spread of requests that
    /// arrive together.
    private static let window: Int64 = 2_000
    /// How long a failure that may pass is told to newcomers, though nobody holds it: a source that is down is not run
    /// over by those who wait for it.
    private static let quiet: Int64 = 1_000
    /// More failures than are remembered at one time; what comes first goes first.
    private static let mostSpent = 10_000

    private let clock: WallClock
    private(set) var calls: [Ticket: Call] = [:]
    private var latest: [CallKey: Int] = [:]
    /// Never reused: a newcomer must not take the place of a call that is still held.
    private var generations = 0
    /// Failures that nobody holds any more, the oldest first.
    private var spent: [Ticket] = []

    init(clock: WallClock) {
        self.clock = clock
    }

    func register(_ key: CallKey, attributes: Set<AttributeID>) -> Ticket {
        dropSpent()
        if let generation = latest[key] {
            let ticket = Ticket(key: key, generation: generation)
            if let call = calls[ticket], call.attributes.isSuperset(of: attributes), isNow(call) {
                calls[ticket]?.holders += 1
                return ticket
            }
        }
        generations += 1
        let fresh = Ticket(key: key, generation: generations)
        latest[key] = generations
        calls[fresh] = Call(attributes: attributes)
        return fresh
    }

    private func isNow(_ call: Call) -> Bool {
        guard let doneAt = call.doneAt else { return true }
        return clock.now < doneAt.adding(milliseconds: call.hasFailed ? Self.quiet : Self.window)
    }

    /// The result of the call, made now if nobody has; the second value is the reference under which it was made.
    func result(
        of ticket: Ticket, reference: String, mayRetry: @escaping @Sendable (Int) async -> Bool,
        make: @escaping @Sendable (Set<AttributeID>, @escaping @Sendable (Int) async -> Bool) async -> SourceReply
    ) async -> (SourceReply, String)? {
        guard let call = calls[ticket] else { return nil }
        calls[ticket]?.retryPermits.append(mayRetry)
        let task: Task<SourceReply, Never>
        if let running = call.task {
            task = running
        } else {
            // Off this actor: what the caller does with an answer's bytes must not hold up the other calls.
            task = Task { @concurrent in
                await make(call.attributes) { attempt in await self.permits(ticket, attempt) }
            }
            calls[ticket]?.task = task
            calls[ticket]?.reference = reference
        }
        let reply = await task.value
        if calls[ticket]?.doneAt == nil {
            calls[ticket]?.doneAt = clock.now
            calls[ticket]?.hasFailed = reply.mayPass
        }
        return (reply, calls[ticket]?.reference ?? reference)
    }

    /// The first waiter whose own record allows the attempt carries it.
    private func permits(_ ticket: Ticket, _ attempt: Int) async -> Bool {
        for permit in calls[ticket]?.retryPermits ?? [] where await permit(attempt) { return true }
        return false
    }

    func release(_ ticket: Ticket) {
        guard var call = calls[ticket] else { return }
        call.holders -= 1
        if call.holders > 0 {
            calls[ticket] = call
            return
        }
        // Whoever made it may not retry on behalf of newcomers: their own records decide that.
        call.retryPermits = []
        if call.hasFailed, isNow(call), latest[ticket.key] == ticket.generation {
            calls[ticket] = call
            spent.append(ticket)
            return
        }
        drop(ticket)
    }

    private func drop(_ ticket: Ticket) {
        calls[ticket] = nil
        if latest[ticket.key] == ticket.generation { latest[ticket.key] = nil }
    }

    /// Forgets failures that are no news any more.
    private func dropSpent() {
        let gone = spent.prefix { ticket in
            guard let call = calls[ticket], call.holders == 0 else { return true }
            return !isNow(call)
        }
        let surplus = max(gone.count, spent.count - Self.mostSpent)
        guard surplus > 0 else { return }
        for ticket in spent.prefix(surplus) where calls[ticket]?.holders == 0 { drop(ticket) }
        spent.removeFirst(surplus)
    }
}

extension SourceReply {
    /// Whether the source gave no answer, in a way that may pass.
    var mayPass: Bool {
        [.busy, .unavailable, .fault].contains(status) && told.isEmpty && members.isEmpty && replacement == nil
    }
}
