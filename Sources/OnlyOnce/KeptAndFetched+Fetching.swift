import Catalogue
package import Core
package import Disclosure
import Ledger

extension KeptAndFetched {
    /// A planned call, found again from its record by whoever carries the plan out.
    private struct Planned {
        let service: SourceService
        let title: Authorisation
        let key: CallKey
        let attributes: [AttributeID]
    }

    /// One call per service and title, for the attributes that no kept fact gives.
    private func planned(_ attributes: [AttributeID], for need: FactNeed) -> [Planned] {
        struct Group: Hashable {
            let service: SourceService
            let title: Authorisation
        }
        var groups: [(Group, [AttributeID])] = []
        for attribute in attributes {
            guard let service = service(for: attribute), let title = need.purpose.authorisation(for: attribute),
                title.source == service.source
            else { continue }
            let group = Group(service: service, title: title)
            if let index = groups.firstIndex(where: { $0.0 == group }) {
                groups[index].1.append(attribute)
            } else {
                groups.append((group, [attribute]))
            }
        }
        return groups.map { group, attributes in
            Planned(
                service: group.service, title: group.title,
                key: CallKey(
                    person: need.person, service: group.service, finality: group.title.finality,
                    day: need.referenceDate, attributes: attributes), attributes: attributes)
        }
    }

    package func plan(_ attributes: [AttributeID], for need: FactNeed) async -> FetchPlan {
        let planned = planned(attributes, for: need)
        var rounds: [Int] = []
        for call in planned {
            // Where the question does not name attributes, the title covers what comes, and others may share it.
            let covered =
                call.service.asksByAttribute
                ? Set(call.attributes) : call.service.delivers.intersection(call.title.attributes)
            rounds.append(await calls.register(call.key, attributes: covered).generation)
        }
        let records = planned.map { call in
            CallRecord(
                service: call.service.name, source: call.service.source, authorisation: call.title.number,
                finality: call.title.finality.text,
                reference: Identifier.timeOrdered(at: clock.now, entropy: entropy).text)
        }
        let reached = Set(planned.flatMap(\.attributes))
        return FetchPlan(
            calls: records, attributes: planned.map(\.attributes), rounds: rounds,
            unreachable: attributes.filter { !reached.contains($0) })
    }

    package func release(_ plan: FetchPlan, for need: FactNeed) async {
        for (call, round) in zip(planned(plan.attributes.flatMap { $0 }, for: need), plan.rounds) {
            await calls.release(SharedCalls.Ticket(key: call.key, generation: round))
        }
    }

    package func fetch(
        _ plan: FetchPlan, for need: FactNeed,
        mayRetry: @escaping @Sendable (_ service: String, _ attempt: Int) async -> Bool
    ) async -> [FetchedCall] {
        let planned = planned(plan.attributes.flatMap { $0 }, for: need)
        return await withTaskGroup(of: (Int, FetchedCall).self) { group in
            for (index, call) in planned.enumerated() {
                let ticket = SharedCalls.Ticket(key: call.key, generation: plan.rounds[index])
                let reference = plan.calls[index].reference
                group.addTask { (index, await fetch(call, ticket, reference, need, mayRetry)) }
            }
            var fetched: [(Int, FetchedCall)] = []
            for await result in group { fetched.append(result) }
            return fetched.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func fetch(
        _ call: Planned, _ ticket: SharedCalls.Ticket, _ reference: String, _ need: FactNeed,
        _ mayRetry: @escaping @Sendable (_ service: String, _ attempt: Int) async -> Bool
    ) async -> FetchedCall {
        let shared = await calls.result(
            of: ticket, reference: reference, mayRetry: { await mayRetry(call.service.name, $0) },
            make: { attributes, permits in
                await caller.call(
                    SourceCall(
                        service: call.service.name, number: need.number, finality: call.title.finality,
                        reference: reference, referenceDate: need.referenceDate, attributes: attributes),
                    mayRetry: permits)
            })
        await calls.release(ticket)
        guard let (reply, used) = shared else {
            return FetchedCall(
                ending: CallEnding(
                    service: call.service.name, status: .unavailable, code: "", attempts: 0, reference: reference),
                attributes: call.attributes, facts: [], members: [], unavailability: Unavailability(.sourceFault))
        }
        let provenance = provenance(of: reply, call, reference: used, need)
        let facts = call.attributes.compactMap { fact($0, in: reply, provenance, on: need.referenceDate) }
        return FetchedCall(
            ending: CallEnding(
                service: call.service.name, status: reply.status, code: reply.code, attempts: reply.attempts,
                reference: used), attributes: call.attributes, facts: facts, members: reply.members,
            unavailability: unavailability(of: reply))
    }

    /// The fact that a reply gives on an attribute for the day asked about; a value that began only later says nothing
    /// about that day.
    private func fact(
        _ attribute: AttributeID, in reply: SourceReply, _ provenance: Provenance, on day: CalendarDate
    ) -> Fact? {
        guard let told = reply.told[attribute] else { return nil }
        if let from = told.validFrom, from.earliest > day { return nil }
        return Fact(
            attribute: attribute, content: told.content, missingSources: told.missingSources,
            isDoubtful: told.isDoubtful, validFrom: told.validFrom, validUntil: told.validUntil, provenance: provenance)
    }

    private func provenance(
        of reply: SourceReply, _ call: Planned, reference: String, _ need: FactNeed
    ) -> Provenance {
        Provenance(
            source: call.service.source, service: call.service.name, mapping: call.service.mapping,
            finality: call.title.finality, reference: reference, retrievedAt: reply.retrievedAt,
            referenceDate: call.service.isDated ? need.referenceDate : BelgianCalendar.date(at: reply.retrievedAt))
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
