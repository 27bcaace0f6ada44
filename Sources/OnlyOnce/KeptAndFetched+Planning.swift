import Catalogue
package import Core
package import Disclosure
import Ledger

extension KeptAndFetched {
    /// A planned call, found again from its record by whoever carries the plan out.
    struct Planned {
        let service: SourceService
        let title: Authorisation
        let key: CallKey
        let attributes: [AttributeID]
    }

    /// One call per service and title, for the attributes that no kept fact gives.
    func planned(_ attributes: [AttributeID], for need: FactNeed) -> [Planned] {
        struct Group: Hashable {
            let service: SourceService
            let title: Authorisation
        }
        var groups: [(Group, [AttributeID])] = []
        for attribute in attributes {
            guard let service = service(for: attribute, need.purpose),
                let title = need.purpose.authorisation(for: attribute)
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
        let planned = planned(await withNeeds(attributes, for: need), for: need)
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
}
