package import Core

extension RowChange {
    /// A row in full, with its kind; `nil` for the end of one.
    package var json: JSON? {
        switch self {
        case .purpose(let row): ["purpose": row.json]
        case .application(let row): ["application": row.json]
        case .consent(let row): ["consent": row.json]
        case .consultation(let row): ["consultation": row.json]
        case .fact(let row): ["fact": row.json]
        case .hold(let row): ["hold": row.json]
        case .link(let row): ["link": row.json]
        case .matter(let row): ["matter": row.json]
        case .erasure(let row): ["erasure": row.json]
        case .pruning(let row): ["pruning": row.json]
        case .telling(let row): ["telling": row.json]
        case .dropHold, .dropFact, .drop: nil
        }
    }

    package init?(json: JSON) {
        guard let members = json.members?.all, members.count == 1, let kind = members.first?.name,
            let row = members.first?.value
        else { return nil }
        let change: RowChange? =
            switch kind {
            case "purpose": PurposeRow(json: row).map { .purpose($0) }
            case "application": ApplicationRow(json: row).map { .application($0) }
            case "consent": ConsentRow(json: row).map { .consent($0) }
            case "consultation": ConsultationRow(json: row).map { .consultation($0) }
            case "fact": FactRow(json: row).map { .fact($0) }
            case "hold": HoldRow(json: row).map { .hold($0) }
            case "link": LinkRow(json: row).map { .link($0) }
            case "matter": MatterRow(json: row).map { .matter($0) }
            case "erasure": ErasureRow(json: row).map { .erasure($0) }
            case "pruning": PruningRow(json: row).map { .pruning($0) }
            case "telling": TellingRow(json: row).map { .telling($0) }
            default: nil
            }
        guard let change else { return nil }
        self = change
    }
}
