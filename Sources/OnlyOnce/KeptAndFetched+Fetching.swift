import Catalogue
import Core
package import Disclosure
import Ledger

extension KeptAndFetched {
    /// Calls go out together, but one that needs what others bring goes after them.
    package func fetch(
        _ plan: FetchPlan, for need: FactNeed,
        mayRetry: @escaping @Sendable (_ service: String, _ attempt: Int) async -> Bool,
        mayInscribe: @escaping @Sendable (Inscription) async -> Bool
    ) async -> [FetchedCall] {
        let planned = planned(plan.attributes.flatMap { $0 }, for: need)
        let inputs = planned.flatMap { $0.service.needs + $0.service.mayUse }
        var facts = await kept(
            inputs.filter { input in !planned.contains { $0.attributes.contains(input) } }, for: need)
        var fetched: [Int: FetchedCall] = [:]
        while fetched.count < planned.count {
            let open = planned.indices.filter { fetched[$0] == nil }
            let ready = open.filter { index in
                let inputs = planned[index].service.needs + planned[index].service.mayUse
                return !open.contains { $0 != index && !planned[$0].attributes.allSatisfy { !inputs.contains($0) } }
            }
            let atHand = facts
            await withTaskGroup(of: (Int, FetchedCall).self) { group in
                for index in ready.isEmpty ? open : ready {
                    let ticket = SharedCalls.Ticket(key: planned[index].key, generation: plan.rounds[index])
                    let reference = plan.calls[index].reference
                    group.addTask {
                        (index, await fetch(planned[index], ticket, reference, need, atHand, mayRetry, mayInscribe))
                    }
                }
                for await (index, call) in group {
                    fetched[index] = call
                    for fact in call.facts { facts[fact.attribute] = fact }
                }
            }
        }
        return planned.indices.compactMap { fetched[$0] }
    }

    private func fetch(
        _ call: Planned, _ ticket: SharedCalls.Ticket, _ reference: String, _ need: FactNeed,
        _ facts: [AttributeID: Fact], _ mayRetry: @escaping @Sendable (_ service: String, _ attempt: Int) async -> Bool,
        _ mayInscribe: @escaping @Sendable (Inscription) async -> Bool
    ) async -> FetchedCall {
        guard case .given(let given, let isDoubtful) = needs(of: call.service, among: facts) else {
            await calls.release(ticket)
            return unasked(call, reference, need, facts)
        }
        let shared = await calls.result(
            of: ticket, inputs: CallInputs(given, salt: inputSalt), reference: reference,
            mayRetry: { await mayRetry(call.service.name, $0) },
            mayInscribe: { days in
                guard let asked = await inscription(of: need, call, days: days) else { return false }
                return await mayInscribe(asked)
            },
            make: { attributes, permits in
                await caller.call(
                    SourceCall(
                        service: call.service.name, number: need.number, finality: call.title.finality,
                        reference: reference, referenceDate: need.referenceDate, attributes: attributes, given: given,
                        isOfTask: need.isOfTask, mayInscribe: permits.mayInscribe),
                    mayRetry: permits.mayRetry)
            })
        await calls.release(ticket)
        guard let (reply, used) = shared else {
            return FetchedCall(
                ending: CallEnding(
                    service: call.service.name, status: .unavailable, code: "", attempts: 0, reference: reference),
                attributes: call.attributes, facts: [], members: [], unavailability: Unavailability(.sourceFault))
        }
        let provenance = provenance(of: call, reference: used, at: reply.retrievedAt, need)
        let found = call.attributes.compactMap { attribute in
            reply.told[attribute].flatMap {
                fact(
                    attribute, $0, provenance, on: need.referenceDate, isDoubtful: isDoubtful,
                    delayDays: call.service.delayDays[attribute] ?? 0)
            }
        }
        return FetchedCall(
            ending: CallEnding(
                service: call.service.name, status: reply.status, code: reply.code, attempts: reply.attempts,
                reference: used), attributes: call.attributes, facts: found, members: reply.members,
            unavailability: unavailability(of: reply), replacement: reply.replacement)
    }

    /// A call that was not made, since there is nothing that may be asked.
    private func unasked(
        _ call: Planned, _ reference: String, _ need: FactNeed, _ facts: [AttributeID: Fact]
    ) -> FetchedCall {
        let (status, code, content): (Outcome.Status, String, Fact.Content?) =
            switch needs(of: call.service, among: facts) {
            case .withheld: (.filtered, "inputWithheld", .withheld)
            case .absent: (.notFound, "inputAbsent", .absent)
            case .missing, .given: (.unavailable, "inputMissing", nil)
            }
        let provenance = provenance(of: call, reference: reference, at: clock.now, need)
        let found = content.map { content in
            call.attributes.compactMap { attribute in
                fact(
                    attribute, SourceReply.Told(content: content), provenance, on: need.referenceDate,
                    isDoubtful: false)
            }
        }
        return FetchedCall(
            ending: CallEnding(
                service: call.service.name, status: status, code: code, attempts: 0, reference: reference),
            attributes: call.attributes, facts: found ?? [], members: [],
            unavailability: Unavailability(.partialData))
    }

    /// The fact that a reply gives on an attribute for the day asked about; a value that began only later says nothing
    /// about that day.
    private func fact(
        _ attribute: AttributeID, _ told: SourceReply.Told, _ provenance: Provenance, on day: CalendarDate,
        isDoubtful: Bool, delayDays: Int = 0
    ) -> Fact? {
        if let from = told.validFrom, from.earliest > day { return nil }
        return Fact(
            attribute: attribute, content: told.content, missingSources: told.missingSources,
            isDoubtful: told.isDoubtful || isDoubtful, validFrom: told.validFrom, validUntil: told.validUntil,
            delayDays: delayDays, provenance: provenance)
    }

    private func provenance(
        of call: Planned, reference: String, at moment: Instant, _ need: FactNeed
    ) -> Provenance {
        Provenance(
            source: call.service.source, service: call.service.name, mapping: call.service.mapping,
            finality: call.title.finality, reference: reference, retrievedAt: moment,
            referenceDate: call.service.isDated ? need.referenceDate : BelgianCalendar.date(at: moment))
    }

    /// Why attributes that came without a fact are missing.
    private func unavailability(of reply: SourceReply) -> Unavailability {
        switch reply.status {
        case .ok, .anomaly, .filtered, .partial: Unavailability(.partialData, retryAt: reply.retryAt)
        case .notFound: Unavailability(.sourceHasNoRecord)
        case .busy: Unavailability(.sourceBusy, retryAt: reply.retryAt)
        case .unavailable: Unavailability(.sourceDown, retryAt: reply.retryAt)
        case .notAuthorised, .notInscribed, .badRequest: Unavailability(.sourceRefused)
        case .identityChanged: Unavailability(.anomaly)
        case .fault: Unavailability(.sourceFault, retryAt: reply.retryAt)
        }
    }
}
