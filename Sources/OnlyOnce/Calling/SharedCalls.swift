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
        /// The questions that went out for it: one for each content.
        var questions: [CallInputs: Question] = [:]
    }

    struct Question {
        var task: Task<SourceReply, Never>?
        var doneAt: Instant?
        /// What each waiter's own record may allow.
        var permits: [Permits] = []
        /// The reference of who made it.
        var reference = ""
        /// Whether it failed in a way that may pass, with nothing told of anyone.
        var hasFailed = false
    }

    /// What must be on the record before it is done: a further attempt, and that the source notes for so many days that
    /// we follow the person.
    struct Permits: Sendable {
        let mayRetry: @Sendable (_ attempt: Int) async -> Bool
        let mayInscribe: @Sendable (_ days: Int) async -> Bool
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
        call.questions.values.allSatisfy { question in
            guard let doneAt = question.doneAt else { return true }
            return clock.now < doneAt.adding(milliseconds: question.hasFailed ? Self.quiet : Self.window)
        }
    }

    /// The result of the call, made now if nobody has; the second value is the reference under which it was made.
    ///
    /// Who asks with other values than those before it makes a question of its own, and takes its answer.
    func result(
        of ticket: Ticket, inputs: CallInputs = .none, reference: String,
        mayRetry: @escaping @Sendable (Int) async -> Bool,
        mayInscribe: @escaping @Sendable (Int) async -> Bool = { _ in true },
        make: @escaping @Sendable (Set<AttributeID>, Permits) async -> SourceReply
    ) async -> (SourceReply, String)? {
        guard let call = calls[ticket] else { return nil }
        var question = call.questions[inputs] ?? Question()
        question.permits.append(Permits(mayRetry: mayRetry, mayInscribe: mayInscribe))
        let task: Task<SourceReply, Never>
        if let running = question.task {
            task = running
        } else {
            let anyone = Permits(
                mayRetry: { attempt in
                    await self.isPermitted(ticket, inputs) { await $0.mayRetry(attempt) }
                },
                mayInscribe: { days in
                    await self.isPermitted(ticket, inputs) { await $0.mayInscribe(days) }
                })
            // Off this actor: what the caller does with an answer's bytes must not hold up the other calls.
            task = Task { @concurrent in await make(call.attributes, anyone) }
            question.task = task
            question.reference = reference
        }
        calls[ticket]?.questions[inputs] = question
        let reply = await task.value
        if calls[ticket]?.questions[inputs]?.doneAt == nil {
            calls[ticket]?.questions[inputs]?.doneAt = clock.now
            calls[ticket]?.questions[inputs]?.hasFailed = reply.mayPass
        }
        return (reply, calls[ticket]?.questions[inputs]?.reference ?? reference)
    }

    /// The first waiter whose own record allows it carries it.
    private func isPermitted(
        _ ticket: Ticket, _ inputs: CallInputs, by allows: @Sendable (Permits) async -> Bool
    ) async -> Bool {
        for permits in calls[ticket]?.questions[inputs]?.permits ?? [] where await allows(permits) { return true }
        return false
    }

    func release(_ ticket: Ticket) {
        guard var call = calls[ticket] else { return }
        call.holders -= 1
        if call.holders > 0 {
            calls[ticket] = call
            return
        }
        // Only failures are told to who comes later, and whoever made it may do nothing on behalf of newcomers: their own
        // records decide that.
        call.questions = call.questions.filter(\.value.hasFailed)
        for inputs in Array(call.questions.keys) { call.questions[inputs]?.permits = [] }
        if !call.questions.isEmpty, isNow(call), latest[ticket.key] == ticket.generation {
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
